package dev.caredesk.agent.builtin.state;

import dev.caredesk.agent.builtin.understanding.Act;
import dev.caredesk.agent.builtin.understanding.Utterance;
import dev.caredesk.agent.dates.When;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be done with existing appointments.
 *
 * @param kind what
 * @param said the turns about it, the first one begins it
 */
public record Task(Kind kind, List<Utterance> said) {

    /** What can be done. */
    public enum Kind {
        LIST,
        MOVE,
        CANCEL
    }

    /** Returns whether it is to cancel several, one after the other. */
    public boolean isCancelAll() {
        return kind == Kind.CANCEL && said.getFirst().does(Act.ALL);
    }

    /** Returns what a turn about it says of when the appointment is; who moves one says first of all when it shall be. */
    public When saysWhenItIs(Utterance utterance) {
        boolean shallBe = kind == Kind.MOVE && utterance.equals(said.getFirst());
        return utterance.source().isEmpty() && !shallBe ? utterance.when() : utterance.source();
    }

    Task and(Utterance utterance) {
        var all = new ArrayList<>(said);
        all.add(utterance);
        return new Task(kind, List.copyOf(all));
    }
}
