package dev.caredesk.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * One local day of the clinic and the instants of its wall clock, in epoch seconds. A wall-clock time that a
 * daylight-saving gap leaves out stands for the end of the gap; one that comes twice stands for the first.
 */
final class ClinicDay {

    private final LocalDate date;
    private final ZoneId zone;
    private final long midnight;
    private final long end;
    private final boolean uniform;

    private ClinicDay(LocalDate date, ZoneId zone) {
        this.date = date;
        this.zone = zone;
        this.midnight = secondOf(date.atStartOfDay());
        this.end = secondOf(date.plusDays(1).atStartOfDay());
        this.uniform =
                end - midnight == 86_400 && offsetAt(date.atStartOfDay()).equals(offsetAt(date.atTime(LocalTime.MAX)));
    }

    static ClinicDay of(LocalDate date, ZoneId zone) {
        return new ClinicDay(date, zone);
    }

    LocalDate date() {
        return date;
    }

    long epochDay() {
        return date.toEpochDay();
    }

    int weekday() {
        return date.getDayOfWeek().getValue();
    }

    ClinicDay previous() {
        return of(date.minusDays(1), zone);
    }

    ClinicDay next() {
        return of(date.plusDays(1), zone);
    }

    /** The first second of the day. */
    long start() {
        return midnight;
    }

    /** The first second of the next day. */
    long end() {
        return end;
    }

    /** The instant at which the wall clock shows so many minutes after midnight, 1440 being the next midnight. */
    long atMinute(int minute) {
        return atSecond(minute * 60);
    }

    /** The instant at which the wall clock shows the time. */
    long at(LocalTime time) {
        return atSecond(time.toSecondOfDay());
    }

    /** A minute of the wall clock that the instant does not reach; on a day of 23 or 25 hours the last one. */
    int minuteAfter(long second) {
        return uniform && second < end ? (int) Math.max(0, Math.ceilDiv(second - midnight, 60)) : 1440;
    }

    private long atSecond(int secondOfDay) {
        return uniform ? midnight + secondOfDay : secondOf(date.atStartOfDay().plusSeconds(secondOfDay));
    }

    private long secondOf(LocalDateTime local) {
        var transition = zone.getRules().getTransition(local);
        return transition != null && transition.isGap()
                ? transition.toEpochSecond()
                : local.toEpochSecond(offsetAt(local));
    }

    private ZoneOffset offsetAt(LocalDateTime local) {
        return zone.getRules().getOffset(local);
    }
}
