package dev.caredesk.agent.remote;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where the agent is that answers in the model's place. Environment: {@code AGENT_URL}, {@code AGENT_TOKEN}, … */
@ConfigMapping(prefix = "agent")
public interface RemoteAgentSettings {

    /** Its address, up to {@code /api} or without it; absent when the desk's own agent answers. */
    Optional<String> url();

    /** What it is sent as {@code Authorization: Bearer}; absent when it wants nothing. */
    Optional<String> token();

    /** How long a connection may take. */
    @WithDefault("PT3S")
    Duration connectTimeout();

    /** How long it may still be busy with a turn that was closed before. */
    @WithDefault("PT10S")
    Duration busyPatience();

    /** How long it is left alone when half of its last six turns failed. */
    @WithDefault("PT30S")
    Duration pause();
}
