package dev.caredesk.schedule;

import dev.caredesk.caller.Caller;
import dev.caredesk.caller.ConversationId;
import dev.caredesk.caller.PatientId;
import dev.caredesk.clinic.ClinicSettings;
import dev.caredesk.database.TestDatabase;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.spi.Converter;
import org.jdbi.v3.core.Jdbi;

/** A clinic for tests: settings as delivered, a clock that stands still until it is moved, and doctors on demand. */
public final class TestClinic {

    /** A Monday, 9:00 in Chicago. */
    public static final Instant MONDAY_MORNING = Instant.parse("2027-03-01T15:00:00Z");

    private final Jdbi jdbi;
    private final ZoneId zone;
    private final MovingClock clock = new MovingClock(MONDAY_MORNING);
    private final ScheduleService service;

    /** A clinic in Chicago. */
    public TestClinic(TestDatabase database) {
        this(database.jdbi(), ZoneId.of("America/Chicago"));
    }

    /** A clinic in any zone. */
    public TestClinic(Jdbi jdbi, ZoneId zone) {
        this.jdbi = jdbi;
        this.zone = zone;
        this.service = new ScheduleService(jdbi, clock, clinicSettings(zone), scheduleSettings());
    }

    /** The delivered settings of a clinic, in a zone. */
    public static ClinicSettings clinicSettings(ZoneId zone) {
        return config(zone).getConfigMapping(ClinicSettings.class);
    }

    /** The delivered settings of the schedule. */
    public static ScheduleSettings scheduleSettings() {
        return config(ZoneId.of("UTC")).getConfigMapping(ScheduleSettings.class);
    }

    private static SmallRyeConfig config(ZoneId zone) {
        return new SmallRyeConfigBuilder()
                .withConverter(Locale.class, 200, (Converter<Locale>) Locale::forLanguageTag)
                .withMapping(ClinicSettings.class)
                .withMapping(ScheduleSettings.class)
                .withDefaultValue("clinic.zone", zone.getId())
                .build();
    }

    public ScheduleService service() {
        return service;
    }

    public Instant now() {
        return clock.instant();
    }

    public void setNow(Instant now) {
        clock.now = now;
    }

    public void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    /** A doctor for knees in Austin, without hours. */
    public DoctorId addDoctor(String name) {
        return addDoctor(name, "knee", "Austin", true, 30);
    }

    public DoctorId addDoctor(String name, String specialty, String city, boolean acceptsUninsured, int slotMinutes) {
        return jdbi.withHandle(handle -> {
            handle.execute(
                    "INSERT INTO specialty (id, name) VALUES (?, initcap(?)) ON CONFLICT DO NOTHING",
                    specialty,
                    specialty);
            return handle.createQuery("""
                            INSERT INTO doctor (name, specialty_id, city, languages, accepts_uninsured, slot_minutes)
                            VALUES (:name, :specialty, :city, '{English}', :uninsured, :minutes) RETURNING id""")
                    .bind("name", name)
                    .bind("specialty", specialty)
                    .bind("city", city)
                    .bind("uninsured", acceptsUninsured)
                    .bind("minutes", slotMinutes)
                    .map((row, context) -> new DoctorId(row.getLong(1)))
                    .one();
        });
    }

    /** Weekly hours in minutes of the day. */
    public void addHours(DoctorId doctor, DayOfWeek day, int opens, int closes) {
        execute("INSERT INTO weekly_hours VALUES (?, ?, ?, ?)", doctor.value(), day.getValue(), opens, closes);
    }

    /** From 9:00 to 17:00 on every day of the week. */
    public void addDailyHours(DoctorId doctor) {
        for (var day : DayOfWeek.values()) {
            addHours(doctor, day, 9 * 60, 17 * 60);
        }
    }

    public void addDatedHours(DoctorId doctor, LocalDate day, int opens, int closes) {
        execute("INSERT INTO dated_hours VALUES (?, ?, ?, ?)", doctor.value(), day, opens, closes);
    }

    public void addTimeOff(DoctorId doctor, Instant from, Instant to) {
        execute(
                "INSERT INTO time_off (doctor_id, during) VALUES (?, tstzrange(?::timestamptz, ?::timestamptz))",
                doctor.value(),
                from.toString(),
                to.toString());
    }

    public PatientId addPatient(String name) {
        return jdbi.withHandle(
                handle -> handle.createQuery("INSERT INTO patient (name, name_key) VALUES (:n, lower(:n)) RETURNING id")
                        .bind("n", name)
                        .map((row, context) -> new PatientId(row.getLong(1)))
                        .one());
    }

    /** A caller in a conversation of their own, identified as a new patient. */
    public Caller identified(String name) {
        return Caller.identified(new ConversationId(UUID.randomUUID()), addPatient(name));
    }

    public Caller unidentified() {
        return Caller.unidentified(new ConversationId(UUID.randomUUID()));
    }

    public Instant at(String local) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    /** Offers the doctor's slot that begins at the local time, and returns its id. */
    public String offer(Caller caller, DoctorId doctor, String local) {
        return service.offer(caller, List.of(slot(doctor, local))).getFirst().id();
    }

    public Slot slot(DoctorId doctor, String local) {
        var found = service.doctor(doctor);
        var start = at(local);
        return new Slot(found, new TimeRange(start, start.plus(Duration.ofMinutes(found.slotMinutes()))));
    }

    /** Books the doctor's slot that begins at the local time. */
    public Appointment book(Caller caller, DoctorId doctor, String local) {
        return book(caller, doctor, local, Optional.empty());
    }

    public Appointment book(Caller caller, DoctorId doctor, String local, Optional<String> patientName) {
        var proposal = service.proposeBooking(caller, offer(caller, doctor, local), Optional.empty(), patientName);
        return service.confirm(caller, proposal.id());
    }

    public List<Slot> slots(DoctorId doctor, LocalDate from, LocalDate to) {
        return service.findFreeSlots(new SlotQuery(
                        Optional.of(doctor),
                        DoctorQuery.any(),
                        from,
                        to,
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(),
                        200))
                .slots();
    }

    /** The local begin of each free slot. */
    public List<String> starts(DoctorId doctor, LocalDate from, LocalDate to) {
        return slots(doctor, from, to).stream()
                .map(slot -> slot.time().start().atZone(zone).toLocalDateTime().toString())
                .toList();
    }

    public void execute(String sql, Object... arguments) {
        jdbi.useHandle(handle -> handle.execute(sql, arguments));
    }

    private static final class MovingClock extends Clock {

        private volatile Instant now;

        MovingClock(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
