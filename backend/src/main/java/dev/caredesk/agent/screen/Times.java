package dev.caredesk.agent.screen;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds times of the day and days of the year in a text. Each mention is the set of what it may mean. */
final class Times {

    private static final Pattern TIME = Pattern.compile(
            "(?<![\\d:.])(\\d{1,2}):(\\d{2})(?::\\d{2})?(?:[+-]\\d{2}:\\d{2}|Z)?(?:\\s?([ap])\\.?m\\b)?"
                    + "|(?<![\\d:.])(\\d{1,2})\\s?([ap])\\.?m\\b|\\b(noon|midnight)\\b",
            Pattern.CASE_INSENSITIVE);
    // Narrow and unbreakable ones, which stand before the half of the day
    private static final Pattern SPACE = Pattern.compile("[\\u00a0\\u202f]");
    private static final Pattern BARE_HOUR = Pattern.compile(
            "\\b(?:at|by|around|after|before|from|until|till|to|about|between|and|or)\\s+(\\d{1,2})\\b(?![:/\\d])",
            Pattern.CASE_INSENSITIVE);
    // Whole names: "maybe 2" is no day
    private static final String MONTHS = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
            + "|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
    private static final Pattern DAY = Pattern.compile(
            "\\b\\d{4}-(\\d{2})-(\\d{2})"
                    + "|\\b" + MONTHS + "\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?!:)"
                    + "|\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?" + MONTHS + "(?![a-z])"
                    + "|(?<![\\d/])(?!24/7)(\\d{1,2})/(\\d{1,2})(?![\\d])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DAY_OF_MONTH =
            Pattern.compile("\\b(\\d{1,2})(?:st|nd|rd|th)\\b", Pattern.CASE_INSENSITIVE);
    private static final int HALF_A_DAY = 12 * 60;

    private Times() {}

    /** Returns the times, each as the minutes of the day that it may mean. */
    static List<Set<Integer>> times(String text) {
        var plain = SPACE.matcher(text).replaceAll(" ");
        return TIME.matcher(plain).results().map(Times::time).toList();
    }

    /** Returns hours that are said without more, as in "at 3". */
    static Stream<Integer> bareHours(String text) {
        return BARE_HOUR
                .matcher(text)
                .results()
                .map(it -> Integer.valueOf(it.group(1)))
                .filter(it -> it <= 24);
    }

    /** Returns the days, each as the days of the year that it may mean. */
    static List<Set<MonthDay>> days(String text) {
        return DAY.matcher(text)
                .results()
                .map(Times::day)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    /** Returns days that are said without a month, as in "the 5th". */
    static Stream<Integer> daysOfMonth(String text) {
        return DAY_OF_MONTH.matcher(text).results().map(it -> Integer.valueOf(it.group(1)));
    }

    private static Set<Integer> time(MatchResult found) {
        if (found.group(6) != null) {
            return Set.of(found.group(6).toLowerCase(Locale.ROOT).equals("noon") ? HALF_A_DAY : 0);
        }
        var colon = found.group(1) != null;
        var hour = Integer.parseInt(colon ? found.group(1) : found.group(4));
        var minute = colon ? Integer.parseInt(found.group(2)) : 0;
        var half = colon ? found.group(3) : found.group(5);
        return half == null ? either(hour, minute) : Set.of(inHalf(hour, minute, half.equalsIgnoreCase("p")));
    }

    /** Returns what a time without a half of the day may mean. */
    static Set<Integer> either(int hour, int minute) {
        var said = hour * 60 + minute;
        return hour == 0 || hour > 12 ? Set.of(said) : Set.of(inHalf(hour, minute, false), inHalf(hour, minute, true));
    }

    /** Returns that time and the one twelve hours from it. */
    static Set<Integer> inEitherHalf(LocalTime time) {
        var said = (time.getHour() * 60 + time.getMinute()) % HALF_A_DAY;
        return Set.of(said, said + HALF_A_DAY);
    }

    private static int inHalf(int hour, int minute, boolean afternoon) {
        return hour % 12 * 60 + minute + (afternoon ? HALF_A_DAY : 0);
    }

    private static Set<MonthDay> day(MatchResult found) {
        if (found.group(1) != null) {
            return of(Integer.parseInt(found.group(1)), found.group(2));
        }
        if (found.group(3) != null) {
            return of(month(found.group(3)), found.group(4));
        }
        if (found.group(5) != null) {
            return of(month(found.group(6)), found.group(5));
        }
        var either = new HashSet<>(of(Integer.parseInt(found.group(7)), found.group(8)));
        either.addAll(of(Integer.parseInt(found.group(8)), found.group(7)));
        return either;
    }

    private static int month(String name) {
        var begin = name.toUpperCase(Locale.ROOT);
        return IntStream.rangeClosed(1, 12)
                .filter(it -> Month.of(it).name().startsWith(begin))
                .findFirst()
                .orElseThrow();
    }

    private static Set<MonthDay> of(int month, String day) {
        try {
            return Set.of(MonthDay.of(month, Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Set.of();
        }
    }
}
