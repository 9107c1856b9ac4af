package dev.caredesk.agent.remote;

/** The agent did not answer, or not as the contract says. The message says why, without a word of what was said. */
public final class RemoteAgentFailed extends Exception {

    private static final long serialVersionUID = 1L;

    RemoteAgentFailed(String why) {
        super(why);
    }
}
