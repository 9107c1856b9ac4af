package dev.caredesk.caller;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How identification is bounded. Environment: {@code CALLER_IDENTIFIED_FOR}, … */
@ConfigMapping(prefix = "caller")
public interface CallerSettings {

    /** After how long without activity an identification ends. */
    @WithDefault("PT30M")
    Duration identifiedFor();

    /** How many failures lock a claimed identity. */
    @WithDefault("5")
    int failuresBeforeLock();

    /** How long the lock holds, and after how long without a failure the count starts anew. */
    @WithDefault("PT15M")
    Duration lockedFor();
}
