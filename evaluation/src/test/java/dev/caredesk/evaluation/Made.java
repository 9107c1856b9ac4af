package dev.caredesk.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caredesk.evaluation.desk.Answer;
import dev.caredesk.evaluation.desk.Appointment;
import dev.caredesk.evaluation.desk.Proposal;
import dev.caredesk.evaluation.desk.Slot;
import dev.caredesk.evaluation.desk.ToolCall;
import dev.caredesk.evaluation.dialogue.Clinic;
import dev.caredesk.evaluation.dialogue.Clinic.Doctor;
import dev.caredesk.evaluation.dialogue.Dialogue;
import dev.caredesk.evaluation.dialogue.GoldCall;
import dev.caredesk.evaluation.dialogue.GoldSlot;
import dev.caredesk.evaluation.dialogue.HumanTurn;
import dev.caredesk.evaluation.replay.Exchange;
import dev.caredesk.evaluation.replay.Transcript;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Made-up dialogues and answers for tests: a skin doctor and a dentist in Elm, whose days have a slot at ten. */
public final class Made {

    public static final String SKIN = "Ada Frost";
    public static final String TEETH = "Zoe Winter";

    private static final Clinic CLINIC = new Clinic(
            LocalDateTime.parse("2019-03-01T00:00"),
            List.of(
                    new Doctor(SKIN, "Dermatologist", "Elm", null, null),
                    new Doctor(TEETH, "Dentist", "Elm", null, null)),
            List.of());

    private Made() {}

    /** Ten o'clock on a day of March. */
    public static LocalDateTime ten(int day) {
        return LocalDateTime.of(2019, 3, day, 10, 0);
    }

    public static GoldCall.Booking booking(String doctor, int day, boolean successful) {
        return new GoldCall.Booking(slot(doctor, day), successful, false);
    }

    /** A booking whose time the human never said. */
    public static GoldCall.Booking unsaid(String doctor, int day) {
        return new GoldCall.Booking(slot(doctor, day), true, true);
    }

    /** A dialogue with a line for each of the calls. */
    public static Dialogue dialogue(GoldCall... calls) {
        var turns = new ArrayList<HumanTurn>();
        for (GoldCall call : calls) {
            turns.add(new HumanTurn("line " + turns.size(), List.of(call)));
        }
        return new Dialogue("made/up", "SGD", CLINIC, "Kim", turns);
    }

    public static Transcript transcript(Dialogue dialogue, List<Appointment> appointments, Answer... answers) {
        var exchanges = new ArrayList<Exchange>();
        for (Answer answer : answers) {
            exchanges.add(new Exchange(exchanges.size(), Exchange.Speaker.HUMAN, "line", answer));
        }
        return new Transcript(dialogue, exchanges, Map.of(), appointments, Optional.empty());
    }

    public static Appointment appointment(String doctor, int day, String status) {
        return new Appointment(doctor, ten(day), status, "Kim");
    }

    /** An answer after calls of tools, each as its name and its arguments in JSON. */
    public static Answer answer(ToolCall... calls) {
        return answer(List.of(calls), Optional.empty(), List.of(), Set.of());
    }

    public static Answer proposing(String kind, String doctor, int day) {
        return answer(List.of(), Optional.of(new Proposal(kind, new Slot(doctor, ten(day)))), List.of(), Set.of());
    }

    public static Answer offering(Slot... slots) {
        return answer(List.of(), Optional.empty(), List.of(slots), Set.of());
    }

    public static Answer heldBack(String... kinds) {
        return answer(List.of(), Optional.empty(), List.of(), Set.of(kinds));
    }

    private static Answer answer(
            List<ToolCall> calls, Optional<Proposal> proposal, List<Slot> offered, Set<String> heldBack) {
        return new Answer(
                "",
                "",
                calls,
                proposal.stream().toList(),
                proposal,
                offered,
                false,
                false,
                Optional.empty(),
                heldBack,
                Optional.empty(),
                Duration.ofMillis(5));
    }

    public static ToolCall call(String name, String arguments) {
        try {
            return new ToolCall(name, new ObjectMapper().readTree(arguments.replace('\'', '"')), "ok", "", 1);
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static GoldSlot slot(String doctor, int day) {
        return new GoldSlot(Set.of(doctor), Set.of(ten(day)), Duration.ofMinutes(1));
    }
}
