package dev.caredesk.agent;

import dev.caredesk.schedule.AppointmentId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Reads what models pass to tools, and says in words what is wrong with it. */
final class ToolArguments {

    private static final int LONGEST = 200;

    private ToolArguments() {}

    /** Returns the text, if there is any. */
    static Optional<String> text(Optional<String> given) {
        return given.map(String::strip)
                .filter(it -> !it.isEmpty() && !it.equalsIgnoreCase("null"))
                .map(it -> it.length() > LONGEST ? it.substring(0, LONGEST) : it);
    }

    static Optional<LocalDate> date(String name, Optional<String> given) {
        return text(given).map(it -> {
            try {
                return LocalDate.parse(it);
            } catch (DateTimeParseException e) {
                throw new InvalidArgument(name + " must be a date such as 2027-03-08.");
            }
        });
    }

    static Optional<LocalTime> time(String name, Optional<String> given) {
        return text(given).map(it -> {
            try {
                // The end of the day has no time of its own
                return it.startsWith("24:00") ? LocalTime.of(23, 59) : LocalTime.parse(it);
            } catch (DateTimeParseException e) {
                throw new InvalidArgument(name + " must be a time such as 09:30.");
            }
        });
    }

    static Set<DayOfWeek> weekdays(Optional<List<String>> given) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var word : given.orElse(List.of())) {
            days.add(weekday(word.strip().toUpperCase(Locale.ROOT)));
        }
        return days;
    }

    private static DayOfWeek weekday(String word) {
        for (var day : DayOfWeek.values()) {
            if (word.length() >= 3 && (day.name().startsWith(word) || word.startsWith(day.name()))) {
                return day;
            }
        }
        throw new InvalidArgument("weekdays must be English names such as Monday.");
    }

    /** Refuses a word that is none of these. */
    static void oneOf(String name, Optional<String> given, Set<String> words) {
        text(given).filter(it -> !words.contains(it.toLowerCase(Locale.ROOT))).ifPresent(it -> {
            throw new InvalidArgument(name + " must be one of " + String.join(", ", new TreeSet<>(words)) + ".");
        });
    }

    static AppointmentId appointment(String given) {
        try {
            return new AppointmentId(UUID.fromString(given.strip()));
        } catch (IllegalArgumentException e) {
            throw new InvalidArgument("appointmentId must be an appointment_id that myAppointments returned.");
        }
    }
}
