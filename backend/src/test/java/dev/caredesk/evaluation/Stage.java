package dev.caredesk.evaluation;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.caredesk.evaluation.Scenario.Line;
import dev.caredesk.evaluation.StagedClinic.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Plays one scenario, and keeps what was said and what went wrong. */
final class Stage {

    private static final String USUAL_NOW = "2027-03-01 08:50";
    private static final Duration BETWEEN_TURNS = Duration.ofSeconds(20);

    private final StagedClinic clinic;
    private final ScenarioClock clock;
    private final Supplier<Telephone> telephones;
    private final Map<String, Telephone> callers = new HashMap<>();
    private final StringBuilder transcript = new StringBuilder();
    private final List<String> failures = new ArrayList<>();
    private final List<Entry> before = new ArrayList<>();
    private Reply last = new Reply(0, List.of(), MissingNode.getInstance());

    Stage(StagedClinic clinic, ScenarioClock clock, Supplier<Telephone> telephones) {
        this.clinic = clinic;
        this.clock = clock;
        this.telephones = telephones;
    }

    void play(Scenario scenario) {
        clock.set(StagedClinic.moment(USUAL_NOW));
        clinic.reset();
        for (var at = 0; at < scenario.steps().size(); at++) {
            var step = scenario.steps().get(at);
            take(step);
            var refused = at + 1 < scenario.steps().size()
                    && scenario.steps().get(at + 1).keyword().equals("refused");
            if (step.isSaid() && !refused) {
                check(step, last.isAnswered(), "no proper answer");
            }
        }
        end(scenario.ends());
        if (!failures.isEmpty()) {
            throw new AssertionError(
                    scenario.title() + "\n\n" + transcript + "\n" + String.join("\n", failures) + "\n");
        }
    }

    private void take(Line step) {
        if (step.isSaid()) {
            say(step);
            return;
        }
        var parts = step.parts();
        switch (step.keyword()) {
            case "now" -> clock.set(StagedClinic.moment(step.rest()));
            case "wait" ->
                clock.pass(Duration.ofMinutes(Long.parseLong(step.rest().replaceAll("\\D", ""))));
            case "patient" -> clinic.addPatient(parts.get(0), parts.get(1), parts.get(2));
            case "relative" -> clinic.addRelative(parts.get(0), parts.get(1));
            case "doctor" -> clinic.addDoctor(parts.get(0), parts.get(1));
            case "off" -> clinic.addDayOff(parts.get(0), parts.get(1));
            case "booked" -> booked(parts);
            case "press" -> hear(step, telephone("").press(step.rest()));
            default -> check(step, holds(step), "does not hold");
        }
    }

    private void booked(List<String> parts) {
        var known = clinic.appointments();
        clinic.book(parts.get(0), parts.get(1), parts.get(2), parts.size() > 3 ? parts.get(3) : "");
        clinic.appointments().stream().filter(entry -> !known.contains(entry)).forEach(before::add);
    }

    private void say(Line step) {
        var text = step.keyword().startsWith("fill") ? filled(step.rest()) : step.rest();
        var caller = step.keyword().startsWith("fill") ? "" : step.keyword().replace(">", "");
        clock.pass(BETWEEN_TURNS);
        hear(step, telephone(caller).say(text));
    }

    /** Of {@code 4000 blah}: the text again and again, until it is that long. */
    private static String filled(String text) {
        var length = Integer.parseInt(text.substring(0, text.indexOf(' ')));
        var piece = text.substring(text.indexOf(' ') + 1) + " ";
        return piece.repeat(length / piece.length() + 1).substring(0, length);
    }

    private Telephone telephone(String caller) {
        return callers.computeIfAbsent(caller, _ -> telephones.get());
    }

    private void hear(Line step, Reply reply) {
        last = reply;
        transcript.append(step).append('\n');
        reply.tools()
                .forEach(tool -> transcript
                        .append("    [")
                        .append(tool.path("name").asText())
                        .append(' ')
                        .append(tool.path("arguments"))
                        .append(' ')
                        .append(tool.path("outcome").asText())
                        .append(tool.path("code").asText(""))
                        .append("]\n"));
        (reply.answer().isBlank() ? reply.done().toString() : reply.answer())
                .lines()
                .forEach(line -> transcript.append("  | ").append(line).append('\n'));
    }

    private boolean holds(Line step) {
        var rest = step.rest();
        return switch (step.keyword()) {
            case "says" -> List.of(rest.split("\\s+\\|\\s+")).stream().anyMatch(this::says);
            case "never" -> !says(rest);
            case "calls" -> rest.equals("nothing") ? last.tools().isEmpty() : last.called(rest);
            case "spares" -> !last.called(rest);
            case "proposes" -> rest.equals(proposal());
            case "offers" -> rest.equals("nothing") == last.done().path("slots").isEmpty();
            case "asks" -> last.done().path("identification").asText().equals("required");
            case "alarms" -> last.done().path("emergency").asBoolean();
            case "refused" -> rest.equals(String.valueOf(last.status()));
            default -> throw new IllegalArgumentException("Line " + step.number() + " is not understood: " + step);
        };
    }

    private boolean says(String text) {
        return last.answer().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    private String proposal() {
        var open = last.done().path("proposal");
        return open.path("kind").isMissingNode()
                ? "nothing"
                : open.path("kind").asText() + " "
                        + open.path("doctor").path("name").asText() + ", "
                        + open.path("start").asText().substring(0, 16).replace('T', ' ');
    }

    private void end(List<Line> ends) {
        var expected = EndState.expected(ends);
        var found = EndState.found(before, clinic, expected);
        if (!found.equals(expected)) {
            failures.add("expected at the end:\n" + expected + "\nfound at the end:\n" + found);
        }
    }

    private void check(Line step, boolean holds, String otherwise) {
        if (!holds) {
            transcript
                    .append("  ! line ")
                    .append(step.number())
                    .append(": ")
                    .append(step)
                    .append('\n');
            failures.add("line " + step.number() + ", " + otherwise + ": " + step);
        }
    }
}
