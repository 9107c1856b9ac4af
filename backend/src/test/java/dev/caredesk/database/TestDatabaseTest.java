package dev.caredesk.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    @Test
    void isMigratedAndCommitsSynchronously() {
        try (var database = TestDatabase.create()) {
            var tables = database.jdbi()
                    .withHandle(handle -> handle.createQuery("SELECT count(*) FROM appointment")
                            .mapTo(int.class)
                            .one());
            var commit = database.jdbi()
                    .withHandle(handle -> handle.createQuery("SHOW synchronous_commit")
                            .mapTo(String.class)
                            .one());
            assertThat(tables).isZero();
            assertThat(commit).isEqualTo("on");
        }
    }
}
