package dev.caredesk.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.api.ProblemCode;
import dev.caredesk.database.TestDatabase;
import dev.caredesk.web.ApiProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TurnLimitTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final int MOST = 20;

    private Instant now = Instant.parse("2027-03-05T15:00:17Z");
    private final InstantSource time = () -> now;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.jdbi().useHandle(handle -> handle.execute("TRUNCATE turn_count"));
    }

    @Test
    void ofManyAtOnceOverSeveralTasksExactlyTheAllowedNumberGetsThrough() throws Exception {
        var tasks = List.of(task(MOST), task(MOST), task(MOST));
        var turns = new ArrayList<Callable<Boolean>>();
        for (var turn = 0; turn < 10 * MOST; turn++) {
            var task = tasks.get(turn % tasks.size());
            turns.add(() -> isAllowed(task));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var allowed = 0;
            for (var turn : threads.invokeAll(turns)) {
                allowed += turn.get() ? 1 : 0;
            }
            assertThat(allowed).isEqualTo(MOST);
        }
    }

    @Test
    void saysHowLongToWaitAndGoesOnThen() {
        var task = task(1);
        task.count();
        assertThatThrownBy(task::count).isInstanceOfSatisfying(ApiProblem.class, refused -> {
            assertThat(refused.code()).isEqualTo(ProblemCode.RATE_LIMITED);
            assertThat(refused.retryAfter()).contains(Duration.ofSeconds(43));
            assertThat(refused).hasMessageContaining("wait 43 seconds");
        });
        now = now.plusSeconds(43);
        assertThat(Stream.of(task, task).map(TurnLimitTest::isAllowed)).containsExactly(true, false);
    }

    @Test
    void zeroIsNoLimit() {
        var task = task(0);
        assertThat(Stream.generate(() -> isAllowed(task)).limit(5)).containsOnly(true);
    }

    private TurnLimit task(int most) {
        return new TurnLimit(DATABASE.jdbi(), time.withZone(ZoneOffset.UTC), new TestLimits(0, most));
    }

    private static boolean isAllowed(TurnLimit task) {
        try {
            task.count();
            return true;
        } catch (ApiProblem refused) {
            return false;
        }
    }
}
