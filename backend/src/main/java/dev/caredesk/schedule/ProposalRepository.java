package dev.caredesk.schedule;

import dev.caredesk.api.ProposalKind;
import dev.caredesk.api.ProposalStatus;
import dev.caredesk.caller.Caller;
import dev.caredesk.caller.ConversationId;
import dev.caredesk.caller.PatientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Proposals in PostgreSQL. A caller sees those of the conversation, save another patient's. */
final class ProposalRepository {

    /**
     * A proposal that is about to be decided.
     *
     * @param proposal as it is now
     * @param result the appointment that came of it, if it was confirmed
     * @param seenVersion the version of the appointment that the patient saw
     * @param facts what the rules need to know of its slot
     */
    record Pending(Proposal proposal, Optional<AppointmentId> result, int seenVersion, SlotFacts facts) {}

    private static final String COLUMNS = """
            SELECT p.id, p.kind, p.status, p.accepted, lower(p.during) AS start, upper(p.during) AS finish, p.patient_name,
            p.reason, p.expires_at, p.appointment_id AS replaced, p.appointment_version, p.result_id,
            """ + DoctorRow.columns("d", "s", "d_") + ", " + AppointmentRow.COLUMNS;

    private static final String FACTS = ", "
            + SlotFacts.columns(
                    "p.doctor_id",
                    "p.during",
                    "coalesce(a.patient_id, CASE WHEN p.patient_name IS NULL THEN :caller::bigint END)",
                    "p.appointment_id");

    private static final String FROM_CONVERSATION = """
            FROM proposal p JOIN doctor d ON d.id = p.doctor_id JOIN specialty s ON s.id = d.specialty_id
            LEFT JOIN appointment a ON a.id = coalesce(p.result_id, p.appointment_id)
            LEFT JOIN""" + " " + AppointmentRow.JOINS.formatted("LEFT") + """
            WHERE p.conversation_id = :conversation
            """;

    private static final String FROM =
            FROM_CONVERSATION + "AND (p.patient_id IS NULL OR p.patient_id = :caller::bigint)\n";

    private final BookingRules rules;

    ProposalRepository(BookingRules rules) {
        this.rules = rules;
    }

    /** Stores an open proposal in place of the conversation's open one. */
    void insert(Handle handle, Caller caller, Proposal proposal, Instant now) {
        handle.createUpdate("""
                        WITH closed AS (
                            UPDATE proposal SET decided_at = :now,
                                status = CASE WHEN expires_at <= :now THEN 'expired' ELSE 'superseded' END
                            WHERE conversation_id = :conversation AND status = 'open'
                            RETURNING id)
                        INSERT INTO proposal (id, conversation_id, kind, status, doctor_id, during, patient_id, patient_name,
                            reason, appointment_id, appointment_version, created_at, expires_at)
                        SELECT :id, :conversation, :kind, 'open', :doctor, tstzrange(:start, :end), :caller::bigint, :patientName,
                            :reason, :appointment::uuid, :version::int, :now, :expires
                        FROM (SELECT count(*) FROM closed) AS first""")
                .bind("id", proposal.id().value())
                .bind("conversation", caller.conversation().value())
                .bind("kind", proposal.kind().name().toLowerCase(Locale.ROOT))
                .bind("doctor", proposal.doctor().id().value())
                .bind("start", SqlArguments.at(proposal.time().start()))
                .bind("end", SqlArguments.at(proposal.time().end()))
                .bind("caller", SqlArguments.patient(caller))
                .bind("patientName", proposal.patientName().orElse(null))
                .bind("reason", proposal.reason().orElse(null))
                .bind(
                        "appointment",
                        proposal.replaces()
                                .map(replaced -> replaced.id().value())
                                .orElse(null))
                .bind("version", proposal.replaces().map(Appointment::version).orElse(null))
                .bind("now", SqlArguments.at(now))
                .bind("expires", SqlArguments.at(proposal.expiresAt()))
                .execute();
    }

    Optional<Proposal> latest(Handle handle, Caller caller, Instant now) {
        return bindTo(handle.createQuery(COLUMNS + FROM + "ORDER BY p.created_at DESC, p.id DESC LIMIT 1"), caller)
                .map((row, context) -> read(row, caller, now))
                .findOne();
    }

    List<Proposal> all(Handle handle, Caller caller, Instant now) {
        return bindTo(handle.createQuery(COLUMNS + FROM + "ORDER BY p.created_at, p.id"), caller)
                .map((row, context) -> read(row, caller, now))
                .list();
    }

