package dev.caredesk.agent;

import dev.caredesk.schedule.Doctor;
import dev.caredesk.schedule.DoctorQuery;
import dev.caredesk.schedule.ScheduleService;
import dev.caredesk.schedule.Specialty;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Specialties and cities, which hardly ever change and are wanted in most turns: kept for a minute. */
@Singleton
final class ClinicFacts {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int DOCTORS = 500;

    private final ScheduleService schedule;
    private final Clock clock;
    private volatile @Nullable Known known;

    private record Known(List<Specialty> specialties, List<String> cities, Instant until) {}

    @Inject
    ClinicFacts(ScheduleService schedule, Clock clock) {
        this.schedule = schedule;
        this.clock = clock;
    }

    List<Specialty> specialties() {
        return known().specialties();
    }

    List<String> cities() {
        return known().cities();
    }

    Optional<Specialty> specialty(String asked) {
        return SpecialtyNames.find(specialties(), asked);
    }

    private Known known() {
        var now = clock.instant();
        var current = known;
        if (current == null || current.until().isBefore(now)) {
            current = new Known(schedule.specialties(), readCities(), now.plus(KEPT));
            known = current;
        }
        return current;
    }

    private List<String> readCities() {
        return schedule.findDoctors(DoctorQuery.any(), DOCTORS).stream()
                .map(Doctor::city)
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .toList();
    }
}
