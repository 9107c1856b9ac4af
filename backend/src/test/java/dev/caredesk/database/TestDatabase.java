package dev.caredesk.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/**
 * A migrated database of a test's own in one PostgreSQL per JVM; a copy of a template, hence made in milliseconds.
 * Keep it in a static field of the test class and close it in {@code @AfterAll}.
 */
public final class TestDatabase implements AutoCloseable {

    private static final String TEMPLATE = "migrated";

    private final String name;
    private final AgroalDataSource pool;
    private final Jdbi jdbi;

    private TestDatabase(String name) {
        this.name = name;
        this.pool = pool(name);
        this.jdbi = JdbiProducer.jdbi(pool::getConnection);
    }

    /** Makes an empty, migrated database. */
    public static TestDatabase create() {
        var name = newName();
        Server.execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return new TestDatabase(name);
    }

    /** Returns JDBI over a small pool of connections. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /** Makes a database without any table. */
    static TestDatabase createUnmigrated() {
        var name = newName();
        Server.execute("CREATE DATABASE " + name);
        return new TestDatabase(name);
    }

    /** Returns the address for other connections, user and password included. */
    public String url() {
        return Server.url(name);
    }

    /** Returns the address without user and password. */
    String address() {
        return Server.ADDRESS + name;
    }

    /** Returns the role that may do everything. */
    static String user() {
        return EmbeddedPostgres.USER;
    }

    /** Returns the password of {@link #user()}. */
    static String password() {
        return Server.PASSWORD;
    }

    /** Empties every table, so that tests of a class can start alike. */
    public void clear() {
        jdbi.useHandle(handle -> handle.execute("""
                TRUNCATE appointment, offer, proposal, time_off, dated_hours, weekly_hours, doctor, specialty, patient
                RESTART IDENTITY CASCADE"""));
    }

    @Override
    public void close() {
        pool.close();
        Server.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    private static String newName() {
        return "test_" + UUID.randomUUID().toString().replace("-", "");
    }

    private static AgroalDataSource pool(String database) {
        try {
            return AgroalDataSource.from(new AgroalPropertiesReader()
                    .readProperties(Map.of(
                            AgroalPropertiesReader.JDBC_URL, Server.url(database),
                            AgroalPropertiesReader.PROVIDER_CLASS_NAME, "org.postgresql.Driver",
                            AgroalPropertiesReader.MAX_SIZE, "16",
                            AgroalPropertiesReader.ACQUISITION_TIMEOUT_S, "30")));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Started by the first test that needs it; stops with the JVM. Quarkus tests load this class once more beside the
     * plain ones: system properties are what both see.
     */
    private static final class Server {

        private static final String ADDRESS_PROPERTY = "caredesk.test-postgres.address";
        private static final String PASSWORD_PROPERTY = "caredesk.test-postgres.password";

        static {
            if (System.getProperty(ADDRESS_PROPERTY) == null) {
                start();
            }
        }

        static final String ADDRESS = System.getProperty(ADDRESS_PROPERTY);
        static final String PASSWORD = System.getProperty(PASSWORD_PROPERTY);

        private static void start() {
            try {
                var folder = Path.of("target/postgres").toAbsolutePath();
                deleteDataOfEarlierRuns(folder);
                var own = folder.resolve("jvm-" + ProcessHandle.current().pid());
                var postgres = EmbeddedPostgres.start(own, folder.resolve("programs"));
                DatabaseConfiguration.stopWithThisProcess(postgres.pid());
                System.setProperty(PASSWORD_PROPERTY, postgres.password());
                execute(postgres.jdbcUrl("postgres"), postgres.password(), "CREATE DATABASE " + TEMPLATE);
                Flyway.configure()
                        .dataSource(postgres.jdbcUrl(TEMPLATE), EmbeddedPostgres.USER, postgres.password())
                        .load()
                        .migrate();
                System.setProperty(ADDRESS_PROPERTY, postgres.jdbcUrl(""));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void deleteDataOfEarlierRuns(Path folder) throws IOException {
            if (!Files.isDirectory(folder)) {
                return;
            }
            try (var runs = Files.newDirectoryStream(folder, "jvm-*")) {
                for (var run : runs) {
                    var pid = Long.parseLong(run.getFileName().toString().substring("jvm-".length()));
                    if (ProcessHandle.of(pid).isEmpty()) {
                        PostgresBinaries.delete(run);
                    }
                }
            }
        }

        static String url(String database) {
            return ADDRESS + database + "?user=" + EmbeddedPostgres.USER + "&password=" + PASSWORD;
        }

        static void execute(String sql) {
            execute(ADDRESS + "postgres", PASSWORD, sql);
        }

        private static void execute(String address, String password, String sql) {
            try (var connection = DriverManager.getConnection(address, EmbeddedPostgres.USER, password);
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }
}
