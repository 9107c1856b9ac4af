package dev.caredesk.agent.builtin.wording;

import dev.caredesk.agent.dates.Days;
import dev.caredesk.agent.dates.Times;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Days and times as the clinic's locale writes them, in English. */
public final class Formats {

    private static final Set<String> TWELVE_HOURS = Set.of("US", "CA", "AU", "NZ", "IN", "PH", "");

    private final DateTimeFormatter day;
    private final DateTimeFormatter time;
    private final Map<String, String> zones = new ConcurrentHashMap<>();

    /** Writes as in that locale's country. */
    public Formats(Locale locale) {
        boolean monthFirst = Set.of("US", "CA", "PH", "").contains(locale.getCountry());
        day = DateTimeFormatter.ofPattern(monthFirst ? "EEEE, MMMM d" : "EEEE d MMMM", Locale.ENGLISH);
        time = DateTimeFormatter.ofPattern(
                TWELVE_HOURS.contains(locale.getCountry()) ? "h:mm a" : "HH:mm", Locale.ENGLISH);
    }

    /** "Monday, March 8". */
    String day(LocalDate date) {
        return day.format(date);
    }

    /** "10:30 AM". */
    String time(LocalTime at) {
        return time.format(at);
    }

    /** "Monday, March 8 at 10:30 AM". */
    String moment(OffsetDateTime at) {
        return day(at.toLocalDate()) + " at " + time(at.toLocalTime());
    }

    /** "Monday, March 8 at 10:30 AM (Central Time)". */
    String momentInZone(OffsetDateTime at, String zone) {
        return zone.isEmpty() ? moment(at) : moment(at) + " (" + zone(zone) + ")";
    }

    /** "Central Time". */
    String zone(String id) {
        return zones.computeIfAbsent(id, one -> ZoneId.of(one).getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }

    /** "on Mondays", "on Tuesday, March 9", "from Monday, March 8 to Friday, March 12". */
    String days(Days days) {
        if (!days.weekdays().isEmpty()) {
            List<String> names = new TreeSet<>(days.weekdays())
                    .stream()
                            .map(one -> one.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + "s")
                            .toList();
            return "on " + Lists.and(names);
        }
        return days.isOneDay() ? "on " + day(days.from()) : "from " + day(days.from()) + " to " + day(days.to());
    }

    /** "at 3:00 PM", "between 8:00 AM and 12:00 PM", "after 3:00 PM", "before 5:00 PM", or nothing. */
    String times(Times times) {
        if (times.exact()) {
            return "at " + time(times.from().orElseThrow());
        }
        if (times.from().isPresent() && times.to().isPresent()) {
            return "between " + time(times.from().get()) + " and "
                    + time(times.to().get());
        }
        return times.from()
                .map(from -> "after " + time(from))
                .or(() -> times.to().map(to -> "before " + time(to)))
                .orElse("");
    }
}
