package dev.caredesk.forms;

import dev.caredesk.api.AppointmentStatus;
import dev.caredesk.clinic.ClinicSettings;
import dev.caredesk.schedule.Appointment;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An appointment as iCalendar (RFC 5545). Times are in UTC, which every calendar shows in its owner's zone. */
@Singleton
class CalendarFile {

    /** iCalendar (RFC 5545). */
    static final String MEDIA_TYPE = "text/calendar";

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    // Without the line break, and without the space that a continued line begins with
    private static final int LINE_OCTETS = 75;

    private final ClinicSettings clinic;
    private final Clock clock;

    @Inject
    CalendarFile(ClinicSettings clinic, Clock clock) {
        this.clinic = clinic;
        this.clock = clock;
    }

    /** Returns the file's text. It holds neither the patient's name nor the reason: calendars are often shared. */
    String of(Appointment appointment) {
        return lines(appointment, clock.instant()).stream()
                .map(CalendarFile::folded)
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private List<String> lines(Appointment appointment, Instant now) {
        var doctor = appointment.doctor();
        var lines = new ArrayList<>(List.of(
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//CareDesk//Appointments//EN",
                "CALSCALE:GREGORIAN",
                "METHOD:PUBLISH",
                "BEGIN:VEVENT",
                "UID:" + appointment.id().value() + "@caredesk",
                "DTSTAMP:" + UTC.format(now),
                "SEQUENCE:" + appointment.version(),
                "DTSTART:" + UTC.format(appointment.time().start()),
                "DTEND:" + UTC.format(appointment.time().end()),
                "STATUS:" + (appointment.status() == AppointmentStatus.CANCELLED ? "CANCELLED" : "CONFIRMED"),
                "SUMMARY:" + escaped("Appointment with " + doctor.name()),
                "DESCRIPTION:"
                        + escaped("Confirmation code " + appointment.code() + "\n" + clinic.name() + ", "
                                + doctor.phone().orElse(clinic.phone()))));
        var place = Stream.of(doctor.address(), doctor.city())
                .map(part -> part.orElse(null))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        if (!place.isEmpty()) {
            lines.add("LOCATION:" + escaped(place));
        }
        lines.addAll(List.of("END:VEVENT", "END:VCALENDAR"));
        return lines;
    }

    static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\\n")
                .replace("\n", "\\n")
                .replace("\r", "\\n");
    }

    // Counts octets, not characters, and never cuts within one
    static String folded(String line) {
        var folded = new StringBuilder();
        var octets = 0;
        for (var codePoint : line.codePoints().toArray()) {
            var character = Character.toString(codePoint);
            var width = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + width > LINE_OCTETS) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.append(character);
            octets += width;
        }
        return folded.toString();
    }
}
