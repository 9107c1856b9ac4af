package dev.caredesk.schedule;

import dev.caredesk.schedule.AgendaRepository.Agenda;
import dev.caredesk.schedule.DoctorRepository.AtWork;
import dev.caredesk.schedule.DoctorRepository.Opening;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Finds free slots: hours minus time off minus appointments. Looks at a few days or doctors at a time, so that a broad
 * question costs no more memory than a narrow one.
 */
final class FreeSlotSearch {

    private static final int DOCTORS_AT_A_TIME = 512;
    private static final int DOCTOR_DAYS_AT_FIRST = 64;
    private static final int DOCTOR_DAYS_AT_MOST = 4_096;
    private static final int MOST_SLOTS = 200;
    /** A calendar needs no exact number beyond this. */
    private static final int MOST_SLOTS_OF_A_DAY = 999;

    private final DoctorRepository doctors;
    private final AgendaRepository agendas;
    private final BookingRules rules;
    private final ZoneId zone;

    FreeSlotSearch(DoctorRepository doctors, AgendaRepository agendas, BookingRules rules, ZoneId zone) {
        this.doctors = doctors;
        this.agendas = agendas;
        this.rules = rules;
        this.zone = zone;
    }

    FreeSlots find(Handle handle, SlotQuery query, Instant now) {
        var window = SlotWindow.of(query, rules.bookable(now), zone);
        int limit = query.limit();
        if (limit < 1 || limit > MOST_SLOTS) {
            throw new IllegalArgumentException("The limit must be 1 to " + MOST_SLOTS + ", not " + limit);
        }
        var earliest = new Earliest(limit + 1);
        var page = candidates(handle, query.doctor(), query.doctors(), 0);
        if (page.size() < DOCTORS_AT_A_TIME) {
            collectFromFew(handle, page, window, earliest);
        } else {
            for (var day : window.days()) {
                collectFromMany(handle, query.doctors(), day, window, earliest);
            }
        }
        return earliest.result(limit);
    }

    /** Looks at a few days, which mostly is enough, and then at more and more. */
    private void collectFromFew(Handle handle, List<AtWork> page, SlotWindow window, Earliest earliest) {
        int doctorDays = DOCTOR_DAYS_AT_FIRST;
        for (int day = 0; day < window.days().size() && !page.isEmpty() && !earliest.isFull(); ) {
            int end = Math.min(
                    day + Math.max(1, doctorDays / page.size()), window.days().size());
            collect(handle, page, window.days().subList(day, end), window, earliest);
            day = end;
            doctorDays = Math.min(DOCTOR_DAYS_AT_MOST, doctorDays * 8);
        }
    }

    /** Looks at the doctors who work on the day, save those who open too late to be among the earliest. */
    private void collectFromMany(
            Handle handle, DoctorQuery query, ClinicDay day, SlotWindow window, Earliest earliest) {
        if (earliest.isFull()) {
            return;
        }
        long after = 0;
        List<AtWork> page;
        do {
            var opening = new Opening(day, day.minuteAfter(earliest.latestUseful()));
            page = doctors.atWork(handle, query, after, DOCTORS_AT_A_TIME, Optional.of(opening));
            collect(handle, page, List.of(day), window, earliest);
            after = page.isEmpty() ? after : lastId(page);
        } while (page.size() == DOCTORS_AT_A_TIME);
    }

    Map<LocalDate, Integer> countByDay(
            Handle handle, Optional<DoctorId> doctor, DoctorQuery query, YearMonth month, Instant now) {
        var window = SlotWindow.of(month, rules.bookable(now), zone);
        var counts = new TreeMap<LocalDate, Integer>();
        if (window.days().isEmpty()) {
            return counts;
        }
        for (var page = candidates(handle, doctor, query, 0); !page.isEmpty(); ) {
            var agenda = agenda(handle, page, window.days(), window);
            for (var day : window.days()) {
                for (var atWork : page) {
                    if (counts.getOrDefault(day.date(), 0) < MOST_SLOTS_OF_A_DAY) {
                        eachSlot(
                                atWork,
                                agenda,
                                day,
                                window,
                                (start, end) -> counts.merge(day.date(), 1, Integer::sum) > 0);
                    }
                }
            }
            boolean last = page.size() < DOCTORS_AT_A_TIME
                    || window.days().stream()
                            .allMatch(day -> counts.getOrDefault(day.date(), 0) >= MOST_SLOTS_OF_A_DAY);
            page = last ? List.of() : candidates(handle, doctor, query, lastId(page));
        }
        counts.replaceAll((day, count) -> Math.min(count, MOST_SLOTS_OF_A_DAY));
        return counts;
    }

