package dev.caredesk.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/**
 * A migrated database of a test's own in one PostgreSQL per JVM; a copy of a template, hence made in milliseconds.
 * Keep it in a static field of the test class and close it in {@code @AfterAll}.
 */
public final class TestDatabase implements AutoCloseable {

    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger COUNT = new AtomicInteger();

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
        var name = "test_" + COUNT.incrementAndGet();
        Server.execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return new TestDatabase(name);
    }

    /** Returns JDBI over a small pool of connections. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /** Makes a database without any table. */
    static TestDatabase createUnmigrated() {
        var name = "test_" + COUNT.incrementAndGet();
        Server.execute("CREATE DATABASE " + name);
        return new TestDatabase(name);
    }

    /** Returns the address for other connections, user and password included. */
    public String url() {
        return Server.url(name);
    }

    /** Returns the address without user and password. */
    String address() {
        return Server.POSTGRES.jdbcUrl(name);
    }

    /** Returns the role that may do everything. */
    static String user() {
        return EmbeddedPostgres.USER;
    }

    /** Returns the password of {@link #user()}. */
    static String password() {
        return Server.POSTGRES.password();
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

    /** Started by the first test that needs it; stops with the JVM. */
    private static final class Server {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                var folder = Path.of("target/postgres").toAbsolutePath();
                var own = folder.resolve("jvm-" + ProcessHandle.current().pid());
                var postgres = EmbeddedPostgres.start(own, folder.resolve("programs"));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres, own)));
                execute(postgres, "CREATE DATABASE " + TEMPLATE);
                Flyway.configure()
                        .dataSource(postgres.jdbcUrl(TEMPLATE), EmbeddedPostgres.USER, postgres.password())
                        .load()
                        .migrate();
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres postgres, Path folder) {
            try {
                postgres.close();
                PostgresBinaries.delete(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static String url(String database) {
            return url(POSTGRES, database);
        }

        private static String url(EmbeddedPostgres postgres, String database) {
            return postgres.jdbcUrl(database) + "?user=" + EmbeddedPostgres.USER + "&password=" + postgres.password();
        }

        static void execute(String sql) {
            execute(POSTGRES, sql);
        }

        private static void execute(EmbeddedPostgres postgres, String sql) {
            try (var connection = DriverManager.getConnection(url(postgres, "postgres"));
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }
}
