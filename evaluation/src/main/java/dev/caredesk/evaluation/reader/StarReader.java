package dev.caredesk.evaluation.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caredesk.evaluation.dialogue.Clinic;
import dev.caredesk.evaluation.dialogue.Clinic.Doctor;
import dev.caredesk.evaluation.dialogue.Dialogue;
import dev.caredesk.evaluation.dialogue.GoldCall;
import dev.caredesk.evaluation.dialogue.HumanTurn;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dialogue of STAR's doctor schedule, in which one person plays the assistant and another the patient.
 *
 * <p>The data name weekdays and whole hours, of which the next to come is meant. The clock is what the patient was told
 * ("right now it is …"), five minutes early; without that, the midnight in which the day begins that the patient's task
 * calls today; without that, a Monday's.
 */
final class StarReader {

    private static final List<String> DOCTORS = List.of("Dr. Johnson", "Dr. Morgan", "Dr. Alexis");
    private static final String SPECIALTY = "General Practitioner";
    private static final LocalDate MONDAY = LocalDate.of(2019, 3, 4);
    // The data book the very hour that it is, which must not have begun
    private static final int MINUTES_EARLY = 5;
    private static final Pattern CLOCK = Pattern.compile("right now it is (\\d+ [ap]m) on (\\w+day)");
    private static final Pattern TODAY = Pattern.compile("today \\((\\w+day)\\)");
    private static final Pattern NAMED_DOCTOR = Pattern.compile("Dr\\. \\p{Lu}\\w+");
    private static final Pattern CALLER = Pattern.compile("You are (\\p{Lu}\\w+)");

    private final JsonNode line;
    private final LocalDateTime now;
    private final List<String> lines = new ArrayList<>();
    private final List<StarCall> calls = new ArrayList<>();

    private StarReader(JsonNode line) {
        this.line = line;
        this.now = clock(line);
        JsonNode events = line.path("events");
        for (int i = 0; i < events.size(); i++) {
            JsonNode event = events.get(i);
            switch (event.path("who").asText()) {
                case "user" -> lines.add(Fields.text(event, "text"));
                case "call" -> {
                    JsonNode result = events.path(i + 1).path("item");
                    calls.add(StarCall.read(Math.max(0, lines.size() - 1), event.path("params"), result));
                }
                default -> {} // what the assistant and the guide say is not ours to repeat
            }
        }
    }

    static Dialogue read(JsonNode line) {
        var reader = new StarReader(line);
        return new Dialogue(Fields.text(line, "id"), "STAR", reader.clinic(), reader.caller(), reader.turns());
    }

    private List<HumanTurn> turns() {
        var turns = new ArrayList<HumanTurn>();
        Set<Object> seen = new HashSet<>();
        for (int number = 0; number < lines.size(); number++) {
            var bookings = new ArrayList<GoldCall>();
            for (StarCall call : calls) {
                // The same pressed twice is one appointment
                if (call.turn() == number
                        && call.books()
                        && seen.add(List.of(call.slot(now), call.patient(), call.free()))) {
                    bookings.add(new GoldCall.Booking(call.slot(now), call.free(), !isSaid(call)));
                }
            }
            turns.add(new HumanTurn(lines.get(number), List.copyOf(bookings)));
        }
        return List.copyOf(turns);
    }

    private boolean isSaid(StarCall call) {
        return lines.subList(0, Math.min(lines.size(), call.turn() + 1)).stream()
                .anyMatch(said -> call.starts(now).stream().anyMatch(start -> SaidHour.isIn(said, start.getHour())));
    }

    private Clinic clinic() {
        var clinic = new ClinicBuilder(now);
        DOCTORS.forEach(name -> clinic.add(doctor(name)));
        Matcher named = NAMED_DOCTOR.matcher(Fields.optional(line, "user_task").orElse(""));
        while (named.find()) {
            clinic.add(doctor(named.group()));
        }
        calls.forEach(call -> call.doctors().forEach(name -> clinic.add(doctor(name))));
        new StarSchedule(now, calls).addBusyTo(clinic);
        return clinic.build();
    }

    private String caller() {
        Matcher named = CALLER.matcher(Fields.optional(line, "user_task").orElse(""));
        return named.find() ? named.group(1) : "Jamie Rivera";
    }

    private static Doctor doctor(String name) {
        return new Doctor(name, SPECIALTY, null, null, null);
    }

    private static LocalDateTime clock(JsonNode line) {
        for (JsonNode event : line.path("events")) {
            Matcher told = CLOCK.matcher(event.path("text").asText());
            if (event.path("who").asText().equals("guide") && told.find()) {
                int hour = WeekHour.hour(told.group(1)).orElseThrow();
                return day(told.group(2)).atTime(hour, 0).minusMinutes(hour == 0 ? 0 : MINUTES_EARLY);
            }
        }
        Matcher today = TODAY.matcher(Fields.optional(line, "user_task").orElse(""));
        return Optional.of(today)
                .filter(Matcher::find)
                .map(found -> day(found.group(1)))
                .orElse(MONDAY)
                .atStartOfDay();
    }

    private static LocalDate day(String weekday) {
        return MONDAY.plusDays(
                DayOfWeek.valueOf(weekday.toUpperCase(Locale.ROOT)).getValue() - 1L);
    }
}
