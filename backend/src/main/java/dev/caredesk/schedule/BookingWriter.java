package dev.caredesk.schedule;

import dev.caredesk.caller.IdentityKeys;
import dev.caredesk.caller.PatientId;
import java.time.Instant;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;

/**
 * Writes what a confirmed proposal asks for, together with the proposal's own end, in one statement. Doctors, then the
 * patient, are locked in ascending order first: without that, two writers whose ranges exclude each other may wait for
 * one another.
 */
final class BookingWriter {

    private static final String LOCKED =
            "WITH locked AS MATERIALIZED (SELECT pg_advisory_xact_lock(key) FROM unnest(:locks::bigint[]) AS key), ";

    private static final String BOOK = LOCKED + """
            made AS (
                INSERT INTO appointment (id, code, doctor_id, patient_id, during, status, reason, booked_at, updated_at)
                SELECT :id, :code, :doctor, :patient, tstzrange(:start, :end), 'booked', :reason, :now, :now
                FROM (SELECT count(*) FROM locked) AS first)
            UPDATE proposal SET status = 'confirmed', result_id = :id, patient_id = :caller, decided_at = :now
            WHERE id = :proposal""";

    private static final String CHANGED = """
                WHERE id = :id AND version = :version AND status = 'booked'
                RETURNING id)
            UPDATE proposal SET status = 'confirmed', result_id = changed.id, decided_at = :now FROM changed
            WHERE proposal.id = :proposal""";

    private static final String MOVE = LOCKED + """
            changed AS (
                UPDATE appointment SET doctor_id = :doctor, during = tstzrange(:start, :end),
                    version = version + 1, updated_at = :now
                FROM (SELECT count(*) FROM locked) AS first
            """ + CHANGED;

    private static final String CANCEL = LOCKED + """
            changed AS (
                UPDATE appointment SET status = 'cancelled', version = version + 1, updated_at = :now
                FROM (SELECT count(*) FROM locked) AS first
            """ + CHANGED;

    /** Finds or makes the record of somebody the caller cares for. */
    PatientId relative(Handle handle, PatientId caller, String name, Instant now) {
        return handle.createQuery("""
                        INSERT INTO patient (guardian_id, name, name_key, created_at) VALUES (:caller, :name, :key, :now)
                        ON CONFLICT (guardian_id, name_key) WHERE guardian_id IS NOT NULL
                        DO UPDATE SET name_key = excluded.name_key
                        RETURNING id""")
                .bind("caller", caller.value())
                .bind("name", name.strip())
                .bind("key", IdentityKeys.name(name))
                .bind("now", SqlArguments.at(now))
                .map((row, context) -> new PatientId(row.getLong(1)))
                .one();
    }

    void book(Handle handle, Proposal proposal, Appointment appointment, PatientId caller) {
        handle.createUpdate(BOOK)
                .bind("locks", locks(appointment.patient(), appointment.doctor()))
                .bind("id", appointment.id().value())
                .bind("code", appointment.code())
                .bind("doctor", appointment.doctor().id().value())
                .bind("patient", appointment.patient().value())
                .bind("start", SqlArguments.at(appointment.time().start()))
                .bind("end", SqlArguments.at(appointment.time().end()))
                .bind("reason", appointment.reason().orElse(null))
                .bind("now", SqlArguments.at(appointment.bookedAt()))
                .bind("caller", caller.value())
                .bind("proposal", proposal.id().value())
                .execute();
    }

    /** Returns whether the appointment still was as the patient had seen it. */
    boolean move(Handle handle, Proposal proposal, Appointment appointment, Instant now) {
        return handle.createUpdate(MOVE)
                        .bind("locks", locks(appointment.patient(), appointment.doctor(), proposal.doctor()))
                        .bind("id", appointment.id().value())
                        .bind("version", appointment.version())
                        .bind("doctor", proposal.doctor().id().value())
                        .bind("start", SqlArguments.at(proposal.time().start()))
                        .bind("end", SqlArguments.at(proposal.time().end()))
                        .bind("now", SqlArguments.at(now))
                        .bind("proposal", proposal.id().value())
                        .execute()
                == 1;
    }

    /** Returns whether the appointment still was as the patient had seen it. */
    boolean cancel(Handle handle, Proposal proposal, Appointment appointment, Instant now) {
        return handle.createUpdate(CANCEL)
                        .bind("locks", locks(appointment.patient(), appointment.doctor()))
                        .bind("id", appointment.id().value())
                        .bind("version", appointment.version())
                        .bind("now", SqlArguments.at(now))
                        .bind("proposal", proposal.id().value())
                        .execute()
                == 1;
    }

    /** Positive keys are doctors, negative ones patients. */
    private static Argument locks(PatientId patient, Doctor... doctors) {
        var ascending = LongStream.of(java.util.Arrays.stream(doctors)
                        .mapToLong(d -> d.id().value())
                        .toArray())
                .sorted()
                .distinct();
        return SqlArguments.bigints(
                LongStream.concat(ascending, LongStream.of(-patient.value())).toArray());
    }
}
