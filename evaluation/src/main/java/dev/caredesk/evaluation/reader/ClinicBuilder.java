package dev.caredesk.evaluation.reader;

import dev.caredesk.evaluation.dialogue.Clinic;
import dev.caredesk.evaluation.dialogue.Clinic.BusyTime;
import dev.caredesk.evaluation.dialogue.Clinic.Doctor;
import dev.caredesk.evaluation.dialogue.DoctorName;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what a dialogue tells of its clinic. */
final class ClinicBuilder {

    private final LocalDateTime now;
    private final Map<String, Doctor> doctors = new LinkedHashMap<>();
    private final List<Busy> busy = new ArrayList<>();

    private record Busy(String doctor, LocalDateTime from, Duration lasts) {}

    ClinicBuilder(LocalDateTime now) {
        this.now = now;
    }

    /** Adds a doctor, or what was not known of one yet. Who came first stays first. */
    void add(Doctor doctor) {
        doctors.merge(DoctorName.key(doctor.name()), doctor, ClinicBuilder::merged);
    }

    void addBusy(String doctor, LocalDateTime from, Duration lasts) {
        busy.add(new Busy(DoctorName.key(doctor), from, lasts));
    }

    Clinic build() {
        var ids = new ArrayList<>(doctors.keySet());
        return new Clinic(
                now,
                List.copyOf(doctors.values()),
                busy.stream()
                        .distinct()
                        .filter(time -> ids.contains(time.doctor()))
                        .map(time -> new BusyTime(
                                ids.indexOf(time.doctor()) + 1,
                                time.from(),
                                time.from().plus(time.lasts())))
                        .toList());
    }

    private static Doctor merged(Doctor known, Doctor more) {
        return new Doctor(
                known.name(),
                known.specialty(),
                Optional.ofNullable(known.city()).orElse(more.city()),
                Optional.ofNullable(known.address()).orElse(more.address()),
                Optional.ofNullable(known.phone()).orElse(more.phone()));
    }
}
