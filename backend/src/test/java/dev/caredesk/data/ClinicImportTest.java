package dev.caredesk.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.caredesk.database.TestDatabase;
import dev.caredesk.schedule.DoctorQuery;
import dev.caredesk.schedule.ScheduleService;
import dev.caredesk.schedule.Slot;
import dev.caredesk.schedule.SlotQuery;
import dev.caredesk.schedule.TestClinic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClinicImportTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");
    private static final Instant NOW = Instant.parse("2027-03-04T15:00:00Z"); // a Thursday
    private static final String DOCTORS = "name,specialty,city,address,phone,accepts_uninsured,hours,slot_minutes\n";
    private static final String SLOTS = "date_slot,specialization,doctor_name,is_available,patient_to_attend\n";

    @TempDir
    private Path folder = Path.of("");

    private final Jdbi jdbi = DATABASE.jdbi();

    @BeforeEach
    void empty() {
        DATABASE.clear();
        jdbi.useHandle(handle -> handle.execute("TRUNCATE clinic_data"));
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void orthopedicsSampleAnswersTheGoldenQuestion() {
        importAt(NOW).replace(Path.of("../samples/orthopedics"), false, false);

        var slots = new ScheduleService(
                        jdbi,
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        TestClinic.clinicSettings(ZONE),
                        TestClinic.scheduleSettings())
                .findFreeSlots(new SlotQuery(
                        Optional.empty(),
                        new DoctorQuery(
                                Optional.empty(),
                                Optional.of("knee"),
                                Optional.empty(),
                                Optional.of(true),
                                Optional.empty()),
                        LocalDate.of(2027, 3, 8),
                        LocalDate.of(2027, 3, 14),
                        Optional.of(LocalTime.of(8, 0)),
                        Optional.of(LocalTime.of(12, 0)),
                        Set.of(DayOfWeek.MONDAY),
                        50))
                .slots();

        assertThat(startsOf(slots, "Sarah Johnson")).containsExactly("10:30", "11:00", "11:30");
        assertThat(startsOf(slots, "Emily Rodriguez")).containsExactly("09:30", "10:00", "10:30", "11:00", "11:30");
        assertThat(slots).hasSize(8);
    }

    @Test
    void byteOrderMarkWindowsLinesQuotesAndEmptyLinesAreFine() throws IOException {
        var file = write(
                "doctors.csv",
                "\uFEFFname,specialty,city,address,phone,accepts_uninsured,hours,slot_minutes,languages\r\n\r\n"
                        + "Zoë Müller,Knee surgery,Austin,\"1 Main St, Suite 2\",,TRUE,Mon 09:00-10:00,,\"English, German\"\r\n"
                        + ",,,,,,,,\r\n");

        importAt(NOW).replace(file, false, false);

        assertThat(text("SELECT name || '|' || specialty_id || '|' || address || '|' || slot_minutes || '|'"
                        + " || array_to_string(languages, '+') FROM doctor"))
                .isEqualTo("Zoë Müller|knee-surgery|1 Main St, Suite 2|30|English+German");
        assertThat(text("SELECT name FROM specialty")).isEqualTo("Knee surgery");
    }

    @Test
    void wrongRowIsNamedAndNothingIsImported() throws IOException {
        var file = write("doctors.csv", DOCTORS + "A,knee,,,,true,Mon 09:00-10:00,30\nB,knee,,,,true,Mon 9,30\n");

        assertThatExceptionOfType(InvalidClinicData.class)
                .isThrownBy(() -> importAt(NOW).replace(file, false, false))
                .withMessageStartingWith("doctors.csv, line 3, column hours: \"9\" is not like");
        assertThat(count("doctor")).isZero();
    }

    @Test
    void everyKindOfWrongSlotIsNamed() throws IOException {
        for (var wrong : List.of(
                "2024-08-05 08:00,knee,a,True,|date_slot",
                "31-02-2024 08:00,knee,a,True,|date_slot",
                "05-08-2024 08:00,,a,True,|specialization",
                "05-08-2024 08:00,knee,,True,|doctor_name",
                "05-08-2024 08:00,knee,a,perhaps,|is_available",
                "05-08-2024 08:00,knee,a,False,Jane|patient_to_attend",
                "05-08-2024 08:00,knee,a,True,12|patient_to_attend")) {
            var parts = wrong.split("\\|");
            var file = write("slots.csv", SLOTS + parts[0] + "\n");
            assertThatExceptionOfType(InvalidClinicData.class)
                    .isThrownBy(() -> importAt(NOW).replace(file, false, false))
                    .withMessageStartingWith("slots.csv, line 2, column " + parts[1] + ": ");
        }
    }

    @Test
    void slotsBecomeHoursAppointmentsAndBusyTime() throws IOException {
        var file = write(
                "doctor_availability.csv",
                SLOTS
                        + "08-03-2027 08:00,general_dentist,john doe,True,\n"
                        + "08-03-2027 08:30,general_dentist,john doe,False,1000082.0\n"
                        + "08-03-2027 09:00,general_dentist,john doe,False,\n"
                        + "08-03-2027 09:30,general_dentist,john doe,True,\n"
                        + "08-03-2027 08:30,oral_surgeon,ann lee,False,1000082\n"
                        + "08-03-2027 09:00,oral_surgeon,ann lee,True,\n");

        var counts = importAt(NOW).replace(file, false, false).orElseThrow();

        assertThat(counts.doctors()).isEqualTo(2);
        assertThat(counts.appointments()).isEqualTo(1);
        assertThat(counts.timeOff()).isEqualTo(1);
        assertThat(counts.warnings()).singleElement().asString().endsWith("busy time of the doctor: 1");
        assertThat(text("SELECT string_agg(opens_minute || '-' || closes_minute, ' ' ORDER BY opens_minute)"
                        + " FROM dated_hours JOIN doctor d ON d.id = doctor_id WHERE d.name = 'John Doe'"))
                .isEqualTo("480-540 570-600");
        assertThat(text("SELECT p.external_ref || ' ' || (p.name IS NULL) || ' ' || (lower(during) AT TIME ZONE '"
                        + ZONE + "') FROM appointment JOIN patient p ON p.id = patient_id"))
                .isEqualTo("1000082 true 2027-03-08 08:30:00");
    }

    @Test
    void sameDataChangesNothing() throws IOException {
        var file = write("doctors.csv", DOCTORS + "A,knee,,,,true,Mon 09:00-10:00,30\n");

        assertThat(importAt(NOW).replace(file, false, false)).isPresent();
        assertThat(importAt(NOW).replace(file, false, false)).isEmpty();
    }

    @Test
    void dryRunChangesNothing() throws IOException {
        var file = write("doctors.csv", DOCTORS + "A,knee,,,,true,Mon 09:00-10:00,30\n");

        assertThat(importAt(NOW).replace(file, false, true)).isPresent();
        assertThat(count("doctor")).isZero();
        assertThat(count("clinic_data")).isZero();
    }

    @Test
    void doctorWhoIsGoneKeepsTheAppointmentsMadeAtTheDesk() throws IOException {
        importAt(NOW)
                .replace(
                        write(
                                "one.csv",
                                DOCTORS + "A,knee,,,,true,Mon 09:00-10:00,30\nB,hip,,,,true,Mon 09:00-10:00,30\n"),
                        false,
                        false);
        jdbi.useHandle(handle -> handle.execute("""
                WITH p AS (INSERT INTO patient (name) VALUES ('Jane') RETURNING id)
                INSERT INTO appointment (id, code, doctor_id, patient_id, during, status, booked_at, updated_at)
                SELECT gen_random_uuid(), 'AAAA-AAAA', d.id, p.id, '[2027-03-08 15:00Z,2027-03-08 15:30Z)', 'booked',
                       now(), now() FROM p, doctor d WHERE d.name = 'A'"""));

        var counts = importAt(NOW)
                .replace(write("two.csv", DOCTORS + "C,spine,,,,true,Mon 09:00-10:00,30\n"), false, false)
                .orElseThrow();

        assertThat(counts.warnings()).singleElement().asString().endsWith("kept without hours: 1");
        assertThat(text("SELECT string_agg(name, ' ' ORDER BY name) FROM doctor"))
                .isEqualTo("A C");
        assertThat(count("appointment")).isEqualTo(1);
        assertThat(count("weekly_hours")).isEqualTo(1);
    }

    @Test
    void thousandsOfSlotsOfThePastLoadInSecondsAndMoveToTheComingWeeks() throws IOException {
        var file = write("doctor_availability.csv", AvailabilitySample.write(LocalDate.of(2024, 8, 5), 10, 24));
        var begun = System.nanoTime();

        var counts = importAt(NOW).replace(file, true, false).orElseThrow();

        // under a second on an idle machine; a busy one must not make this fail
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
        assertThat(counts.doctors()).isEqualTo(10);
        assertThat(counts.appointments()).isGreaterThan(1000);
        assertThat(counts.warnings()).hasSize(1);
        // both are Mondays
        assertThat(text("SELECT min(day)::text FROM dated_hours")).isEqualTo("2027-03-08");
        assertThat(importAt(NOW.plus(Duration.ofDays(9))).replace(file, true, false))
                .isEmpty();
        assertThat(importAt(NOW.plus(Duration.ofDays(90))).replace(file, true, false))
                .isPresent();
        assertThat(text("SELECT min(day)::text FROM dated_hours")).isEqualTo("2027-06-07");
    }

    @Test
    void defaultClinicFollowsTheCalendar() {
        var settings = TestClinic.clinicSettings(ZONE);

        var first = importAt(NOW).load(settings).orElseThrow();
        assertThat(first.doctors()).isGreaterThan(24);
        assertThat(first.appointments()).isGreaterThan(500);
        assertThat(first.timeOff()).isGreaterThan(10);
        assertThat(importAt(NOW.plusSeconds(60)).load(settings)).isEmpty();

        var later = importAt(NOW.plus(Duration.ofDays(200))).load(settings).orElseThrow();
        assertThat(later.appointments()).isGreaterThan(500);
        assertThat(text("SELECT (max(upper(during)) > '2027-10-20')::text FROM appointment"))
                .isEqualTo("true");
    }

    @Test
    void defaultClinicLeavesImportedDataAlone() throws IOException {
        importAt(NOW).replace(write("doctors.csv", DOCTORS + "A,knee,,,,true,Mon 09:00-10:00,30\n"), false, false);

        assertThat(importAt(NOW).load(TestClinic.clinicSettings(ZONE))).isEmpty();
        assertThat(count("doctor")).isEqualTo(1);
    }

    private ClinicImport importAt(Instant now) {
        return new ClinicImport(jdbi, Clock.fixed(now, ZoneOffset.UTC), ZONE);
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
    }

    private static List<String> startsOf(List<Slot> slots, String doctor) {
        return slots.stream()
                .filter(slot -> slot.doctor().name().equals(doctor))
                .map(slot -> LocalTime.ofInstant(slot.time().start(), ZONE).toString())
                .toList();
    }

    private int count(String table) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                .mapTo(int.class)
                .one());
    }

    private String text(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).one());
    }
}
