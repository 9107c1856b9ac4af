package dev.caredesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.database.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class IdempotentRequestsTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Instant NOW = Instant.parse("2027-03-01T15:00:00Z");
    private static final byte[] SCOPE = {1};
    private static final byte[] REQUEST = {2};

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void aKeyIsTakenUntilItIsReleased() {
        assertThat(at(Duration.ZERO).claim(SCOPE, "released", REQUEST)).isEmpty();
        assertThat(at(Duration.ZERO)
                        .claim(SCOPE, "released", REQUEST)
                        .orElseThrow()
                        .status())
                .isNull();
        at(Duration.ZERO).release(SCOPE, "released");
        assertThat(at(Duration.ZERO).claim(SCOPE, "released", REQUEST)).isEmpty();
    }

    @Test
    void aRequestThatDiedWithItsProcessIsGivenUp() {
        at(Duration.ZERO).claim(SCOPE, "lost", REQUEST);
        assertThat(at(Duration.ofSeconds(90)).claim(SCOPE, "lost", REQUEST)).isPresent();
        assertThat(at(Duration.ofMinutes(3)).claim(SCOPE, "lost", REQUEST)).isEmpty();
    }

    @Test
    void anAnswerIsForgottenAfterADay() {
        at(Duration.ZERO).claim(SCOPE, "day", REQUEST);
        at(Duration.ZERO).store(SCOPE, "day", 200, "sealed");
        var almost = at(Duration.ofHours(23)).claim(SCOPE, "day", REQUEST).orElseThrow();
        assertThat(almost.status()).isEqualTo(200);
        assertThat(almost.body()).isEqualTo("sealed");
        assertThat(at(Duration.ofHours(25)).claim(SCOPE, "day", REQUEST)).isEmpty();
        at(Duration.ofDays(2)).deleteExpired();
        assertThat(count("day")).isOne();
        at(Duration.ofHours(50)).deleteExpired();
        assertThat(count("day")).isZero();
    }

    @Test
    void scopesDoNotShareKeys() {
        at(Duration.ZERO).claim(SCOPE, "scoped", REQUEST);
        assertThat(at(Duration.ZERO).claim(new byte[] {9}, "scoped", REQUEST)).isEmpty();
    }

    private static int count(String key) {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM idempotent_request WHERE key = :key")
                        .bind("key", key)
                        .mapTo(Integer.class)
                        .one());
    }

    private static IdempotentRequests at(Duration later) {
        return new IdempotentRequests(DATABASE.jdbi(), Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }
}
