package dev.caredesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    private static final Path PROGRAMS = Path.of("target/postgres/programs").toAbsolutePath();

    @TempDir
    private Path home = Path.of("");

    @Test
    void dataIsKeptBetweenStarts() throws Exception {
        try (var postgres = start()) {
            execute(postgres, "CREATE TABLE kept AS SELECT 1");
        }
        try (var postgres = start()) {
            execute(postgres, "SELECT * FROM kept");
        }
    }

    @Test
    void serverLeftBehindByAKilledDeskIsReplaced() throws Exception {
        // a JVM of its own, killed so that it can clean nothing up
        var desk = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedPostgresProcess.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        desk.environment().put("CAREDESK_HOME", home.toString());
        var process = desk.start();
        assertThat(process.inputReader().readLine()).isEqualTo("ready");
        long orphan = Long.parseLong(
                Files.readAllLines(home.resolve("postgres/postmaster.pid")).getFirst());
        process.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(orphan)).isPresent();

        try (var postgres = start()) {
            execute(postgres, "SELECT 1");
            assertThat(postgres.pid()).isNotEqualTo(orphan);
        }
        // a process that nobody has waited for is still listed, but has no command any more
        assertThat(ProcessHandle.of(orphan).flatMap(server -> server.info().command()))
                .isEmpty();
    }

    @Test
    void noteOfAServerThatIsGoneIsRemoved() throws Exception {
        start().close();
        var other = new ProcessBuilder("sleep", "60").start();
        try {
            // its id went to another process in the meantime
            Files.writeString(
                    home.resolve("postgres/postmaster.pid"),
                    other.pid() + "\n" + home.resolve("postgres") + "\n0\n0\n\n\n\n");
            try (var postgres = start()) {
                execute(postgres, "SELECT 1");
            }
        } finally {
            other.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void secondDeskOnTheSameFolderIsRefused() throws Exception {
        try (var postgres = start()) {
            assertThatExceptionOfType(InvalidDatabaseSettings.class)
                    .isThrownBy(this::start)
                    .withMessageStartingWith("Another CareDesk is using " + home);
            execute(postgres, "SELECT 1");
        }
    }

    @Test
    void dataOfAnotherVersionIsRefused() throws Exception {
        start().close();
        Files.writeString(home.resolve("postgres/PG_VERSION"), "17\n");

        assertThatExceptionOfType(InvalidDatabaseSettings.class)
                .isThrownBy(this::start)
                .withMessageContaining("was written by PostgreSQL 17, but this CareDesk brings PostgreSQL 18");
    }

    @Test
    void onlyLoopbackWithPasswordAndDurableCommits() throws Exception {
        try (var postgres = start()) {
            for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertThat(query(postgres, "SHOW " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(query(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), EmbeddedPostgres.USER, "guess"));
        }
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.start(home, PROGRAMS);
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), EmbeddedPostgres.USER, postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), EmbeddedPostgres.USER, postgres.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
