package dev.caredesk.evaluation.scenario;

import dev.caredesk.evaluation.desk.Answer;
import dev.caredesk.evaluation.desk.Desk;
import dev.caredesk.evaluation.desk.DeskFailed;
import dev.caredesk.evaluation.desk.Proposal;
import dev.caredesk.evaluation.desk.Spent;
import dev.caredesk.evaluation.desk.Stage;
import dev.caredesk.evaluation.desk.StagedState;
import dev.caredesk.evaluation.desk.StagedState.Booked;
import dev.caredesk.evaluation.scenario.Scenario.Line;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays one scenario, and keeps what was said and what went wrong. */
public final class Play {

    private static final LocalDateTime USUAL_NOW = LocalDateTime.parse("2027-03-01T08:50");
    private static final Duration BETWEEN_TURNS = Duration.ofSeconds(20);
    private static final String REFUSED = "refused";
    private static final String NOTHING = "nothing";

    private final Desk desk;
    private final Stage stage;
    private final String model;
    private final Spent spentBefore;
    private final Map<String, Caller> callers = new HashMap<>();
    private final StringBuilder transcript = new StringBuilder();
    private final List<Answer> answers = new ArrayList<>();
    private final List<String> unmet = new ArrayList<>();
    private final List<String> unconfirmed = new ArrayList<>();
    private final List<Booked> before = new ArrayList<>();
    private StagedState now;
    private Reply last = new Reply(0, "", Optional.empty());
    private int checks;
    private int turns;
    private int unanswered;

    /** Somebody in a conversation, and the card on the screen before them. */
    private static final class Caller {
        private Optional<String> conversation = Optional.empty();
        private Optional<Proposal> card = Optional.empty();
    }

    private Play(Desk desk, String model) {
        this.desk = desk;
        this.model = model;
        this.spentBefore = desk.spent(model);
        this.stage = desk.stage();
        stage.setNow(USUAL_NOW);
        stage.clear();
        this.now = stage.state();
    }

    /**
     * Plays a scenario on the stage of a desk, from an empty one to its end.
     *
     * @param model the name of the model that answers there
     * @throws DeskFailed if the stage cannot be set; what a turn fails at is a part of the result
     */
    public static Played of(Scenario scenario, Desk desk, String model) {
        return new Play(desk, model).play(scenario);
    }

    private Played play(Scenario scenario) {
        for (var at = 0; at < scenario.steps().size(); at++) {
            var step = scenario.steps().get(at);
            take(step);
            var refused = at + 1 < scenario.steps().size()
                    && scenario.steps().get(at + 1).keyword().equals(REFUSED);
            if (step.isSaid() && !refused) {
                unanswered += last.isAnswered() ? 0 : 1;
                check(step, last.isAnswered(), "no proper answer");
            }
        }
        var expected = Ending.expected(scenario.ends());
        return new Played(
                scenario,
                transcript.toString(),
                List.copyOf(answers),
                checks,
                List.copyOf(unmet),
                expected,
                Ending.found(before, now, expected),
                List.copyOf(unconfirmed),
                turns,
                unanswered,
                desk.spent(model).since(spentBefore));
    }

    private void take(Line step) {
        if (step.isSaid()) {
            say(step);
            return;
        }
        var parts = step.parts();
        switch (step.keyword()) {
            case "now" -> stage.setNow(moment(step.rest()));
            case "wait" ->
                stage.pass(Duration.ofMinutes(Long.parseLong(step.rest().replaceAll("\\D", ""))));
            case "patient" -> stage.addPatient(parts.get(0), LocalDate.parse(parts.get(1)), parts.get(2));
            case "relative" -> stage.addRelative(parts.get(0), parts.get(1));
            case "doctor" -> stage.addDoctor(parts.get(0), parts.get(1));
            case "off" -> stage.addDayOff(parts.get(0), LocalDate.parse(parts.get(1)));
            case "booked" -> booked(parts);
            case "press" -> press(step);
            default -> check(step, holds(step), "does not hold");
        }
    }

    private void booked(List<String> parts) {
        stage.book(parts.get(0), parts.get(1), moment(parts.get(2)), parts.size() > 3 ? parts.get(3) : "");
        var known = now.appointments();
        now = stage.state();
        now.appointments().stream().filter(entry -> !known.contains(entry)).forEach(before::add);
    }

    private void say(Line step) {
        var isFilled = step.keyword().startsWith("fill");
        var text = isFilled ? filled(step.rest()) : step.rest();
        var caller = caller(isFilled ? "" : step.keyword().replace(">", ""));
        stage.pass(BETWEEN_TURNS);
        turns++;
        hear(step, caller, said(caller, text));
    }

    private Reply said(Caller caller, String text) {
        try {
            var answer = desk.say(caller.conversation, text);
            caller.conversation = Optional.of(answer.conversation());
            answers.add(answer);
            return Reply.of(answer);
        } catch (DeskFailed failure) {
            return Reply.of(failure);
        }
    }

    private void press(Line step) {
        var caller = caller("");
        hear(step, caller, pressed(caller, step.rest()));
    }

    private Reply pressed(Caller caller, String button) {
        try {
            desk.press(caller.conversation.orElse(""), button);
            return Reply.pressed();
        } catch (DeskFailed failure) {
            return Reply.of(failure);
        }
    }

    /** Of {@code 4000 blah}: the text again and again, until it is that long. */
    private static String filled(String text) {
        var length = Integer.parseInt(text.substring(0, text.indexOf(' ')));
        var piece = text.substring(text.indexOf(' ') + 1) + " ";
        return piece.repeat(length / piece.length() + 1).substring(0, length);
    }

    private Caller caller(String name) {
        return callers.computeIfAbsent(name, _ -> new Caller());
    }

    private void hear(Line step, Caller caller, Reply reply) {
        last = reply;
        transcript.append(step).append('\n');
        reply.calls().forEach(call -> transcript.append("    [").append(call).append("]\n"));
        reply.text()
                .lines()
                .forEach(line -> transcript.append("  | ").append(line).append('\n'));
        var then = now;
        now = stage.state();
        unconfirmed.addAll(Confirmations.missing(then, now, caller.card));
        if (reply.status() == Reply.OK) {
            caller.card = reply.open();
        }
    }

    private boolean holds(Line step) {
        var rest = step.rest();
        return switch (step.keyword()) {
            case "says" -> List.of(rest.split("\\s+\\|\\s+")).stream().anyMatch(last::says);
            case "never" -> !last.says(rest);
            case "calls" -> rest.equals(NOTHING) ? last.calls().isEmpty() : last.called(rest);
            case "spares" -> !last.called(rest);
            case "proposes" -> rest.equals(last.open().map(Proposal::toString).orElse(NOTHING));
            case "offers" ->
                rest.equals(NOTHING)
                        == last.answer().map(it -> it.offered().isEmpty()).orElse(true);
            case "asks" -> last.answer().filter(Answer::identificationRequired).isPresent();
            case "alarms" -> last.answer().filter(Answer::emergency).isPresent();
            case REFUSED -> rest.equals(String.valueOf(last.status()));
            default -> throw new UnreadableScenario("Line " + step.number() + " is not understood: " + step);
        };
    }

    private void check(Line step, boolean holds, String otherwise) {
        checks++;
        if (!holds) {
            transcript
                    .append("  ! line ")
                    .append(step.number())
                    .append(": ")
                    .append(step)
                    .append('\n');
            unmet.add("line " + step.number() + ", " + otherwise + ": " + step);
        }
    }

    private static LocalDateTime moment(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T'));
    }
}
