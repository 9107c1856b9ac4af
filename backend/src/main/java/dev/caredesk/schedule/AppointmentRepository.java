package dev.caredesk.schedule;

import dev.caredesk.caller.PatientId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Appointments in PostgreSQL, as their patient sees them. */
final class AppointmentRepository {

    private static final String SELECT =
            "SELECT " + AppointmentRow.COLUMNS + " FROM appointment a JOIN " + AppointmentRow.JOINS.formatted("");

    /** The caller and the relatives they care for. */
    private static final String OF_CALLER =
            "a.patient_id = ANY (ARRAY(SELECT p.id FROM patient p WHERE p.id = :caller OR p.guardian_id = :caller))";

    private final BookingRules rules;

    AppointmentRepository(BookingRules rules) {
        this.rules = rules;
    }

    List<Appointment> ofCaller(Handle handle, PatientId caller, boolean upcomingOnly, Instant now) {
        var upcoming = upcomingOnly ? " AND a.status = 'booked' AND upper(a.during) > :now" : "";
        var query = handle.createQuery(SELECT + "WHERE " + OF_CALLER + upcoming + " ORDER BY lower(a.during), a.id");
        if (upcomingOnly) {
            query.bind("now", SqlArguments.at(now));
        }
        return query.bind("caller", caller.value())
                .map((row, context) -> AppointmentRow.read(row, rules, now))
                .list();
    }

    /** Finds an appointment, whether it is the caller's or a relative's; nobody else's. */
    Optional<Appointment> find(Handle handle, PatientId caller, AppointmentId id, Instant now) {
        return handle.createQuery(SELECT + "WHERE a.id = :id AND " + OF_CALLER)
                .bind("id", id.value())
                .bind("caller", caller.value())
                .map((row, context) -> AppointmentRow.read(row, rules, now))
                .findOne();
    }
}
