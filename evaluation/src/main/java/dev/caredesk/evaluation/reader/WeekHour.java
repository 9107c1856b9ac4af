package dev.caredesk.evaluation.reader;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An hour of a weekday, such as "8 pm" on "Sunday". */
record WeekHour(DayOfWeek day, int hour) {

    private static final Pattern TWELVE_HOURS =
            Pattern.compile("\\s*(\\d{1,2})\\s*([ap])m\\s*", Pattern.CASE_INSENSITIVE);
    private static final int NOON = 12;

    static WeekHour of(String day, String time) {
        return new WeekHour(
                DayOfWeek.valueOf(day.strip().toUpperCase(Locale.ROOT)),
                hour(time).orElseThrow());
    }

    /** Reads "8 pm" as 20. */
    static Optional<Integer> hour(String time) {
        Matcher match = TWELVE_HOURS.matcher(time);
        if (!match.matches()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(match.group(1)) % NOON;
        return Optional.of(match.group(2).equalsIgnoreCase("p") ? hour + NOON : hour);
    }

    /** Returns this hour in the seven days to come; the hour that has begun counts as long as it lasts. */
    LocalDateTime next(LocalDateTime now) {
        LocalDate date = now.toLocalDate();
        while (date.getDayOfWeek() != day || !date.atTime(hour, 0).plusHours(1).isAfter(now)) {
            date = date.plusDays(1);
        }
        return date.atTime(hour, 0);
    }
}
