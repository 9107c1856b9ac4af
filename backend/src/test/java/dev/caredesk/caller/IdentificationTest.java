package dev.caredesk.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.api.PatientKind;
import dev.caredesk.caller.Identification.Identified;
import dev.caredesk.caller.Identification.Locked;
import dev.caredesk.caller.Identification.Outcome;
import dev.caredesk.caller.Identification.Refused;
import dev.caredesk.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdentificationTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final LocalDate BORN = LocalDate.of(1980, 3, 4);

    private Instant now = Instant.parse("2027-03-05T15:00:00Z");
    private final InstantSource time = () -> now;
    private final Identification identification =
            new Identification(DATABASE.jdbi(), time.withZone(ZoneOffset.UTC), TestCallerSettings.DEFAULTS);

    @BeforeEach
    void clear() {
        DATABASE.clear();
        DATABASE.jdbi().useHandle(handle -> handle.execute("TRUNCATE conversation, identification_failure CASCADE"));
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void newCallerGetsARecordOfTheirOwn() {
        var first = identify(PatientKind.NEW, "Jane Doe", "jane@example.com");
        var second = identify(PatientKind.NEW, "Jane Doe", "jane@example.com");

        assertThat(first).isInstanceOf(Identified.class);
        assertThat(((Identified) second).patient()).isNotEqualTo(((Identified) first).patient());
    }

    @Test
    void returningCallerIsMatchedHoweverTheyTypeIt() {
        var known = (Identified) identify(PatientKind.NEW, "José O'Neill", "+1 (512) 555-0199");

        var again = identify(PatientKind.RETURNING, "  jose  ONEILL", "512.555.0199");

        assertThat(again)
                .isInstanceOfSatisfying(
                        Identified.class, it -> assertThat(it.patient()).isEqualTo(known.patient()));
    }

    @Test
    void everyDetailMustMatch() {
        identify(PatientKind.NEW, "Jane Doe", "jane@example.com");

        assertThat(identify(PatientKind.RETURNING, "Jane Do", "jane@example.com"))
                .isInstanceOf(Refused.class);
        assertThat(identify(PatientKind.RETURNING, "Jane Doe", "j@example.com")).isInstanceOf(Refused.class);
        assertThat(identify(PatientKind.RETURNING, "Jane Doe", "jane@example.com", BORN.plusDays(1)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void identificationEndsWhenIdleAndWhenForgotten() {
        var conversation = conversation();
        identification.identify(conversation, claim(PatientKind.NEW, "Jane Doe", "jane@example.com", BORN));
        assertThat(identification.current(conversation)).isPresent();

        now = now.plus(Duration.ofMinutes(31));
        assertThat(identification.current(conversation)).isEmpty();

        identification.identify(conversation, claim(PatientKind.RETURNING, "Jane Doe", "jane@example.com", BORN));
        identification.forget(conversation);
        assertThat(identification.current(conversation)).isEmpty();
    }

    @Test
    void fiveFailuresLockTheIdentityWhetherItExistsOrNot() {
        identify(PatientKind.NEW, "Jane Doe", "jane@example.com");
        for (var name : new String[] {"Jane Doe", "Nobody Known"}) {
            for (var guess = 1; guess <= 5; guess++) {
                assertThat(identify(PatientKind.RETURNING, name, "jane@example.com", BORN.plusDays(guess)))
                        .isInstanceOf(Refused.class);
            }
            assertThat(identify(PatientKind.RETURNING, name, "jane@example.com", BORN.plusDays(6)))
                    .isInstanceOf(Locked.class);
        }
        assertThat(identify(PatientKind.RETURNING, "Jane Doe", "jane@example.com"))
                .isInstanceOf(Locked.class);

        now = now.plus(Duration.ofMinutes(16));
        assertThat(identify(PatientKind.RETURNING, "Jane Doe", "jane@example.com"))
                .isInstanceOf(Identified.class);
    }

    @Test
    void parallelGuessesCannotOutrunTheCount() throws Exception {
        identify(PatientKind.NEW, "Jane Doe", "jane@example.com");
        var guesses = new ArrayList<Callable<Outcome>>();
        for (var guess = 1; guess <= 32; guess++) {
            var born = BORN.plusDays(guess);
            guesses.add(() -> identify(PatientKind.RETURNING, "Jane Doe", "jane@example.com", born));
        }
        try (var clients = Executors.newFixedThreadPool(8)) {
            var refused = 0;
            for (var outcome : clients.invokeAll(guesses)) {
                refused += outcome.get() instanceof Refused ? 1 : 0;
            }
            assertThat(refused).isEqualTo(5);
        }
    }

    private Outcome identify(PatientKind kind, String name, String contact) {
        return identify(kind, name, contact, BORN);
    }

    private Outcome identify(PatientKind kind, String name, String contact, LocalDate born) {
        return identification.identify(conversation(), claim(kind, name, contact, born));
    }

    private static IdentityClaim claim(PatientKind kind, String name, String contact, LocalDate born) {
        return new IdentityClaim(kind, name, born, contact);
    }

    private static ConversationId conversation() {
        var id = UUID.randomUUID();
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO conversation (id, secret_hash, created_at, updated_at) VALUES (?, ?, now(), now())",
                        id,
                        id.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        return new ConversationId(id);
    }
}
