package dev.caredesk.evaluation.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caredesk.evaluation.dialogue.Clinic;
import dev.caredesk.evaluation.dialogue.Clinic.Doctor;
import dev.caredesk.evaluation.dialogue.Dialogue;
import dev.caredesk.evaluation.dialogue.GoldCall;
import dev.caredesk.evaluation.dialogue.GoldSlot;
import dev.caredesk.evaluation.dialogue.HumanTurn;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A dialogue of the Schema-Guided Dialogue dataset, services for dentists and doctors.
 *
 * <p>The data say that now is Friday 1 March 2019, but not at which hour, and they book "today" at any hour of the
 * morning: so the clock begins at midnight.
 */
final class SchemaGuidedReader {

    static final LocalDateTime NOW = LocalDate.of(2019, 3, 1).atStartOfDay();

    private static final Duration SLOT = Duration.ofMinutes(15);
    private static final Duration THE_MINUTE = Duration.ofMinutes(1);
    private static final String CALLER = "Jamie Rivera";
    private static final String TIME = "appointment_time";
    private static final String DENTIST = "Dentist";
    private static final String DOCTOR = "General Practitioner";

    private final JsonNode line;
    private final String specialty;
    private final Set<String> saidTimes = new HashSet<>();
    private final Set<String> offeredTimes = new HashSet<>();

    private SchemaGuidedReader(JsonNode line) {
        this.line = line;
        this.specialty = Fields.text(line, "kind").equals("dentist") ? DENTIST : DOCTOR;
    }

    static Dialogue read(JsonNode line) {
        var reader = new SchemaGuidedReader(line);
        return new Dialogue(Fields.text(line, "id"), "SGD", reader.clinic(), CALLER, reader.turns());
    }

    private List<HumanTurn> turns() {
        var turns = new ArrayList<HumanTurn>();
        for (JsonNode turn : line.path("turns")) {
            saidTimes.addAll(values(turn.path("acts"), "INFORM", TIME));
            turns.add(new HumanTurn(
                    Fields.text(turn, "user"),
                    call(turn, turns.size()).map(List::of).orElse(List.of())));
            offeredTimes.addAll(values(turn.path("system_acts"), "OFFER", TIME));
        }
        return List.copyOf(turns);
    }

    private Optional<GoldCall> call(JsonNode turn, int number) {
        JsonNode call = turn.path("call");
        JsonNode parameters = call.path("parameters");
        return switch (call.path("method").asText()) {
            case "FindProvider" ->
                Optional.of(
                        new GoldCall.Search(Fields.optional(parameters, "type"), Fields.optional(parameters, "city")));
            case "BookAppointment" -> {
                String time = Fields.text(parameters, TIME);
                boolean unsaid = offeredTimes.contains(time) && !saidTimes.contains(time);
                yield Optional.of(new GoldCall.Booking(slot(parameters), isSuccessful(number), unsaid));
            }
            default -> Optional.empty();
        };
    }

    // What the call returned does not tell: for some, the data's system said that it had failed nevertheless
    private boolean isSuccessful(int turn) {
        for (JsonNode booking : line.path("bookings")) {
            if (booking.path("turn").asInt() == turn) {
                return booking.path("success").asBoolean();
            }
        }
        return false;
    }

    private Clinic clinic() {
        var clinic = new ClinicBuilder(NOW);
        var booked = new HashSet<GoldSlot>();
        var failed = new ArrayList<GoldSlot>();
        for (JsonNode turn : line.path("turns")) {
            turn.path("results").forEach(result -> clinic.add(doctor(result)));
        }
        for (JsonNode booking : line.path("bookings")) {
            JsonNode parameters = booking.path("params");
            clinic.add(doctor(parameters));
            if (booking.path("success").asBoolean()) {
                booked.add(slot(parameters));
            } else {
                failed.add(slot(parameters));
            }
        }
        named().forEach(name -> clinic.add(new Doctor(name, specialty, null, null, null)));
        failed.stream()
                .filter(slot -> !booked.contains(slot))
                .forEach(slot -> clinic.addBusy(
                        slot.doctors().iterator().next(),
                        slot.starts().iterator().next(),
                        SLOT));
        return clinic.build();
    }

    private Doctor doctor(JsonNode result) {
        return new Doctor(
                doctorName(result),
                Fields.optional(result, "type").orElse(specialty),
                Fields.optional(result, "city").orElse(null),
                Fields.either(result, "address", "street_address").orElse(null),
                Fields.optional(result, "phone_number").orElse(null));
    }

    private static GoldSlot slot(JsonNode parameters) {
        return new GoldSlot(
                Set.of(doctorName(parameters)),
                Set.of(LocalDateTime.of(
                        LocalDate.parse(Fields.text(parameters, "appointment_date")),
                        LocalTime.parse(Fields.text(parameters, TIME)))),
                THE_MINUTE);
    }

    private static String doctorName(JsonNode node) {
        return Fields.either(node, "dentist_name", "doctor_name")
                .orElseThrow(() -> new UnreadableData("a doctor has no name"));
    }

    // Whom the human asked for by name exists, even if nothing came of it
    private List<String> named() {
        var names = new ArrayList<String>();
        for (JsonNode turn : line.path("turns")) {
            names.addAll(values(turn.path("acts"), "INFORM", "dentist_name"));
            names.addAll(values(turn.path("acts"), "INFORM", "doctor_name"));
        }
        return names;
    }

    private static List<String> values(JsonNode acts, String name, String slot) {
        var values = new ArrayList<String>();
        for (JsonNode act : acts) {
            if (act.path("act").asText().equals(name)
                    && act.path("slot").asText().equals(slot)) {
                act.path("canonical").forEach(value -> values.add(value.asText()));
            }
        }
        return values;
    }
}
