package dev.caredesk.chat;

import dev.caredesk.agent.Turn;
import dev.caredesk.agent.TurnListener;
import dev.caredesk.agent.TurnStopped;
import dev.caredesk.caller.ConversationId;
import dev.caredesk.schedule.Proposal;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** One turn of another agent. */
public final class AgentTurn {

    private final Turns turns;
    private final ConversationState state;

    AgentTurn(Turns turns, ConversationState state) {
        this.turns = turns;
        this.state = state;
    }

    /**
     * What came of it.
     *
     * @param proposal what the answer asks a person's yes for
     * @param identityAsked whether the person has to say who they are
     */
    public record Spoken(String text, Optional<Proposal> proposal, boolean identityAsked) {}

    /** Returns the secret with which the agent goes on. */
    public String context() {
        return state.secret();
    }

    /** Returns the conversation. */
    public ConversationId conversation() {
        return state.caller().conversation();
    }

    /** Gives the conversation back: the turn is not to be. */
    public void abandon() {
        turns.abandon(state);
    }

    /**
     * Answers. Fails with {@link TurnStopped} when it was stopped.
     *
     * @param begun gets what stops it
     */
    public Spoken answer(String text, TurnListener listener, Consumer<Runnable> begun) {
        var turn = new AtomicReference<Turn>();
        turns.answer(state, text, listener, it -> {
            turn.set(it);
            begun.accept(() -> it.stop(TurnStopped.Reason.CANCELLED));
        });
        var over = Objects.requireNonNull(turn.get());
        return new Spoken(over.answer(), over.proposal().filter(open -> over.proposedNow()), over.identityAsked());
    }
}
