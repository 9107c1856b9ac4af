package dev.caredesk.evaluation;

import dev.caredesk.evaluation.Scenario.Line;
import dev.caredesk.evaluation.StagedClinic.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a conversation has come to: how the appointments differ from those before, and which proposals wait.
 *
 * @param lines as they are written in a scenario, sorted
 * @param anyProposal whether it does not matter which proposals wait
 */
record EndState(List<String> lines, boolean anyProposal) {

    private static final String ANY_PROPOSAL = "? anything";

    EndState {
        lines = lines.stream().sorted().toList();
    }

    static EndState expected(List<Line> ends) {
        var lines = ends.stream().map(Line::toString).toList();
        return new EndState(
                lines.stream().filter(line -> !line.equals(ANY_PROPOSAL)).toList(), lines.contains(ANY_PROPOSAL));
    }

    /** Compares with the appointments that the scenario itself had put into the clinic. */
    static EndState found(List<Entry> before, StagedClinic clinic, EndState expected) {
        var earlier = before.stream().collect(Collectors.toMap(Entry::id, entry -> entry));
        var lines = new ArrayList<String>();
        for (var now : clinic.appointments()) {
            var then = earlier.remove(now.id());
            if (then == null) {
                lines.add((now.isBooked() ? "+ " : "x ") + now);
            } else if (!now.isBooked()) {
                lines.add("- " + then);
            } else if (!now.equals(then)) {
                lines.add("~ " + then + " -> " + now.doctor() + ", " + now.start());
            }
        }
        earlier.values().forEach(lost -> lines.add("lost: " + lost));
        if (lines.isEmpty()) {
            lines.add("= as before");
        }
        if (!expected.anyProposal()) {
            clinic.openProposals().forEach(open -> lines.add("? " + open));
        }
        return new EndState(lines, expected.anyProposal());
    }

    @Override
    public String toString() {
        return "  " + String.join("\n  ", lines);
    }
}
