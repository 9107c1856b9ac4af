package dev.caredesk.schedule;

import dev.caredesk.api.AppointmentStatus;
import dev.caredesk.caller.PatientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** An appointment's columns, with its doctor's and its patient's, which several queries select alike. */
final class AppointmentRow {

    static final String COLUMNS = """
            a.id AS appointment_id, a.code, a.patient_id AS appointment_patient, lower(a.during) AS appointment_start,
            upper(a.during) AS appointment_end, a.status AS appointment_status, a.reason AS appointment_reason, a.version,
            a.booked_at, CASE WHEN ap.guardian_id IS NOT NULL THEN ap.name END AS appointment_patient_name,
            """ + DoctorRow.columns("ad", "asp", "ad_");

    static final String JOINS = """
            doctor ad ON ad.id = a.doctor_id
            %1$s JOIN specialty asp ON asp.id = ad.specialty_id
            %1$s JOIN patient ap ON ap.id = a.patient_id
            """;

    private AppointmentRow() {}

    static Appointment read(ResultSet row, BookingRules rules, Instant now) throws SQLException {
        var time = SqlArguments.time(row, "appointment_start", "appointment_end");
        var status =
                AppointmentStatus.valueOf(row.getString("appointment_status").toUpperCase(Locale.ROOT));
        var bookedAt = SqlArguments.instant(row, "booked_at");
        return new Appointment(
                new AppointmentId(row.getObject("appointment_id", UUID.class)),
                row.getString("code"),
                DoctorRow.read(row, "ad_"),
                new PatientId(row.getLong("appointment_patient")),
                Optional.ofNullable(row.getString("appointment_patient_name")),
                time,
                status,
                Optional.ofNullable(row.getString("appointment_reason")),
                row.getInt("version"),
                bookedAt,
                rules.isChangeable(status, time, bookedAt, now));
    }

    /** Reads an appointment that was joined from the left and may be absent. */
    static Optional<Appointment> readIfPresent(ResultSet row, BookingRules rules, Instant now) throws SQLException {
        return row.getObject("appointment_id") == null ? Optional.empty() : Optional.of(read(row, rules, now));
    }
}
