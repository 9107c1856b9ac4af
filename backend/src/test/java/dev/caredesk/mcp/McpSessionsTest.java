package dev.caredesk.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.api.ProblemCode;
import dev.caredesk.caller.ConversationId;
import dev.caredesk.database.TestDatabase;
import dev.caredesk.web.ApiProblem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class McpSessionsTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Instant BEGIN = Instant.parse("2027-03-08T15:00:30Z");

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void clear() {
        DATABASE.jdbi().useHandle(handle -> handle.execute("TRUNCATE conversation, mcp_session_count CASCADE"));
    }

    @Test
    void anotherTaskFindsTheSameConversation() {
        var one = at(BEGIN).begin();
        var two = at(BEGIN).begin();
        var first = conversation(BEGIN, one);

        assertThat(conversation(BEGIN.plus(Duration.ofDays(3)), one)).isEqualTo(first);
        assertThat(conversation(BEGIN, two)).isNotEqualTo(first);
        assertThat(at(BEGIN).isOpen(one)).isTrue();
    }

    @Test
    void endedSessionIsNoMore() {
        var one = at(BEGIN).begin();
        at(BEGIN).end(one);

        assertThat(at(BEGIN).isOpen(one)).isFalse();
        assertThat(at(BEGIN).enter(one)).isEmpty();
    }

    @Test
    void storesNoSession() {
        var one = at(BEGIN).begin();

        var stored = DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "SELECT string_agg(c::text || s::text, '') FROM conversation c, mcp_session s")
                        .mapTo(String.class)
                        .one());
        assertThat(stored).isNotEmpty().doesNotContain(one);
    }

    @Test
    void callsOfASessionAreCountedByTheMinute() {
        var one = at(BEGIN).begin();
        for (int i = 0; i < 5; i++) {
            at(BEGIN).enter(one);
        }

        assertRateLimited(() -> at(BEGIN).enter(one));
        assertThat(at(BEGIN).enter(at(BEGIN).begin())).isPresent();
        assertThat(at(BEGIN.plusSeconds(30)).enter(one)).isPresent();
    }

    @Test
    void newSessionsAreLimitedOverAllTasks() {
        for (int i = 0; i < 7; i++) {
            at(BEGIN).begin();
        }

        assertRateLimited(() -> at(BEGIN).begin());
        assertThat(at(BEGIN.plusSeconds(30)).begin()).isNotEmpty();
    }

    @Test
    void endedSessionsCountToo() {
        for (int i = 0; i < 7; i++) {
            at(BEGIN).end(at(BEGIN).begin());
        }

        assertRateLimited(() -> at(BEGIN).begin());
    }

    @Test
    void aCallDoesNotProlongAnIdentification() {
        var one = at(BEGIN).begin();
        var conversation = conversation(BEGIN, one);
        DATABASE.jdbi().useHandle(handle -> {
            handle.execute("INSERT INTO patient (id, name) VALUES (7, 'Ada') ON CONFLICT DO NOTHING");
            handle.createUpdate("UPDATE conversation SET patient_id = 7, identified_until = :until WHERE id = :id")
                    .bind("until", BEGIN.plusSeconds(60))
                    .bind("id", conversation.value())
                    .execute();
        });

        assertThat(at(BEGIN.plusSeconds(59)).enter(one).orElseThrow().patient()).isPresent();
        assertThat(at(BEGIN.plusSeconds(60)).enter(one).orElseThrow().patient()).isEmpty();
    }

    private static void assertRateLimited(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ApiProblem.class, refused -> {
            assertThat(refused.code()).isEqualTo(ProblemCode.RATE_LIMITED);
            assertThat(refused.retryAfter()).contains(Duration.ofSeconds(30));
        });
    }

    private static ConversationId conversation(Instant now, String session) {
        return at(now).enter(session).orElseThrow().conversation();
    }

    private static McpSessions at(Instant now) {
        return new McpSessions(DATABASE.jdbi(), Clock.fixed(now, ZoneOffset.UTC), new McpSettings() {
            @Override
            public int callsPerMinute() {
                return 5;
            }

            @Override
            public int sessionsPerMinute() {
                return 7;
            }
        });
    }
}
