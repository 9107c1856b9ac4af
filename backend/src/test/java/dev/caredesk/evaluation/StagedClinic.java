package dev.caredesk.evaluation;

import static org.awaitility.Awaitility.await;

import dev.caredesk.caller.IdentityKeys;
import dev.caredesk.schedule.DoctorId;
import dev.caredesk.schedule.TestClinic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The clinic in the database: its doctors are always the same, all else is the scenario's. */
final class StagedClinic {

    private static final ZoneId ZONE = ZoneId.of("America/Chicago");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    // Deleting a few rows is quicker than truncating
    private static final List<String> TABLES = List.of(
            "message",
            "conversation",
            "proposal",
            "offer",
            "appointment",
            "time_off",
            "patient",
            "identification_failure");

    private final Jdbi jdbi;
    private final Clock clock;
    private final long lastDoctor;

    /** Waits until the clinic's doctors are loaded. */
    StagedClinic(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> !list("SELECT 1 FROM clinic_data", row -> 1).isEmpty());
        lastDoctor = list("SELECT max(id) FROM doctor", row -> row.getLong(1)).getFirst();
    }

    /** An appointment as it is in the database. */
    record Entry(UUID id, String patient, String doctor, String start, String status) {

        boolean isBooked() {
            return status.equals("booked");
        }

        @Override
        public String toString() {
            return String.join(", ", patient, doctor, start);
        }
    }

    static Instant moment(String local) {
        return LocalDateTime.parse(local, MOMENT).atZone(ZONE).toInstant();
    }

    /** Leaves the doctors alone. */
    void reset() {
        jdbi.useHandle(handle -> {
            for (var table : TABLES) {
                handle.execute("DELETE FROM " + table);
            }
            handle.execute("DELETE FROM doctor WHERE id > ?", lastDoctor);
        });
    }

    void addPatient(String name, String born, String contact) {
        execute(
                "INSERT INTO patient (name, name_key, date_of_birth, contact, contact_key) VALUES (?, ?, ?, ?, ?)",
                name,
                IdentityKeys.name(name),
                LocalDate.parse(born),
                contact,
                IdentityKeys.contact(contact));
    }

    void addRelative(String name, String guardian) {
        execute(
                "INSERT INTO patient (name, name_key, guardian_id) VALUES (?, ?, (SELECT id FROM patient WHERE name = ?))",
                name,
                IdentityKeys.name(name),
                guardian);
    }

    /** Somebody who works from nine to five on every day. */
    void addDoctor(String name, String specialty) {
        var clinic = new TestClinic(jdbi, ZONE);
        clinic.addDailyHours(clinic.addDoctor(name, specialty, "Austin", true, 30));
    }

    void addDayOff(String doctor, String day) {
        var off = LocalDate.parse(day);
        new TestClinic(jdbi, ZONE)
                .addTimeOff(
                        id(doctor),
                        off.atStartOfDay(ZONE).toInstant(),
                        off.plusDays(1).atStartOfDay(ZONE).toInstant());
    }

    /** Books for a patient who is there, or for a stranger; as long ago as a day. */
    void book(String patient, String doctor, String start, String reason) {
        execute(
                "INSERT INTO patient (name) SELECT ? WHERE NOT EXISTS (SELECT FROM patient WHERE name = ?)",
                patient,
                patient);
        var yesterday = clock.instant().minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC);
        var booked = execute(
                """
                INSERT INTO appointment (id, code, doctor_id, patient_id, during, status, reason, booked_at, updated_at)
                SELECT gen_random_uuid(), upper(substr(md5(random()::text), 1, 4) || '-' || substr(md5(random()::text), 1, 4)),
                    d.id, p.id, tstzrange(?, ?::timestamptz + d.slot_minutes * interval '1 minute'), 'booked', ?, ?, ?
                FROM doctor d, patient p WHERE d.name = ? AND p.name = ?""",
                moment(start).atOffset(ZoneOffset.UTC),
                moment(start).atOffset(ZoneOffset.UTC),
                reason,
                yesterday,
                yesterday,
                doctor,
                patient);
        if (booked != 1) {
            throw new IllegalArgumentException("There is no doctor " + doctor);
        }
    }

    List<Entry> appointments() {
        return list(
                """
                SELECT a.id, p.name || coalesce(' of ' || g.name, ''), d.name, lower(a.during), a.status
                FROM appointment a JOIN doctor d ON d.id = a.doctor_id JOIN patient p ON p.id = a.patient_id
                    LEFT JOIN patient g ON g.id = p.guardian_id
                ORDER BY lower(a.during), d.name""",
                row -> new Entry(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        local(row.getTimestamp(4).toInstant()),
                        row.getString(5)));
    }

    /** The proposals that wait, as {@code book Ingrid Solberg, 2027-03-03 10:00}. */
    List<String> openProposals() {
        return list(
                """
                SELECT p.kind, d.name, lower(p.during) FROM proposal p JOIN doctor d ON d.id = p.doctor_id
                WHERE p.status = 'open' AND p.expires_at > ? ORDER BY p.created_at""",
                row -> row.getString(1) + " " + row.getString(2) + ", "
                        + local(row.getTimestamp(3).toInstant()),
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    private DoctorId id(String doctor) {
        return list("SELECT id FROM doctor WHERE name = ?", row -> new DoctorId(row.getLong(1)), doctor)
                .getFirst();
    }

    private static String local(Instant moment) {
        return MOMENT.format(moment.atZone(ZONE));
    }

    private int execute(String sql, Object... arguments) {
        return jdbi.withHandle(handle -> handle.execute(sql, arguments));
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> list(String sql, Reader<T> reader, Object... arguments) {
        return jdbi.withHandle(handle -> handle.select(sql, arguments)
                .map((row, context) -> reader.read(row))
                .list());
    }
}
