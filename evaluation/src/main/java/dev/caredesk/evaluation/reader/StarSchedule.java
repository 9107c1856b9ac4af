package dev.caredesk.evaluation.reader;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which hours are busy, as far as the data's schedule told: its last word on an hour counts, and what it booked was free. */
final class StarSchedule {

    private record DoctorHour(String doctor, LocalDateTime start) {}

    private final LocalDateTime now;
    private final List<StarCall> calls;

    StarSchedule(LocalDateTime now, List<StarCall> calls) {
        this.now = now;
        this.calls = calls;
    }

    void addBusyTo(ClinicBuilder clinic) {
        var busy = new HashSet<DoctorHour>();
        Map<String, Set<LocalDateTime>> free = new TreeMap<>();
        for (StarCall call : calls) {
            for (DoctorHour hour : hours(call)) {
                Set<LocalDateTime> ofDoctor = free.computeIfAbsent(hour.doctor(), doctor -> new TreeSet<>());
                if (!call.free()) {
                    busy.add(hour);
                } else if (call.isSingle()) {
                    busy.remove(hour);
                    ofDoctor.add(hour.start());
                }
            }
        }
        busy.addAll(beforeTheFirstFree(free));
        busy.removeAll(booked());
        busy.forEach(hour -> clinic.addBusy(hour.doctor(), hour.start(), StarCall.HOUR));
    }

    // Whoever played the assistant offered the earliest they had: what came before on that day was not to be had
    private Set<DoctorHour> beforeTheFirstFree(Map<String, Set<LocalDateTime>> free) {
        var before = new HashSet<DoctorHour>();
        for (DoctorHour booked : booked()) {
            var day = booked.start().toLocalDate();
            var first = free.getOrDefault(booked.doctor(), Set.of()).stream()
                    .filter(start -> start.toLocalDate().equals(day))
                    .findFirst()
                    .orElse(booked.start());
            for (var start = day.atStartOfDay(); start.isBefore(first); start = start.plusHours(1)) {
                before.add(new DoctorHour(booked.doctor(), start));
            }
        }
        return before;
    }

    private Set<DoctorHour> booked() {
        return calls.stream()
                .filter(call -> call.books() && call.free())
                .flatMap(call -> hours(call).stream())
                .collect(Collectors.toSet());
    }

    private Set<DoctorHour> hours(StarCall call) {
        return call.doctors().stream()
                .flatMap(doctor -> call.starts(now).stream().map(start -> new DoctorHour(doctor, start)))
                .collect(Collectors.toSet());
    }
}
