package dev.caredesk.caller;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Finds out who is calling, for one conversation. No answer tells whether a given person is a patient: a returning
 * caller is matched by name, date of birth and contact together, a new one always gets a record of their own.
 */
@Singleton
public final class Identification {

    private final Jdbi jdbi;
    private final Clock clock;
    private final CallerSettings settings;
    private final FailedClaims failedClaims;

    /** Looks patients up in this database. */
    @Inject
    public Identification(Jdbi jdbi, Clock clock, CallerSettings settings) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.settings = settings;
        this.failedClaims = new FailedClaims(settings);
    }

    /** What came of a claim. */
    public sealed interface Outcome {}

    /**
     * The caller is identified.
     *
     * @param patient the patient's record
     * @param name the name to show
     * @param until when it ends without further activity
     */
    public record Identified(PatientId patient, String name, Instant until) implements Outcome {

        @Override
        public String toString() {
            return "Identified[" + patient + "]";
        }
    }

    /** The details did not all match; which of them, nobody learns. */
    public record Refused() implements Outcome {}

    /** Too many failures for these details, whether or not such a patient exists. */
    public record Locked() implements Outcome {}

    /** Judges a claim; a success identifies the conversation from now on. */
    public Outcome identify(ConversationId conversation, IdentityClaim claim) {
        return jdbi.inTransaction(handle -> {
            var outcome = judge(handle, claim, clock.instant());
            if (outcome instanceof Identified known) {
                bind(handle, conversation, known);
            }
            return outcome;
        });
    }

    /** The conversation is identified from now on as whoever proved to be so before. */
    public void identify(ConversationId conversation, Identified known) {
        jdbi.useHandle(handle -> bind(handle, conversation, known));
    }

    /** Judges a claim; no conversation is identified by that. */
    public Outcome prove(IdentityClaim claim) {
        return jdbi.inTransaction(handle -> judge(handle, claim, clock.instant()));
    }

    /** Judges whether a claim's details are this patient's, whichever kind it is; no conversation is identified by that. */
    public Outcome prove(PatientId patient, IdentityClaim claim) {
        return jdbi.inTransaction(handle -> counted(handle, claim, clock.instant(), () -> has(handle, patient, claim)));
    }

    /** Returns who the conversation is identified as at this moment. */
    public Optional<Identified> current(ConversationId conversation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT p.id, p.name, c.identified_until
                        FROM conversation c JOIN patient p ON p.id = c.patient_id
                        WHERE c.id = :id AND c.identified_until > :now""")
                .bind("id", conversation.value())
                .bind("now", clock.instant())
                .map((row, context) -> new Identified(
                        new PatientId(row.getLong(1)),
                        Optional.ofNullable(row.getString(2)).orElse(""),
                        row.getTimestamp(3).toInstant()))
                .findOne());
    }

    /**
     * "Not me": ends the identification and drops what was collected towards one. What was said until now is not shown in
     * the history any more, as whoever was identified was told of their appointments.
     */
    public void forget(ConversationId conversation) {
        jdbi.useHandle(handle ->
                handle.createUpdate("""
                        UPDATE conversation
                        SET shown_from = CASE WHEN patient_id IS NULL THEN shown_from ELSE next_message END,
                            title = CASE WHEN patient_id IS NULL THEN title END,
                            patient_id = NULL, identified_until = NULL, identity_asked = false, identity_draft = NULL
                        WHERE id = :id""").bind("id", conversation.value()).execute());
    }

    /** Deletes what is remembered of failures that do not count any more. */
    public void forgetOldFailures() {
        jdbi.useHandle(handle -> failedClaims.deleteOld(handle, clock.instant()));
    }

    private Outcome judge(Handle handle, IdentityClaim claim, Instant now) {
        return switch (claim.kind()) {
            case NEW -> identified(create(handle, claim, now), claim, now);
            case RETURNING -> counted(handle, claim, now, () -> find(handle, claim));
        };
    }

    // Counting the attempt first makes parallel guesses queue up on the count; every path does the same statements.
    private Outcome counted(Handle handle, IdentityClaim claim, Instant now, Supplier<Optional<PatientId>> search) {
        var allowed = failedClaims.count(handle, claim, now);
        var patient = search.get();
        if (!allowed) {
            return new Locked();
        }
        if (patient.isEmpty()) {
            return new Refused();
        }
        failedClaims.forgive(handle, claim);
        return identified(patient.get(), claim, now);
    }

    private Identified identified(PatientId patient, IdentityClaim claim, Instant now) {
        return new Identified(patient, claim.name(), now.plus(settings.identifiedFor()));
    }

    private static void bind(Handle handle, ConversationId conversation, Identified known) {
        handle.createUpdate("""
                        UPDATE conversation
                        SET patient_id = :patient, identified_until = :until,
                            identity_asked = false, identity_draft = NULL
                        WHERE id = :id""")
                .bind("patient", known.patient().value())
                .bind("until", known.until())
                .bind("id", conversation.value())
                .execute();
    }

    private static PatientId create(Handle handle, IdentityClaim claim, Instant now) {
        return handle.createQuery("""
                        INSERT INTO patient (name, name_key, date_of_birth, contact, contact_key, created_at)
                        VALUES (:name, :nameKey, :dateOfBirth, :contact, :contactKey, :now)
                        RETURNING id""")
                .bind("name", claim.name())
                .bind("nameKey", IdentityKeys.name(claim.name()))
                .bind("dateOfBirth", claim.dateOfBirth())
                .bind("contact", claim.contact())
                .bind("contactKey", IdentityKeys.contact(claim.contact()))
                .bind("now", now)
                .map((row, context) -> new PatientId(row.getLong(1)))
                .one();
    }

    // Who came as "new" twice has two records: the one with appointments, else the latest
    private static Optional<PatientId> find(Handle handle, IdentityClaim claim) {
        return handle.createQuery("""
                        SELECT p.id FROM patient p
                        WHERE p.name_key = :nameKey AND p.date_of_birth = :dateOfBirth
                          AND p.contact_key = :contactKey AND p.guardian_id IS NULL
                        ORDER BY EXISTS (SELECT FROM appointment a WHERE a.patient_id = p.id) DESC, p.id DESC
                        LIMIT 1""")
                .bind("nameKey", IdentityKeys.name(claim.name()))
                .bind("dateOfBirth", claim.dateOfBirth())
                .bind("contactKey", IdentityKeys.contact(claim.contact()))
                .map((row, context) -> new PatientId(row.getLong(1)))
                .findOne();
    }

    private static Optional<PatientId> has(Handle handle, PatientId patient, IdentityClaim claim) {
        return handle.createQuery("""
                        SELECT p.id FROM patient p
                        WHERE p.id = :id AND p.name_key = :nameKey AND p.date_of_birth = :dateOfBirth
                          AND p.contact_key = :contactKey""")
                .bind("id", patient.value())
                .bind("nameKey", IdentityKeys.name(claim.name()))
                .bind("dateOfBirth", claim.dateOfBirth())
                .bind("contactKey", IdentityKeys.contact(claim.contact()))
                .map((row, context) -> new PatientId(row.getLong(1)))
                .findOne();
    }
}
