package dev.caredesk.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;

/**
 * A PostgreSQL server of our own, on loopback, that keeps its data in a folder between starts. It serves development,
 * tests and {@code scripts/start}; production has a server of its own.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The role that owns the server. */
    public static final String USER = "caredesk";

    private final PostgresServer server;
    private final FileChannel lock;
    private final int port;
    private final String password;

    private EmbeddedPostgres(PostgresServer server, FileChannel lock, int port, String password) {
        this.server = server;
        this.lock = lock;
        this.port = port;
        this.password = password;
    }

    /** The folder of local state: {@code CAREDESK_HOME}, or {@code .caredesk} where the desk was started. */
    public static Path home() {
        return Path.of(Optional.ofNullable(System.getenv("CAREDESK_HOME"))
                        .filter(home -> !home.isBlank())
                        .orElse(".caredesk"))
                .toAbsolutePath()
                .normalize();
    }

    /**
     * Starts the server whose data is in the folder {@code postgres} of the given one, and makes both if need be. A
     * server that a killed desk left behind is stopped first.
     *
     * @throws InvalidDatabaseSettings if the folder is in use, or its data is of another version
     */
    public static EmbeddedPostgres start(Path home) throws IOException {
        return start(home, home.resolve("postgres-programs"));
    }

    static EmbeddedPostgres start(Path home, Path programs) throws IOException {
        Files.createDirectories(home);
        var lock = lock(home);
        try {
            var data = home.resolve("postgres");
            var server = new PostgresServer(PostgresBinaries.unpack(programs), data, home.resolve("logs/postgres.log"));
            var password = password(home.resolve("postgres.password"), Files.exists(data.resolve("PG_VERSION")));
            server.initialize(password);
            server.stopLeftover();
            int port = freePort();
            server.start(port);
            var embedded = new EmbeddedPostgres(server, lock, port, password);
            embedded.createDatabase("caredesk");
            Files.writeString(home.resolve("postgres.address"), embedded.jdbcUrl());
            return embedded;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Returns how to reach the server of another process that uses the folder.
     *
     * @throws IOException if none was ever started there
     */
    public static Running running(Path home) throws IOException {
        return new Running(
                Files.readString(home.resolve("postgres.address")).strip(),
                Files.readString(home.resolve("postgres.password")).strip());
    }

    /** How to reach a running server as {@link #USER}. */
    public record Running(String jdbcUrl, String password) {}

    /** Returns where the desk's database is. */
    public String jdbcUrl() {
        return jdbcUrl("caredesk");
    }

    /** Returns where a database of this server is. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Returns the password of {@link #USER}. */
    public String password() {
        return password;
    }

    /** Returns the process id of the server. */
    public long pid() {
        return server.pid().orElseThrow();
    }

    /** The folder has a server already. */
    public static final class FolderInUse extends InvalidDatabaseSettings {

        private static final long serialVersionUID = 1L;

        FolderInUse(String message) {
            super(message);
        }
    }

    /** Stops the server; its data is kept. */
    @Override
    public void close() throws IOException {
        server.stop();
        lock.close();
    }

    // The system drops the lock with the process, however that ends: who holds it is alive.
    private static FileChannel lock(Path home) throws IOException {
        var channel =
                FileChannel.open(home.resolve("postgres.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // this very process has it
        }
        channel.close();
        throw new FolderInUse(
                "Another CareDesk is using " + home + ": stop that one, or set CAREDESK_HOME to another folder.");
    }

    private static String password(Path file, boolean dataExists) throws IOException {
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        if (dataExists) {
            throw new InvalidDatabaseSettings(
                    "The file " + file + " is missing, without which the data beside it cannot"
                            + " be opened: restore it, or move the folder away to start afresh.");
        }
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, password);
        return password;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void createDatabase(String name) throws IOException {
        try (var connection = DriverManager.getConnection(jdbcUrl("postgres"), USER, password);
                var query = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?");
                var statement = connection.createStatement()) {
            query.setString(1, name);
            try (var rows = query.executeQuery()) {
                if (!rows.next()) {
                    statement.execute("CREATE DATABASE " + name);
                }
            }
        } catch (SQLException e) {
            throw new IOException("The embedded PostgreSQL does not answer", e);
        }
    }
}
