package dev.caredesk.evaluation.server;

import dev.caredesk.clinic.ClinicChanged;
import dev.caredesk.clinic.ClinicSettings;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Puts the clinic of a dialogue in the place of the one before, and reads what was booked there. */
@IfBuildProperty(name = "evaluation.enabled", stringValue = "true")
@Singleton
class EvaluatedClinics {

    private static final int SLOT_MINUTES = 15;
    private static final int MIDNIGHT = 24 * 60;
    /** Children first. To delete a few rows takes a fraction of the time that it takes to truncate the tables. */
    private static final List<String> TABLES = List.of(
            "message",
            "idempotent_request",
            "identification_failure",
            "offer",
            "proposal",
            "appointment",
            "conversation",
            "patient WHERE guardian_id IS NOT NULL",
            "patient",
            "time_off",
            "dated_hours",
            "weekly_hours",
            "doctor",
            "specialty");

    private final Jdbi jdbi;
    private final ZoneId zone;
    private final Event<ClinicChanged> changed;

    @Inject
    EvaluatedClinics(Jdbi jdbi, ClinicSettings settings, Event<ClinicChanged> changed) {
        this.jdbi = jdbi;
        this.zone = settings.zone();
        this.changed = changed;
    }

    void replace(EvaluatedClinic clinic) {
        jdbi.useTransaction(handle -> {
            TABLES.forEach(table -> handle.execute("DELETE FROM " + table));
            writeDoctors(handle, clinic.doctors());
            handle.createUpdate("""
                            INSERT INTO weekly_hours (doctor_id, weekday, opens_minute, closes_minute)
                            SELECT id, weekday, 0, :midnight FROM doctor, generate_series(1, 7) AS weekday""")
                    .bind("midnight", MIDNIGHT)
                    .execute();
            writeBusyTimes(handle, clinic.busy());
        });
        changed.fire(new ClinicChanged());
    }

    List<EvaluatedAppointment> appointments() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT d.name AS doctor, lower(a.during) AS start, a.status, p.name AS patient
                        FROM appointment a JOIN doctor d ON d.id = a.doctor_id JOIN patient p ON p.id = a.patient_id
                        ORDER BY start, doctor""")
                .map((row, context) -> new EvaluatedAppointment(
                        row.getString("doctor"),
                        row.getObject("start", OffsetDateTime.class)
                                .atZoneSameInstant(zone)
                                .toLocalDateTime(),
                        row.getString("status"),
                        row.getString("patient")))
                .list());
    }

    private static void writeDoctors(Handle handle, List<EvaluatedClinic.Doctor> doctors) {
        var specialties = handle.prepareBatch("INSERT INTO specialty (id, name) VALUES (?, ?) ON CONFLICT DO NOTHING");
        var rows = handle.prepareBatch("""
                INSERT INTO doctor (id, name, specialty_id, city, address, phone, languages, accepts_uninsured, slot_minutes)
                VALUES (?, ?, ?, ?, ?, ?, '{English}', true, ?)""");
        for (int i = 0; i < doctors.size(); i++) {
            var doctor = doctors.get(i);
            specialties.add(specialtyId(doctor.specialty()), doctor.specialty());
            rows.add(
                    i + 1,
                    doctor.name(),
                    specialtyId(doctor.specialty()),
                    doctor.city(),
                    doctor.address(),
                    doctor.phone(),
                    SLOT_MINUTES);
        }
        specialties.execute();
        rows.execute();
    }

    private void writeBusyTimes(Handle handle, List<EvaluatedClinic.BusyTime> busy) {
        var rows = handle.prepareBatch("INSERT INTO time_off (doctor_id, during) VALUES (?, tstzrange(?, ?))");
        busy.forEach(time -> rows.add(time.doctor(), at(time.from()), at(time.to())));
        rows.execute();
    }

    private OffsetDateTime at(LocalDateTime time) {
        return time.atZone(zone).toOffsetDateTime();
    }

    private static String specialtyId(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
