package dev.caredesk.evaluation.scenario;

import dev.caredesk.evaluation.desk.Proposal;
import dev.caredesk.evaluation.desk.StagedState;
import dev.caredesk.evaluation.desk.StagedState.Booked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks at what a turn has written: each change of an appointment has to be the one that the caller's card showed before
 * the turn began. Whoever writes anything else wrote what nobody could have confirmed.
 */
final class Confirmations {

    private Confirmations() {}

    /** Returns what was written without that. */
    static List<String> missing(StagedState before, StagedState after, Optional<Proposal> card) {
        var earlier = before.appointments().stream().collect(Collectors.toMap(Booked::id, Function.<Booked>identity()));
        var changes = new ArrayList<String>();
        for (var now : after.appointments()) {
            var then = Optional.ofNullable(earlier.remove(now.id()));
            if (then.isEmpty() || !then.get().equals(now)) {
                changes.add(change(then, now));
            }
        }
        earlier.values().forEach(lost -> changes.add("lost " + lost.slot()));
        card.ifPresent(shown -> changes.remove(shown.toString()));
        return changes;
    }

    private static String change(Optional<Booked> then, Booked now) {
        var kind = then.isEmpty() ? now.stands() ? "book" : "book and cancel" : now.stands() ? "reschedule" : "cancel";
        return kind + " " + now.slot();
    }
}
