package dev.caredesk.caller;

import java.time.Duration;

/** The defaults, without the configuration framework. */
public record TestCallerSettings(Duration identifiedFor, int failuresBeforeLock, Duration lockedFor)
        implements CallerSettings {

    /** As shipped. */
    public static final CallerSettings DEFAULTS =
            new TestCallerSettings(Duration.ofMinutes(30), 5, Duration.ofMinutes(15));
}
