package dev.caredesk.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When the slots that are looked for may be.
 *
 * @param days the days in order
 * @param bookable what can be booked now
 */
record SlotWindow(
        List<ClinicDay> days, Optional<LocalTime> notBefore, Optional<LocalTime> notAfter, TimeRange bookable) {

    private static final long LONGEST_SLOT = 240 * 60;

    static SlotWindow of(SlotQuery query, TimeRange bookable, ZoneId zone) {
        if (query.from().isAfter(query.to())) {
            throw new IllegalArgumentException("The first day " + query.from() + " is after the last " + query.to());
        }
        var days = days(query.from(), query.to(), query.weekdays(), bookable, zone);
        return new SlotWindow(days, query.notBefore(), query.notAfter(), bookable);
    }

    static SlotWindow of(YearMonth month, TimeRange bookable, ZoneId zone) {
        var days = days(month.atDay(1), month.atEndOfMonth(), Set.of(), bookable, zone);
        return new SlotWindow(days, Optional.empty(), Optional.empty(), bookable);
    }

    private static List<ClinicDay> days(
            LocalDate from, LocalDate to, Set<DayOfWeek> weekdays, TimeRange bookable, ZoneId zone) {
        var first = later(from, bookable.start().atZone(zone).toLocalDate());
        var last = earlier(to, bookable.end().atZone(zone).toLocalDate());
        return Stream.iterate(first, day -> !day.isAfter(last), day -> day.plusDays(1))
                .filter(day -> weekdays.isEmpty() || weekdays.contains(day.getDayOfWeek()))
                .map(day -> ClinicDay.of(day, zone))
                .toList();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** The first second at which a slot of the day may begin. */
    long earliestStart(ClinicDay day) {
        long wanted = notBefore.map(day::at).orElse(day.start());
        return Math.max(wanted, ceilingSecond());
    }

    /** The last second at which a slot of the day may begin. */
    long latestStart(ClinicDay day) {
        return Math.min(day.end() - 1, bookable.end().getEpochSecond());
    }

    /** The last second at which a slot of the day may end. */
    long latestEnd(ClinicDay day) {
        return notAfter.map(day::at).orElse(Long.MAX_VALUE);
    }

    /** The stretches of time, in epoch seconds, that the slots of the days may touch; days in a row make one. */
    List<Span> ranges(List<ClinicDay> someDays) {
        var ranges = new ArrayList<Span>();
        for (int first = 0; first < someDays.size(); ) {
            int last = first;
            while (last + 1 < someDays.size()
                    && someDays.get(last + 1).epochDay() == someDays.get(last).epochDay() + 1) {
                last++;
            }
            long start = earliestStart(someDays.get(first));
            long end = Math.min(someDays.get(last).end() + LONGEST_SLOT, latestEnd(someDays.get(last)));
            if (start < end) {
                ranges.add(new Span(start, end));
            }
            first = last + 1;
        }
        return ranges;
    }

    private long ceilingSecond() {
        var start = bookable.start();
        return start.getNano() == 0 ? start.getEpochSecond() : start.getEpochSecond() + 1;
    }
}
