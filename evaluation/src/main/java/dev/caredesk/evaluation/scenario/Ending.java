package dev.caredesk.evaluation.scenario;

import dev.caredesk.evaluation.desk.StagedState;
import dev.caredesk.evaluation.desk.StagedState.Booked;
import dev.caredesk.evaluation.scenario.Scenario.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a conversation has come to: how the appointments differ from those before, and which proposals wait.
 *
 * @param lines as they are written in a scenario, sorted
 * @param anyProposal whether it does not matter which proposals wait
 */
public record Ending(List<String> lines, boolean anyProposal) {

    private static final String ANY_PROPOSAL = "? anything";
    private static final String NO_WRITE = "= as before";
    private static final String WAITING = "? ";

    /** Sorts the lines. */
    public Ending {
        lines = lines.stream().sorted().toList();
    }

    static Ending expected(List<Line> ends) {
        var lines = ends.stream().map(Line::toString).toList();
        return new Ending(
                lines.stream().filter(line -> !line.equals(ANY_PROPOSAL)).toList(), lines.contains(ANY_PROPOSAL));
    }

    /** Compares with the appointments that the scenario itself had put into the clinic. */
    static Ending found(List<Booked> before, StagedState now, Ending expected) {
        var earlier = before.stream().collect(Collectors.toMap(Booked::id, Function.<Booked>identity()));
        var lines = new ArrayList<String>();
        for (var appointment : now.appointments()) {
            var then = earlier.remove(appointment.id());
            if (then == null) {
                lines.add((appointment.stands() ? "+ " : "x ") + appointment);
            } else if (!appointment.stands()) {
                lines.add("- " + then);
            } else if (!appointment.equals(then)) {
                lines.add("~ " + then + " -> " + appointment.slot());
            }
        }
        earlier.values().forEach(lost -> lines.add("lost: " + lost));
        if (lines.isEmpty()) {
            lines.add(NO_WRITE);
        }
        if (!expected.anyProposal()) {
            now.proposals().forEach(open -> lines.add(WAITING + open));
        }
        return new Ending(lines, expected.anyProposal());
    }

    /** Returns what was written and is not in the other one. */
    List<String> writesBeside(Ending expected) {
        var beside = new ArrayList<>(lines);
        expected.lines.forEach(beside::remove);
        beside.removeIf(line -> line.equals(NO_WRITE) || line.startsWith(WAITING));
        return beside;
    }

    @Override
    public String toString() {
        return "  " + String.join("\n  ", lines);
    }
}
