package dev.caredesk.agent.dates;

import dev.caredesk.agent.words.Spelling;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The names of days and months, and where they lie seen from today. */
final class Calendar {

    private static final int LONGEST_LOOK_AHEAD = 183;

    private static final Map<String, DayOfWeek> WEEKDAYS = weekdays();
    private static final Map<String, Integer> MONTHS = months();

    private Calendar() {}

    private static Map<String, DayOfWeek> weekdays() {
        var names = new HashMap<String, DayOfWeek>();
        for (DayOfWeek day : DayOfWeek.values()) {
            names.put(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT), day);
            names.put(day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toLowerCase(Locale.ROOT), day);
        }
        names.put("tues", DayOfWeek.TUESDAY);
        names.put("weds", DayOfWeek.WEDNESDAY);
        names.put("wensday", DayOfWeek.WEDNESDAY);
        names.put("wendsday", DayOfWeek.WEDNESDAY);
        names.put("thur", DayOfWeek.THURSDAY);
        names.put("thurs", DayOfWeek.THURSDAY);
        return Map.copyOf(names);
    }

    private static Map<String, Integer> months() {
        var names = new HashMap<String, Integer>();
        for (Month month : Month.values()) {
            names.put(month.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT), month.getValue());
            names.put(month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toLowerCase(Locale.ROOT), month.getValue());
        }
        names.put("sept", 9);
        return Map.copyOf(names);
    }

    /** Returns the number of the month, or -1. */
    static int month(String word) {
        return MONTHS.getOrDefault(word, -1);
    }

    /** Returns the day of the week, one typing error in it allowed. */
    static Optional<DayOfWeek> weekday(String word) {
        DayOfWeek known = WEEKDAYS.get(word);
        if (known == null && word.length() >= 6 && word.endsWith("y")) {
            for (Map.Entry<String, DayOfWeek> name : WEEKDAYS.entrySet()) {
                if (name.getKey().length() >= 6 && Spelling.nearlyEqual(word, name.getKey())) {
                    return Optional.of(name.getValue());
                }
            }
        }
        return Optional.ofNullable(known);
    }

    /** Returns the day of the week that a plural ("mondays") names. */
    static Optional<DayOfWeek> weekdays(String word) {
        return word.endsWith("days") ? weekday(word.substring(0, word.length() - 1)) : Optional.empty();
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    static Days week(LocalDate monday) {
        return Days.of(monday, monday.plusDays(6));
    }

    static Days month(LocalDate day) {
        return Days.of(day.withDayOfMonth(1), day.with(TemporalAdjusters.lastDayOfMonth()));
    }

    /** Returns the next day with that number, today included. */
    static Optional<LocalDate> comingDay(LocalDate today, int dayOfMonth) {
        for (int months = 0; months < 3; months++) {
            Optional<LocalDate> day = date(
                    today.plusMonths(months).getYear(), today.plusMonths(months).getMonthValue(), dayOfMonth);
            if (day.isPresent() && !day.get().isBefore(today)) {
                return day;
            }
        }
        return Optional.empty();
    }

    /** Returns the next day with that number and that name, if it is near enough to be meant. */
    static Optional<LocalDate> comingDay(LocalDate today, int dayOfMonth, DayOfWeek name) {
        return IntStream.range(0, 3)
                .mapToObj(today::plusMonths)
                .map(month -> date(month.getYear(), month.getMonthValue(), dayOfMonth))
                .flatMap(Optional::stream)
                .filter(day -> day.getDayOfWeek() == name && !day.isBefore(today))
                .findFirst();
    }

    /** Returns the day of this year, or of the next if that is nearer ahead than this year's lies behind. */
    static Optional<LocalDate> nearest(LocalDate today, int month, int dayOfMonth) {
        Optional<LocalDate> thisYear = date(today.getYear(), month, dayOfMonth);
        if (thisYear.isPresent() && !thisYear.get().isBefore(today)) {
            return thisYear;
        }
        Optional<LocalDate> next = date(today.getYear() + 1, month, dayOfMonth);
        boolean nextIsNear = next.isPresent() && next.get().isBefore(today.plusDays(LONGEST_LOOK_AHEAD));
        return nextIsNear || thisYear.isEmpty() ? next : thisYear;
    }

    static Optional<LocalDate> date(int year, int month, int dayOfMonth) {
        try {
            return Optional.of(LocalDate.of(year < 100 ? 2000 + year : year, month, dayOfMonth));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
