package dev.caredesk.agent.remote;

import java.time.Duration;
import java.util.Optional;

/** Agents elsewhere, without the container. */
public final class TestAgents {

    private TestAgents() {}

    /** No agent elsewhere: the desk's own answers. */
    public static AgentElsewhere nobody() {
        return agent(Optional.empty());
    }

    /** The agent at that address. */
    public static AgentElsewhere at(String url) {
        return agent(Optional.of(url));
    }

    private static AgentElsewhere agent(Optional<String> url) {
        return new AgentElsewhere(new TestSettings(url, Duration.ZERO, Duration.ZERO));
    }
}
