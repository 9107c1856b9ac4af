package dev.caredesk.mcp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The bounds of agents from outside. Environment: {@code MCP_CALLS_PER_MINUTE}, {@code MCP_SESSIONS_PER_MINUTE}. */
@ConfigMapping(prefix = "mcp")
public interface McpSettings {

    /** How many tools one session may call within a minute of the clock. */
    @WithDefault("60")
    int callsPerMinute();

    /** How many sessions may begin within a minute of the clock, over all tasks; 0 for no limit. */
    @WithDefault("120")
    int sessionsPerMinute();
}
