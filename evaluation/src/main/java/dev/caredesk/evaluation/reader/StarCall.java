package dev.caredesk.evaluation.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caredesk.evaluation.dialogue.GoldSlot;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the person who played the assistant asked the data's schedule, and what it answered.
 *
 * @param turn the human's line before it
 * @param books whether it books, or only looks
 * @param free whether the answer was yes
 */
record StarCall(
        int turn,
        boolean books,
        boolean free,
        String patient,
        List<String> doctors,
        List<String> days,
        List<String> times) {

    static final Duration HOUR = Duration.ofHours(1);

    static StarCall read(int turn, JsonNode parameters, JsonNode result) {
        String message = result.path("Message").asText();
        Optional<String> answeredTime = Fields.optional(result, "Time");
        Optional<String> answeredDoctor = Fields.optional(result, "DoctorName");
        boolean free = message.contains("is available") || message.contains("scheduled");
        boolean books = Fields.text(parameters, "RequestType").equals("Book");
        var doctors = Constraint.values(Fields.text(parameters, "Name"));
        var times = Constraint.values(Fields.text(parameters, "StartTimeHour"));
        return new StarCall(
                turn,
                books,
                books ? message.contains("scheduled") : free,
                Fields.optional(parameters, "PatientName").orElse(""),
                doctors.size() > 1 && !books ? answeredDoctor.map(List::of).orElse(doctors) : doctors,
                Constraint.values(Fields.text(parameters, "Day")),
                times.size() > 1 && !books ? answeredTime.map(List::of).orElse(times) : times);
    }

    GoldSlot slot(LocalDateTime now) {
        return new GoldSlot(new LinkedHashSet<>(doctors), starts(now), HOUR);
    }

    /** Returns the hours that are meant, in the seven days after the clock. */
    Set<LocalDateTime> starts(LocalDateTime now) {
        return days.stream()
                .flatMap(
                        day -> times.stream().map(time -> WeekHour.of(day, time).next(now)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether it is about one doctor at one hour. */
    boolean isSingle() {
        return doctors.size() == 1 && days.size() == 1 && times.size() == 1;
    }
}
