package dev.caredesk.chat;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Turns of another agent, which speaks for a person: it can say neither yes nor who the person is. */
@Singleton
public final class AgentTurns {

    private final Turns turns;

    @Inject
    AgentTurns(Turns turns) {
        this.turns = turns;
    }

    /**
     * Takes the conversation that the context opens, or a new one, for one turn, which {@link AgentTurn#answer} must
     * follow. A context opens neither the chat nor the forms, where one can say yes.
     */
    public AgentTurn begin(Optional<String> context) {
        return new AgentTurn(turns, turns.beginForAgent(context));
    }
}
