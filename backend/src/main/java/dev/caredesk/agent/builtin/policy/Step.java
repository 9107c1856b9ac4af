package dev.caredesk.agent.builtin.policy;

/** What comes next in a turn. */
public sealed interface Step {

    /**
     * Calls a tool; the turn goes on with its answer.
     *
     * @param call the call
     */
    record Ask(Call call) implements Step {}

    /**
     * Ends the turn.
     *
     * @param text the reply
     */
    record Say(String text) implements Step {}
}
