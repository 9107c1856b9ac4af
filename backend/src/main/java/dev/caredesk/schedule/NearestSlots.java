package dev.caredesk.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Finds what comes closest to a time that cannot be had. */
final class NearestSlots {

    private static final int DAYS_AFTER = 28;
    private static final int WHOLE_DAY = 200;

    private final FreeSlotSearch search;
    private final ZoneId zone;

    NearestSlots(FreeSlotSearch search, ZoneId zone) {
        this.search = search;
        this.zone = zone;
    }

    List<Slot> find(Handle handle, Doctor doctor, TimeRange time, int limit, Instant now) {
        var day = time.start().isBefore(now) ? date(now) : date(time.start());
        var sameDay = free(handle, doctor, day, day, WHOLE_DAY, now).stream()
                .sorted(Comparator.comparing(
                        slot -> time.start().until(slot.time().start()).abs()))
                .limit(limit)
                .toList();
        var later = sameDay.size() < limit
                ? free(handle, doctor, day.plusDays(1), day.plusDays(DAYS_AFTER), limit - sameDay.size(), now)
                : List.<Slot>of();
        return Stream.concat(sameDay.stream(), later.stream())
                .sorted(Comparator.comparing(slot -> slot.time().start()))
                .toList();
    }

    private List<Slot> free(Handle handle, Doctor doctor, LocalDate from, LocalDate to, int limit, Instant now) {
        var query = new SlotQuery(
                Optional.of(doctor.id()),
                DoctorQuery.any(),
                from,
                to,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                limit);
        return search.find(handle, query, now).slots();
    }

    private LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }
}
