package dev.caredesk.agent;

import dev.caredesk.agent.builtin.understanding.SpecialtyWords;
import dev.caredesk.agent.words.Text;
import dev.caredesk.clinic.ClinicChanged;
import dev.caredesk.clinic.ClinicSettings;
import dev.caredesk.schedule.Doctor;
import dev.caredesk.schedule.DoctorQuery;
import dev.caredesk.schedule.ScheduleService;
import dev.caredesk.schedule.Specialty;
import jakarta.enterprise.event.Observes;
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
    private final HoursWording hours;
    private final SpecialtyWords words = new SpecialtyWords();
    private volatile @Nullable Known known;

    private record Known(List<Specialty> specialties, List<String> cities, String hours, Instant until) {}

    @Inject
    ClinicFacts(ScheduleService schedule, Clock clock, ClinicSettings clinic) {
        this.schedule = schedule;
        this.hours = new HoursWording(clinic.locale());
        this.clock = clock;
    }

    void forget(@Observes ClinicChanged event) {
        known = null;
    }

    List<Specialty> specialties() {
        return known().specialties();
    }

    List<String> cities() {
        return known().cities();
    }

    /** Returns when doctors see patients, as a person would say it; empty when no doctor has weekly hours. */
    String hours() {
        return known().hours();
    }

    /** Finds the specialty that a name or a complaint in everyday words means. */
    Optional<Specialty> specialty(String asked) {
        return SpecialtyNames.find(specialties(), asked).or(() -> byEverydayWords(asked));
    }

    private Optional<Specialty> byEverydayWords(String asked) {
        var text = Text.of(asked);
        var named = specialties().stream()
                .map(it -> new SpecialtyWords.Named(it.id(), it.name()))
                .toList();
        return words.specialties(text, words.find(text).concepts(), named).stream()
                .findFirst()
                .flatMap(found -> specialties().stream()
                        .filter(it -> it.id().equals(found.id()))
                        .findFirst());
    }

    private Known known() {
        var now = clock.instant();
        var current = known;
        if (current == null || current.until().isBefore(now)) {
            current =
                    new Known(schedule.specialties(), readCities(), hours.of(schedule.openingHours()), now.plus(KEPT));
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