    private List<AtWork> candidates(Handle handle, Optional<DoctorId> doctor, DoctorQuery query, long after) {
        return doctor.isPresent()
                ? doctors.atWork(handle, doctor.get())
                : doctors.atWork(handle, query, after, DOCTORS_AT_A_TIME, Optional.empty());
    }

    private static long lastId(List<AtWork> page) {
        return page.getLast().doctor().id().value();
    }

    private Agenda agenda(Handle handle, List<AtWork> page, List<ClinicDay> days, SlotWindow window) {
        var ids =
                page.stream().mapToLong(atWork -> atWork.doctor().id().value()).toArray();
        return agendas.read(
                handle,
                ids,
                window.ranges(days),
                days.getFirst().date(),
                days.getLast().date());
    }

    private void collect(Handle handle, List<AtWork> page, List<ClinicDay> days, SlotWindow window, Earliest earliest) {
        if (page.isEmpty()) {
            return;
        }
        var agenda = agenda(handle, page, days, window);
        for (var day : days) {
            if (earliest.isFull() && !earliest.wants(day.start())) {
                return;
            }
            for (var atWork : page) {
                eachSlot(atWork, agenda, day, window, (start, end) -> earliest.add(atWork.doctor(), start, end));
            }
        }
    }

    /** Takes the slots of one doctor and day in order. */
    private interface SlotTaker {

        /** Returns whether it wants later ones. */
        boolean take(long start, long end);
    }

    private static void eachSlot(AtWork atWork, Agenda agenda, ClinicDay day, SlotWindow window, SlotTaker taker) {
        var doctor = atWork.doctor();
        var busy = agenda.busy(doctor);
        long length = doctor.slotMinutes() * 60L;
        long from = window.earliestStart(day);
        long to = window.latestStart(day);
        long end = window.latestEnd(day);
        for (var span : new WorkingHours(atWork.weeklyHours(), agenda.datedHours(doctor)).spans(day)) {
            long start = span.opens() + Math.max(0, Math.ceilDiv(from - span.opens(), length)) * length;
            long latest = Math.min(to, Math.min(end, span.closes()) - length);
            for (; start <= latest; start += length) {
                if (!busy.overlaps(start, start + length) && !taker.take(start, start + length)) {
                    return;
                }
            }
        }
    }

    /** The earliest few of the slots it is shown. */
    private static final class Earliest {

        private record Candidate(Doctor doctor, long start, long end) {}

        private static final Comparator<Candidate> EARLIEST_FIRST = Comparator.comparingLong(Candidate::start)
                .thenComparingLong(candidate -> candidate.doctor().id().value());

        private final int size;
        private final PriorityQueue<Candidate> latestFirst;

        Earliest(int size) {
            this.size = size;
            this.latestFirst = new PriorityQueue<>(size + 1, EARLIEST_FIRST.reversed());
        }

        boolean isFull() {
            return latestFirst.size() == size;
        }

        /** Later begins are of no use any more. */
        long latestUseful() {
            return isFull() ? latestFirst.element().start() : Long.MAX_VALUE;
        }

        boolean wants(long start) {
            return start < latestUseful();
        }

        boolean add(Doctor doctor, long start, long end) {
            if (!wants(start)) {
                return false;
            }
            latestFirst.add(new Candidate(doctor, start, end));
            if (latestFirst.size() > size) {
                latestFirst.remove();
            }
            return true;
        }

        FreeSlots result(int limit) {
            var candidates = new ArrayList<>(latestFirst);
            candidates.sort(EARLIEST_FIRST);
            var slots = candidates.stream()
                    .limit(limit)
                    .map(candidate -> new Slot(
                            candidate.doctor(),
                            new TimeRange(
                                    Instant.ofEpochSecond(candidate.start()), Instant.ofEpochSecond(candidate.end()))))
                    .toList();
            return new FreeSlots(slots, candidates.size() > limit);
        }
    }
}
