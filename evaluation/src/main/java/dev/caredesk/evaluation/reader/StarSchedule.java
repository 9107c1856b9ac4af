package dev.caredesk.evaluation.reader;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which times are busy, as far as the data's schedule told. Its last word on an hour counts, and what it booked was free:
 * just as much of that hour, as it gives whole hours away. Whoever played the assistant offered the earliest they had, so
 * what comes before is busy: on the day of a booking, and from the clock on when the first free hour is within a day or is
 * of today's weekday.
 */
final class StarSchedule {

    private static final Duration SLOT = Duration.ofMinutes(15);
    private static final int SLOTS_IN_AN_HOUR = 4;

    private record DoctorHour(String doctor, LocalDateTime start) {}

    private final LocalDateTime now;
    private final Set<DoctorHour> refused = new HashSet<>();
    private final Set<DoctorHour> free = new HashSet<>();
    private final List<DoctorHour> booked = new ArrayList<>();

    StarSchedule(LocalDateTime now, List<StarCall> calls) {
        this.now = now;
        calls.forEach(this::hear);
    }

    private void hear(StarCall call) {
        for (DoctorHour hour : hours(call).toList()) {
            if (!call.free()) {
                refused.add(hour);
            } else if (call.isSingle()) {
                refused.remove(hour);
                free.add(hour);
            }
            if (call.free() && call.books()) {
                booked.add(hour);
            }
        }
    }

    void addBusyTo(ClinicBuilder clinic) {
        var busy = new HashSet<DoctorHour>();
        booked.forEach(hour -> busy.addAll(beforeTheFirstFree(hour)));
        busy.removeAll(free);
        busy.addAll(refused);
        booked.forEach(busy::remove);
        busy.forEach(hour -> clinic.addBusy(hour.doctor(), hour.start(), StarCall.HOUR));
        new HashSet<>(booked).forEach(hour -> addBusyRest(clinic, hour));
    }

    private Set<DoctorHour> beforeTheFirstFree(DoctorHour booking) {
        var first = firstFree(booking);
        var midnight = booking.start().toLocalDate().atStartOfDay();
        var sinceNow = now.minusMinutes(now.getMinute());
        boolean soon = first.isBefore(now.plusDays(1)) || isOfTodayButGoneBy(booking.start());
        var before = new HashSet<DoctorHour>();
        for (var start = soon && sinceNow.isBefore(midnight) ? sinceNow : midnight;
                start.isBefore(first);
                start = start.plusHours(1)) {
            before.add(new DoctorHour(booking.doctor(), start));
        }
        return before;
    }

    // They spoke of today, and today's hour is over: it had no other before that hour comes round again
    private boolean isOfTodayButGoneBy(LocalDateTime start) {
        return start.toLocalDate().equals(now.toLocalDate().plusWeeks(1));
    }

    private LocalDateTime firstFree(DoctorHour booking) {
        var day = booking.start().toLocalDate();
        return Stream.concat(free.stream(), booked.stream())
                .filter(hour -> hour.doctor().equals(booking.doctor()))
                .map(DoctorHour::start)
                .filter(start -> start.toLocalDate().equals(day))
                .min(LocalDateTime::compareTo)
                .orElse(booking.start());
    }

    // Only as many slots as it gave away, from the first one that is still to come
    private void addBusyRest(ClinicBuilder clinic, DoctorHour hour) {
        long slots = booked.stream().filter(hour::equals).count();
        var first = Optional.of(hour.start())
                .filter(start -> start.isAfter(now))
                .orElseGet(() -> hour.start().plus(SLOT.multipliedBy(slotsBegun(hour.start()))));
        var rest = first.plus(SLOT.multipliedBy(slots));
        var end = hour.start().plus(SLOT.multipliedBy(SLOTS_IN_AN_HOUR));
        if (rest.isBefore(end)) {
            clinic.addBusy(hour.doctor(), rest, Duration.between(rest, end));
        }
    }

    private long slotsBegun(LocalDateTime start) {
        return Duration.between(start, now).dividedBy(SLOT) + 1;
    }

    private Stream<DoctorHour> hours(StarCall call) {
        return call.doctors().stream()
                .flatMap(doctor -> call.starts(now).stream().map(start -> new DoctorHour(doctor, start)));
    }
}
