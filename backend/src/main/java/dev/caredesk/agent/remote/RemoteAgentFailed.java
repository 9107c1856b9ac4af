package dev.caredesk.agent.remote;

/** The agent did not answer, or not as the contract says. The message says why, without a word of what was said. */
public final class RemoteAgentFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final Why why;

    /** What was wrong, as it is counted. */
    public enum Why {
        /** There was no connection, or it broke. */
        UNREACHABLE,
        /** It says itself that it failed, or does not do this. */
        FAILING,
        /** It was still busy with another turn of the conversation. */
        BUSY,
        /** It answered what the contract does not know. */
        MALFORMED,
        /** It answered without a word. */
        EMPTY,
        /** Its answer ended before the last event. */
        BROKEN_OFF,
        /** Its answer was longer than one may be. */
        TOO_LONG,
        /** It had no answer by the end of the turn's time. */
        TOO_SLOW,
        /** It was not asked: it failed too often before. */
        PAUSED
    }

    RemoteAgentFailed(Why why, String sentence) {
        super(sentence);
        this.why = why;
    }

    /** Returns what was wrong. */
    public Why why() {
        return why;
    }
}
