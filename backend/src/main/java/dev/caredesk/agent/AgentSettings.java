package dev.caredesk.agent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The bounds of one turn. Environment: {@code AGENT_MAX_TOOL_CALLS}, … */
@ConfigMapping(prefix = "agent")
public interface AgentSettings {

    /** How many tools the model may call in one turn. */
    @WithDefault("8")
    int maxToolCalls();

    /** How long one turn may take. */
    @WithDefault("PT30S")
    Duration turnDeadline();

    /** How long after its deadline a turn that was never ended, because its process died, blocks the next one. */
    @WithDefault("PT10S")
    Duration leaseMargin();

    /** How many messages of a conversation the model sees. */
    @WithDefault("40")
    int memoryMessages();
}
