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

    /** Returns the same with that said before. */
    default Step after(String before) {
        return switch (this) {
            case Ask ask -> ask;
            case Say(String text) -> new Say(before + text);
        };
    }
}