    Optional<Proposal> find(Handle handle, Caller caller, ProposalId id, Instant now) {
        return bindTo(handle.createQuery(COLUMNS + FROM + "AND p.id = :id"), caller)
                .bind("id", id.value())
                .map((row, context) -> read(row, caller, now))
                .findOne();
    }

    /** Finds a proposal for whoever holds the link to it, in one statement: its patient may become known any moment. */
    Optional<Proposal> linked(Handle handle, ConversationId conversation, ProposalId id, Instant now) {
        var holder = Caller.unidentified(conversation);
        return handle.createQuery(COLUMNS + FROM_CONVERSATION + "AND p.id = :id")
                .bind("conversation", conversation.value())
                .bind("id", id.value())
                .map((row, context) -> read(row, holder, now))
                .findOne();
    }

    /** Finds as whom a proposal is decided. */
    Optional<Caller> holder(Handle handle, ConversationId conversation, ProposalId id) {
        return handle.createQuery("SELECT patient_id FROM proposal WHERE conversation_id = :conversation AND id = :id")
                .bind("conversation", conversation.value())
                .bind("id", id.value())
                .map((row, context) -> {
                    var patient = row.getLong(1);
                    return row.wasNull()
                            ? Caller.unidentified(conversation)
                            : Caller.identified(conversation, new PatientId(patient));
                })
                .findOne();
    }

    Optional<Proposal> open(Handle handle, Caller caller, Instant now) {
        return bindTo(handle.createQuery(COLUMNS + FROM + "AND p.status = 'open' AND p.expires_at > :now"), caller)
                .bind("now", SqlArguments.at(now))
                .map((row, context) -> read(row, caller, now))
                .findOne();
    }

    /** Finds the proposal that waits for nothing but identification. */
    Optional<ProposalId> accepted(Handle handle, Caller caller) {
        return bindTo(handle.createQuery("""
                                SELECT id FROM proposal
                                WHERE conversation_id = :conversation AND status = 'open' AND accepted
                                AND (patient_id IS NULL OR patient_id = :caller::bigint)"""), caller)
                .map((row, context) -> new ProposalId(row.getObject(1, UUID.class)))
                .findOne();
    }

    /** Finds a proposal and keeps everybody else from deciding it until the transaction ends. */
    Optional<Pending> lock(Handle handle, Caller caller, ProposalId id, Instant now) {
        return bindTo(handle.createQuery(COLUMNS + FACTS + FROM + "AND p.id = :id FOR UPDATE OF p"), caller)
                .bind("id", id.value())
                .map((row, context) -> new Pending(
                        read(row, caller, now),
                        Optional.ofNullable(row.getObject("result_id", UUID.class))
                                .map(AppointmentId::new),
                        row.getInt("appointment_version"),
                        SlotFacts.read(row)))
                .findOne();
    }

    /** Keeps a yes until its caller is identified. */
    void accept(Handle handle, ProposalId id) {
        handle.createUpdate("UPDATE proposal SET accepted = true WHERE id = :id AND NOT accepted")
                .bind("id", id.value())
                .execute();
    }

    /** Closes a proposal; returns whether it was open. */
    boolean close(Handle handle, ProposalId id, ProposalStatus status, Instant now) {
        return handle.createUpdate(
                                "UPDATE proposal SET status = :status, decided_at = :now WHERE id = :id AND status = 'open'")
                        .bind("id", id.value())
                        .bind("status", status.name().toLowerCase(Locale.ROOT))
                        .bind("now", SqlArguments.at(now))
                        .execute()
                == 1;
    }

    private static Query bindTo(Query query, Caller caller) {
        return query.bind("conversation", caller.conversation().value()).bind("caller", SqlArguments.patient(caller));
    }

    private Proposal read(ResultSet row, Caller caller, Instant now) throws SQLException {
        var status = ProposalStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
        var expiresAt = SqlArguments.instant(row, "expires_at");
        var appointment = AppointmentRow.readIfPresent(row, rules, now);
        return new Proposal(
                new ProposalId(row.getObject("id", UUID.class)),
                ProposalKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                status == ProposalStatus.OPEN && !expiresAt.isAfter(now) ? ProposalStatus.EXPIRED : status,
                row.getBoolean("accepted"),
                DoctorRow.read(row, "d_"),
                SqlArguments.time(row, "start", "finish"),
                Optional.ofNullable(row.getString("patient_name")),
                Optional.ofNullable(row.getString("reason")),
                row.getObject("replaced") == null ? Optional.empty() : appointment,
                caller.patient().isEmpty(),
                expiresAt,
                row.getObject("result_id") == null ? Optional.empty() : appointment);
    }
}
