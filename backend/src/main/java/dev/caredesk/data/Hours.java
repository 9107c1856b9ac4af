package dev.caredesk.data;

import dev.caredesk.data.DoctorData.WeeklyHours;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads weekly hours such as {@code Mon-Thu 09:00-12:00 13:00-17:00; Sat 08:00-12:00}. */
final class Hours {

    private static final Pattern DAYS = Pattern.compile("([A-Za-z]+)(?:-([A-Za-z]+))?");
    private static final Pattern STRETCH = Pattern.compile("(\\d{1,2}):(\\d{2})-(\\d{1,2}):(\\d{2})");
    private static final int MIDNIGHT = 24 * 60;

    private Hours() {}

    /**
     * Reads the hours of a week.
     *
     * @throws IllegalArgumentException with the reason
     */
    static List<WeeklyHours> parse(String text) {
        var hours = new ArrayList<WeeklyHours>();
        for (var part : text.replace('–', '-').split(";")) {
            if (!part.isBlank()) {
                parsePart(part.strip(), hours);
            }
        }
        if (hours.isEmpty()) {
            throw new IllegalArgumentException("names no hours");
        }
        hours.sort(Comparator.comparing(WeeklyHours::day).thenComparingInt(WeeklyHours::opens));
        for (int i = 1; i < hours.size(); i++) {
            var before = hours.get(i - 1);
            if (before.day() == hours.get(i).day() && hours.get(i).opens() < before.closes()) {
                throw new IllegalArgumentException("has overlapping hours on " + name(before.day()));
            }
        }
        return hours;
    }

    private static void parsePart(String part, List<WeeklyHours> hours) {
        var words = part.split("\\s+");
        if (words.length < 2) {
            throw notHours(part);
        }
        for (var days : words[0].split(",")) {
            for (var day : days(days)) {
                for (int i = 1; i < words.length; i++) {
                    var stretch = STRETCH.matcher(words[i]);
                    if (!stretch.matches()) {
                        throw notHours(words[i]);
                    }
                    hours.add(stretch(day, stretch));
                }
            }
        }
    }

    /** Reads weekdays such as {@code Mon} or {@code Mon-Fri}. */
    static List<DayOfWeek> days(String text) {
        var match = DAYS.matcher(text);
        if (!match.matches()) {
            throw notHours(text);
        }
        var first = day(match.group(1));
        var last = match.group(2) == null ? first : day(match.group(2));
        var days = new ArrayList<>(List.of(first));
        for (var day = first; day != last; ) {
            day = day.plus(1);
            days.add(day);
        }
        return days;
    }

    private static DayOfWeek day(String word) {
        var name = word.toUpperCase(Locale.ROOT);
        for (var day : DayOfWeek.values()) {
            if (name.length() >= 3 && day.name().startsWith(name)) {
                return day;
            }
        }
        throw new IllegalArgumentException("\"" + word + "\" is no weekday such as Mon");
    }

    private static WeeklyHours stretch(DayOfWeek day, Matcher stretch) {
        int opens = minute(stretch.group(1), stretch.group(2));
        int closes = minute(stretch.group(3), stretch.group(4));
        if (opens >= closes) {
            throw new IllegalArgumentException("\"" + stretch.group() + "\" does not end after it begins");
        }
        return new WeeklyHours(day, opens, closes);
    }

    private static int minute(String hours, String minutes) {
        int minute = Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
        if (minute > MIDNIGHT || Integer.parseInt(minutes) > 59) {
            throw new IllegalArgumentException("\"" + hours + ":" + minutes + "\" is no time of day");
        }
        return minute;
    }

    private static IllegalArgumentException notHours(String text) {
        return new IllegalArgumentException(
                "\"" + text + "\" is not like \"Mon 09:00-12:00 13:00-17:00; Wed 08:00-12:00\"");
    }

    private static String name(DayOfWeek day) {
        return day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT);
    }
}
