package dev.caredesk.forms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.api.AppointmentStatus;
import dev.caredesk.caller.PatientId;
import dev.caredesk.schedule.Appointment;
import dev.caredesk.schedule.AppointmentId;
import dev.caredesk.schedule.Doctor;
import dev.caredesk.schedule.DoctorId;
import dev.caredesk.schedule.TestClinic;
import dev.caredesk.schedule.TimeRange;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CalendarFileTest {

    private static final Instant NOW = Instant.parse("2027-03-01T15:00:00Z");

    private final CalendarFile file =
            new CalendarFile(TestClinic.clinicSettings(ZoneId.of("America/Chicago")), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void isOneEventInUtc() {
        assertThat(file.of(appointment(AppointmentStatus.BOOKED)))
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                .contains("\r\nDTSTART:20270308T163000Z\r\n", "\r\nDTEND:20270308T170000Z\r\n")
                .contains("\r\nDTSTAMP:20270301T150000Z\r\n", "\r\nSEQUENCE:3\r\n", "\r\nSTATUS:CONFIRMED\r\n")
                .contains("\r\nLOCATION:1 Main Street\\; Suite 2\\, Austin\r\n")
                .endsWith("\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    }

    @Test
    void saysWhenItIsCancelled() {
        assertThat(file.of(appointment(AppointmentStatus.CANCELLED))).contains("\r\nSTATUS:CANCELLED\r\n");
    }

    @Test
    void namesNeitherPatientNorReason() {
        assertThat(file.of(appointment(AppointmentStatus.BOOKED))).doesNotContain("Little Ada", "knee pain");
    }

    @Test
    void escapesAndFoldsAsTheStandardSays() {
        assertThat(CalendarFile.escaped("a,b;c\\d\r\ne\nf")).isEqualTo("a\\,b\\;c\\\\d\\ne\\nf");
        var line = "SUMMARY:" + "ü".repeat(120) + "😀".repeat(20);
        var folded = CalendarFile.folded(line);
        assertThat(Arrays.stream(folded.split("\r\n")).map(part -> part.getBytes(StandardCharsets.UTF_8).length))
                .allMatch(octets -> octets <= 75);
        assertThat(folded.replace("\r\n ", "")).isEqualTo(line);
    }

    private static Appointment appointment(AppointmentStatus status) {
        var doctor = new Doctor(
                new DoctorId(1),
                "Sarah Johnson",
                "knee",
                "Knee",
                Optional.of("Austin"),
                Optional.of("1 Main Street; Suite 2"),
                Optional.empty(),
                List.of(),
                true,
                30);
        var start = Instant.parse("2027-03-08T16:30:00Z");
        return new Appointment(
                new AppointmentId(new UUID(1, 2)),
                "7KQ4-MX2P",
                doctor,
                new PatientId(1),
                Optional.of("Little Ada"),
                new TimeRange(start, start.plusSeconds(1800)),
                status,
                Optional.of("knee pain"),
                3,
                NOW,
                true);
    }
}
