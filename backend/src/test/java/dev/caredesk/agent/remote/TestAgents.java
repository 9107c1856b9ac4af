package dev.caredesk.agent.remote;

import io.smallrye.config.SmallRyeConfigBuilder;

/** Agents elsewhere, without the container. */
public final class TestAgents {

    private TestAgents() {}

    /** No agent elsewhere: the desk's own answers. */
    public static AgentElsewhere nobody() {
        return new AgentElsewhere(new SmallRyeConfigBuilder()
                .withMapping(RemoteAgentSettings.class)
                .build()
                .getConfigMapping(RemoteAgentSettings.class));
    }
}
