package dev.caredesk.evaluation.dialogue;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an appointment has to be equal to: one of the doctors, beginning within a stretch of time.
 *
 * @param doctors whoever is right; mostly one
 * @param starts begins of stretches that are right; mostly one
 * @param within how long a stretch is: a minute where the data tell the minute, an hour where they tell the hour
 */
public record GoldSlot(Set<String> doctors, Set<LocalDateTime> starts, Duration within) {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH);

    /** Whether an appointment with this doctor at this time is right. */
    public boolean matches(String doctor, LocalDateTime start) {
        return hasDoctor(doctor)
                && starts.stream().anyMatch(from -> !start.isBefore(from) && start.isBefore(from.plus(within)));
    }

    /** Whether it is one of the right doctors. */
    public boolean hasDoctor(String doctor) {
        return doctors.stream().anyMatch(it -> DoctorName.same(it, doctor));
    }

    @Override
    public String toString() {
        return String.join(" or ", doctors) + ", "
                + starts.stream().sorted().map(SHOWN::format).collect(Collectors.joining(" or "))
                + (within.equals(Duration.ofHours(1)) ? " (that hour)" : "");
    }
}
