package dev.caredesk.chat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much may be asked. Environment: {@code LIMITS_CONVERSATION_TURNS_PER_MINUTE}, … */
@ConfigMapping(prefix = "limits")
public interface LimitSettings {

    /** Turns of one conversation within a minute; 0 for no limit. More than a person types. */
    @WithDefault("30")
    int conversationTurnsPerMinute();

    /** Turns of all conversations within a minute, over all tasks; 0 for no limit. */
    @WithDefault("3000")
    int turnsPerMinute();
}
