package dev.caredesk.agent.builtin.policy;

import dev.caredesk.agent.builtin.state.State;

/** A situation that a turn may be in, and what to do in it. */
interface Situation {

    /** Whether the turn is in it. */
    boolean applies(State state);

    /** Returns the next step of the turn. */
    Step next(Turn turn);
}
