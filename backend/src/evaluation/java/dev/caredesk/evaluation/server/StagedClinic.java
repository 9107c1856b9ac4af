package dev.caredesk.evaluation.server;

import dev.caredesk.caller.IdentityKeys;
import dev.caredesk.clinic.ClinicChanged;
import dev.caredesk.clinic.ClinicSettings;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The clinic of a scenario: its doctors are those that the clinic's data name, all else comes and goes. */
@IfBuildProperty(name = "evaluation.enabled", stringValue = "true")
@Singleton
class StagedClinic {

    // Children first. Deleting a few rows is quicker than truncating
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
    private final ZoneId zone;
    private final Event<ClinicChanged> changed;
    private final List<Long> addedDoctors = new ArrayList<>();

    @Inject
    StagedClinic(Jdbi jdbi, Clock clock, ClinicSettings settings, Event<ClinicChanged> changed) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.zone = settings.zone();
        this.changed = changed;
    }

    /** Takes away all that was added, said and booked. */
    synchronized void clear() {
        jdbi.useTransaction(handle -> {
            TABLES.forEach(table -> handle.execute("DELETE FROM " + table));
            addedDoctors.forEach(id -> handle.execute("DELETE FROM doctor WHERE id = ?", id));
        });
        addedDoctors.clear();
        changed.fire(new ClinicChanged());
    }

    void addPatient(String name, LocalDate born, String contact) {
        execute(
                "INSERT INTO patient (name, name_key, date_of_birth, contact, contact_key) VALUES (?, ?, ?, ?, ?)",
                name,
                IdentityKeys.name(name),
                born,
                contact,
                IdentityKeys.contact(contact));
    }

    void addRelative(String name, String guardian) {
        execute(
                "INSERT INTO patient (name, name_key, guardian_id) SELECT ?, ?, id FROM patient WHERE name = ?",
                name,
                IdentityKeys.name(name),
                guardian);
    }

    /** Somebody in the city of most others who works from nine to five on every day. */
    synchronized void addDoctor(String name, String specialty) {
        jdbi.useTransaction(handle -> {
            handle.execute(
                    "INSERT INTO specialty (id, name) VALUES (?, initcap(?)) ON CONFLICT DO NOTHING",
                    specialty.toLowerCase(Locale.ROOT),
                    specialty);
            var id = handle.createQuery("""
                            INSERT INTO doctor (name, specialty_id, city, languages, accepts_uninsured, slot_minutes)
                            SELECT :name, :specialty, mode() WITHIN GROUP (ORDER BY city), '{English}', true, 30 FROM doctor
                            RETURNING id""")
                    .bind("name", name)
                    .bind("specialty", specialty.toLowerCase(Locale.ROOT))
                    .mapTo(Long.class)
                    .one();
            handle.execute("""
                    INSERT INTO weekly_hours (doctor_id, weekday, opens_minute, closes_minute)
                    SELECT ?, weekday, 9 * 60, 17 * 60 FROM generate_series(1, 7) AS weekday""", id);
            addedDoctors.add(id);
        });
        changed.fire(new ClinicChanged());
    }

    void addDayOff(String doctor, LocalDate day) {
        execute(
                "INSERT INTO time_off (doctor_id, during) SELECT id, tstzrange(?, ?) FROM doctor WHERE name = ?",
                at(day.atStartOfDay()),
                at(day.plusDays(1).atStartOfDay()),
                doctor);
    }

    /** Books for a patient who is there, or for a stranger; as long ago as a day. */
    void book(String patient, String doctor, LocalDateTime start, String reason) {
        var yesterday = clock.instant().minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC);
        jdbi.useTransaction(handle -> {
            handle.execute(
                    "INSERT INTO patient (name) SELECT ? WHERE NOT EXISTS (SELECT FROM patient WHERE name = ?)",
                    patient,
                    patient);
            requireOne(
                    handle.execute(
                            """
                            INSERT INTO appointment (id, code, doctor_id, patient_id, during, status, reason, booked_at, updated_at)
                            SELECT gen_random_uuid(), translate(upper(substr(md5(random()::text), 1, 4) || '-' || substr(md5(random()::text), 1, 4)), '015B', 'GHJK'),
                                d.id, p.id, tstzrange(?, ?::timestamptz + d.slot_minutes * interval '1 minute'), 'booked', ?, ?, ?
                            FROM doctor d, patient p WHERE d.name = ? AND p.name = ?""",
                            at(start),
                            at(start),
                            reason,
                            yesterday,
                            yesterday,
                            doctor,
                            patient),
                    doctor);
        });
    }

    StagedState state() {
        return jdbi.inTransaction(handle -> new StagedState(
                handle.createQuery("""
                                SELECT a.id, p.name || coalesce(' of ' || g.name, '') AS patient, d.name AS doctor,
                                    lower(a.during) AS start, a.status
                                FROM appointment a JOIN doctor d ON d.id = a.doctor_id JOIN patient p ON p.id = a.patient_id
                                    LEFT JOIN patient g ON g.id = p.guardian_id
                                ORDER BY start, doctor""").map(this::appointment).list(),
                handle.createQuery("""
                                SELECT p.kind, d.name AS doctor, lower(p.during) AS start
                                FROM proposal p JOIN doctor d ON d.id = p.doctor_id
                                WHERE p.status = 'open' AND p.expires_at > :now ORDER BY p.created_at""")
                        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .map(this::proposal)
                        .list()));
    }

    private StagedState.Appointment appointment(ResultSet row, @Nullable StatementContext context)
            throws SQLException {
        return new StagedState.Appointment(
                row.getObject("id", UUID.class),
                row.getString("patient"),
                row.getString("doctor"),
                local(row.getObject("start", OffsetDateTime.class)),
                row.getString("status"));
    }

    private StagedState.OpenProposal proposal(ResultSet row, @Nullable StatementContext context)
            throws SQLException {
        return new StagedState.OpenProposal(
                row.getString("kind"),
                row.getString("doctor"),
                local(row.getObject("start", OffsetDateTime.class)));
    }

    private LocalDateTime local(OffsetDateTime moment) {
        return moment.atZoneSameInstant(zone).toLocalDateTime();
    }

    private OffsetDateTime at(LocalDateTime time) {
        return time.atZone(zone).toOffsetDateTime();
    }

    private void execute(String sql, Object... arguments) {
        requireOne(jdbi.withHandle(handle -> handle.execute(sql, arguments)), arguments[arguments.length - 1]);
    }

    // Or a misspelt name in a scenario would go unnoticed
    private static void requireOne(int rows, Object name) {
        if (rows != 1) {
            throw new IllegalArgumentException("There is no " + name);
        }
    }
}
