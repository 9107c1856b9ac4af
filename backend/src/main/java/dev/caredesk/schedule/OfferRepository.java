package dev.caredesk.schedule;

import dev.caredesk.caller.Caller;
import dev.caredesk.caller.ConversationId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Offered slots in PostgreSQL: one row per search; a slot's id is the row's id and its place in it. */
final class OfferRepository {

    private static final Pattern SLOT_ID = Pattern.compile("([0-9a-z]{6,8})-([0-9]{1,3})");

    /** An offered slot and what the rules need to know of it. */
    record Offered(Slot slot, SlotFacts facts) {}

    /** For whom a slot is looked up: {@code patientKey} is the key of a relative's name. */
    record For(Optional<AppointmentId> moved, Optional<String> patientKey) {

        static final For NOBODY = new For(Optional.empty(), Optional.empty());
    }

    private static final String PATIENT = """
            coalesce(
                (SELECT m.patient_id FROM appointment m WHERE m.id = :moved::uuid),
                CASE WHEN :key::text IS NULL THEN :caller::bigint
                ELSE (SELECT r.id FROM patient r WHERE r.guardian_id = :caller::bigint AND r.name_key = :key::text) END)
            """;

    private static final String FIND = "SELECT o.start AS slot_start, o.finish AS slot_end, "
            + DoctorRow.columns("d", "s", "")
            + ", "
            + SlotFacts.columns("d.id", "tstzrange(o.start, o.finish)", PATIENT, ":moved::uuid")
            + """
            FROM (SELECT doctor_ids[:place] AS doctor, starts[:place] AS start, ends[:place] AS finish
                  FROM offer
                  WHERE id = :id AND expires_at > :now
                  AND (conversation_id IS NULL OR conversation_id = :conversation)) AS o
            JOIN doctor d ON d.id = o.doctor
            JOIN specialty s ON s.id = d.specialty_id
            """;

    /** Stores an offer; returns whether its id was not taken yet. */
    boolean insert(
            Handle handle, String id, Optional<ConversationId> conversation, List<Slot> slots, Instant expiresAt) {
        return handle.createUpdate("""
                        INSERT INTO offer (id, conversation_id, doctor_ids, starts, ends, expires_at)
                        SELECT :id, :conversation::uuid, :doctors::bigint[],
                            ARRAY(SELECT to_timestamp(x) FROM unnest(:starts::bigint[]) AS x),
                            ARRAY(SELECT to_timestamp(x) FROM unnest(:ends::bigint[]) AS x), :expires
                        ON CONFLICT (id) DO NOTHING""")
                        .bind("id", id)
                        .bind("conversation", uuid(conversation))
                        .bind(
                                "doctors",
                                SqlArguments.bigints(slots.stream()
                                        .map(s -> s.doctor().id().value())
                                        .toList()))
                        .bind(
                                "starts",
                                SqlArguments.bigints(slots.stream()
                                        .map(s -> s.time().start().getEpochSecond())
                                        .toList()))
                        .bind(
                                "ends",
                                SqlArguments.bigints(slots.stream()
                                        .map(s -> s.time().end().getEpochSecond())
                                        .toList()))
                        .bind("expires", SqlArguments.at(expiresAt))
                        .execute()
                == 1;
    }

    void deleteExpired(Handle handle, Instant now) {
        handle.createUpdate("DELETE FROM offer WHERE expires_at <= :now")
                .bind("now", SqlArguments.at(now))
                .execute();
    }

    /** Finds what was offered in the conversation or to anybody, and has not expired. */
    Optional<Offered> find(Handle handle, Caller caller, String slotId, For whom, Instant now) {
        var parts = SLOT_ID.matcher(slotId.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return Optional.empty();
        }
        return handle.createQuery(FIND)
                .bind("id", parts.group(1))
                .bind("place", Integer.parseInt(parts.group(2)))
                .bind("now", SqlArguments.at(now))
                .bind("conversation", caller.conversation().value())
                .bind("moved", whom.moved().map(AppointmentId::value).orElse(null))
                .bind("key", whom.patientKey().orElse(null))
                .bind("caller", SqlArguments.patient(caller))
                .map((row, context) -> new Offered(
                        new Slot(DoctorRow.read(row, ""), SqlArguments.time(row, "slot_start", "slot_end")),
                        SlotFacts.read(row)))
                .findOne();
    }

    private static @Nullable UUID uuid(Optional<ConversationId> conversation) {
        return conversation.map(ConversationId::value).orElse(null);
    }
}
