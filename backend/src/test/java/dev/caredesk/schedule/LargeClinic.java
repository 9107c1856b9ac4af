package dev.caredesk.schedule;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Fills a database with the largest clinic that is meant to be fast: four appointments per doctor and day. */
final class LargeClinic {

    static final int DOCTORS = 10_000;

    private LargeClinic() {}

    /** Doctors of 20 specialties in 10 cities, at work from 8:00 to 17:00 on weekdays. */
    static void addDoctors(Jdbi jdbi) {
        jdbi.useTransaction(handle -> {
            handle.execute("""
                    INSERT INTO specialty (id, name) SELECT CASE n WHEN 0 THEN 'cardiology' ELSE 'specialty-' || n END, 'Specialty ' || n
                    FROM generate_series(0, 19) AS n""");
            handle.execute("""
                    INSERT INTO doctor (id, name, specialty_id, city, languages, accepts_uninsured)
                    SELECT n, 'Doctor ' || md5(n::text), CASE n % 20 WHEN 0 THEN 'cardiology' ELSE 'specialty-' || n % 20 END,
                        CASE n / 20 % 10 WHEN 0 THEN 'Austin' ELSE 'City ' || n / 20 % 10 END, '{English}', n % 3 = 0
                    FROM generate_series(1, ?) AS n""", DOCTORS);
            handle.execute("""
                    INSERT INTO weekly_hours SELECT d.id, w, half * 300 + 480, half * 300 + 720
                    FROM doctor d, generate_series(1, 5) AS w, generate_series(0, 1) AS half""");
            handle.execute("""
                    INSERT INTO time_off (doctor_id, during)
                    SELECT id, tstzrange(now() + id % 60 * interval '1 day', now() + (id % 60 + 7) * interval '1 day') FROM doctor""");
            handle.execute("INSERT INTO patient (id, name) SELECT n, 'P' FROM generate_series(1, 40010) AS n");
        });
    }

    /** Appointments from the day on, their indexes built afterwards: the way to get there fast. */
    static void addAppointments(Jdbi jdbi, Instant from, int daysPerDoctor) {
        jdbi.useTransaction(handle -> {
            handle.execute("""
                    ALTER TABLE appointment DROP CONSTRAINT appointment_doctor_overlap,
                        DROP CONSTRAINT appointment_patient_overlap""");
            insert(handle, from, 0, daysPerDoctor);
            handle.execute("""
                    ALTER TABLE appointment
                    ADD CONSTRAINT appointment_doctor_overlap EXCLUDE USING gist (doctor_id WITH =, during WITH &&)
                        WHERE (status IN ('booked', 'arrived', 'fulfilled')),
                    ADD CONSTRAINT appointment_patient_overlap EXCLUDE USING gist (patient_id WITH =, during WITH &&)
                        WHERE (status IN ('booked', 'arrived', 'fulfilled'))""");
        });
        jdbi.useHandle(handle -> handle.execute("VACUUM ANALYZE"));
    }

    /** Appointments one by one into the indexes that are there: the way a clinic gets there. */
    static void insert(Handle handle, Instant from, int firstDay, int days) {
        handle.execute("""
                INSERT INTO appointment (id, code, doctor_id, patient_id, during, status, booked_at, updated_at)
                SELECT gen_random_uuid(), d || '-' || n, d, d * 4 + n % 4,
                    tstzrange(at, at + interval '30 minutes'), 'booked', now(), now()
                FROM generate_series(?, ?) AS n, generate_series(1, ?) AS d,
                    LATERAL (SELECT ?::timestamptz + n / 4 * interval '1 day'
                        + (n % 4 * 4 + (d + n) % 4) * interval '30 minutes') AS t(at)""", firstDay * 4, (firstDay + days) * 4 - 1, DOCTORS, from.toString());
    }
}
