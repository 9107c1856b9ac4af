package dev.caredesk.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** After a rollback this version meets a schema that a later one has migrated. */
@QuarkusTest
class NewerSchemaTest {

    private static final String DESCRIPTION = "of another version";

    @Inject
    Flyway flyway;

    @Inject
    Jdbi jdbi;

    @AfterEach
    void forget() {
        jdbi.useHandle(
                handle -> handle.execute("DELETE FROM flyway_schema_history WHERE description = ?", DESCRIPTION));
    }

    @Test
    void aLaterVersionsMigrationIsNoObstacle() {
        record("9999");

        flyway.migrate();
    }

    @Test
    void anEarlierOneThatIsNotOursIs() {
        record("0000.5");

        assertThatThrownBy(flyway::migrate).isInstanceOf(FlywayValidateException.class);
    }

    private void record(String version) {
        jdbi.useHandle(handle -> handle.execute("""
                INSERT INTO flyway_schema_history
                    (installed_rank, version, description, type, script, installed_by, execution_time, success)
                SELECT max(installed_rank) + 1, ?, ?, 'SQL', 'another.sql', 'another', 1, true
                FROM flyway_schema_history""", version, DESCRIPTION));
    }
}
