package dev.caredesk.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.caller.Identification;
import dev.caredesk.caller.TestCallerSettings;
import dev.caredesk.database.TestDatabase;
import dev.caredesk.web.IdempotentRequests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Instant NOW = Instant.parse("2027-03-05T15:00:00Z");

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.jdbi().useHandle(handle -> handle.execute("""
                TRUNCATE conversation, message, proposal, offer, appointment, doctor, specialty, patient,
                    idempotent_request, identification_failure CASCADE"""));
    }

    @Test
    void deletesWhatWasNotUsedForThirtyDays() {
        conversation(Duration.ofDays(30).plusSeconds(1), "NULL", "NULL");
        var used = conversation(Duration.ofDays(30).minusSeconds(1), "NULL", "NULL");
        retention().cleanUp();
        assertThat(conversations()).containsExactly(used);
        assertThat(count("message")).isOne();
    }

    @Test
    void keepsWhatIsInUseThoughNothingWasSaid() {
        var answering = conversation(Duration.ofDays(40), "NULL", "timestamptz '2027-03-05T15:00:30Z'");
        var identified = conversation(Duration.ofDays(40), "timestamptz '2027-03-05T14:00:00Z'", "NULL");
        retention().cleanUp();
        assertThat(conversations()).containsExactlyInAnyOrder(answering, identified);
    }

    @Test
    void deletesProposalsAndKeepsAppointments() {
        var old = conversation(Duration.ofDays(31), "NULL", "NULL");
        DATABASE.jdbi().useHandle(handle -> {
            handle.execute("INSERT INTO specialty VALUES ('knee', 'Knee')");
            handle.execute(
                    "INSERT INTO doctor (id, name, specialty_id, accepts_uninsured) VALUES (1, 'Sarah Johnson', 'knee', true)");
            handle.execute("INSERT INTO patient (id, name) VALUES (1, 'Ada Example')");
            handle.execute("""
                    INSERT INTO appointment (id, code, doctor_id, patient_id, during, status, booked_at, updated_at)
                    VALUES (gen_random_uuid(), 'CODE', 1, 1, '[2027-03-08 10:00Z,2027-03-08 10:30Z)', 'booked', now(), now())""");
            for (var conversation : new UUID[] {old, UUID.randomUUID()}) {
                handle.execute("""
                        INSERT INTO proposal (id, conversation_id, kind, status, doctor_id, during, result_id, created_at, expires_at)
                        SELECT gen_random_uuid(), ?, 'book', 'confirmed', 1, during, id, timestamptz '2027-02-01Z', now()
                        FROM appointment""", conversation);
            }
        });
        retention().cleanUp();
        assertThat(count("conversation")).isZero();
        assertThat(count("proposal")).isZero();
        assertThat(count("appointment")).isOne();
    }

    @Test
    void deletesStaleAnswersAndFailures() {
        DATABASE.jdbi().useHandle(handle -> handle.execute("""
                INSERT INTO idempotent_request (scope, key, request_hash, created_at) VALUES
                    ('a', 'old', 'x', timestamptz '2027-03-04T14:59Z'), ('a', 'new', 'x', timestamptz '2027-03-04T15:01Z');
                INSERT INTO identification_failure VALUES
                    ('stale', 3, timestamptz '2027-03-05T14:44Z', NULL),
                    ('unlocked', 6, timestamptz '2027-03-05T14:30Z', timestamptz '2027-03-05T14:59Z'),
                    ('fresh', 3, timestamptz '2027-03-05T14:46Z', NULL),
                    ('locked', 6, timestamptz '2027-03-05T14:30Z', timestamptz '2027-03-05T15:01Z')"""));
        retention().cleanUp();
        assertThat(count("idempotent_request WHERE key = 'new'")).isOne();
        assertThat(count("idempotent_request")).isOne();
        assertThat(count("identification_failure WHERE claim_hash IN ('fresh', 'locked')"))
                .isEqualTo(2);
        assertThat(count("identification_failure")).isEqualTo(2);
    }

    @Test
    void deletesCountsOfPastMinutes() {
        DATABASE.jdbi().useHandle(handle -> handle.execute("""
                TRUNCATE turn_count;
                INSERT INTO turn_count VALUES
                    (timestamptz '2027-03-05T13:59Z', 7), (timestamptz '2027-03-05T15:00Z', 7)"""));
        DATABASE.jdbi().useHandle(handle -> handle.execute("""
                INSERT INTO token_use VALUES ('2027-02-01', 'openai', 'm', 1, 1), ('2027-03-05', 'openai', 'm', 1, 1)"""));
        retention().cleanUp();
        assertThat(count("token_use")).isOne();
        assertThat(count("turn_count WHERE minute = '2027-03-05T15:00Z'")).isOne();
        assertThat(count("turn_count")).isOne();
    }

    @Test
    void severalTasksShareTheWork() {
        DATABASE.jdbi().useHandle(handle -> handle.execute("""
                INSERT INTO conversation (id, secret_hash, created_at, updated_at)
                SELECT gen_random_uuid(), sha256(number::text::bytea), now(), timestamptz '2027-01-01Z'
                FROM generate_series(1, 1800) AS number"""));
        var tasks = Stream.generate(() -> CompletableFuture.runAsync(retention()::cleanUp))
                .limit(4)
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(tasks).join();
        assertThat(count("conversation")).isZero();
    }

    private static UUID conversation(Duration unused, String identifiedUntil, String leaseUntil) {
        var id = UUID.randomUUID();
        DATABASE.jdbi().useHandle(handle -> {
            handle.createUpdate("""
                            INSERT INTO conversation (id, secret_hash, created_at, updated_at, identified_until, lease_until)
                            VALUES (:id, sha256(:id::text::bytea), :used, :used, %s, %s)""".formatted(identifiedUntil, leaseUntil))
                    .bind("id", id)
                    .bind("used", utc(NOW.minus(unused)))
                    .execute();
            handle.execute(
                    "INSERT INTO message (conversation_id, seq, role, body, created_at) VALUES (?, 0, 'user', '{}', now())",
                    id);
        });
        return id;
    }

    private static List<UUID> conversations() {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT id FROM conversation")
                        .mapTo(UUID.class)
                        .list());
    }

    private static int count(String from) {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + from)
                        .mapTo(Integer.class)
                        .one());
    }

    private static Retention retention() {
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new Retention(
                DATABASE.jdbi(),
                clock,
                new Settings(),
                new Identification(DATABASE.jdbi(), clock, TestCallerSettings.DEFAULTS),
                new IdempotentRequests(DATABASE.jdbi(), clock));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record Settings() implements RetentionSettings {

        @Override
        public int days() {
            return 30;
        }

        @Override
        public Duration every() {
            return Duration.ofHours(1);
        }
    }
}
