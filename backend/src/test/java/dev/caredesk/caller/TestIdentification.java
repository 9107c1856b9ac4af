package dev.caredesk.caller;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** Identification for tests of other packages, without the container. */
public final class TestIdentification {

    private TestIdentification() {}

    /** As shipped. */
    public static Identification of(Jdbi jdbi, Clock clock) {
        return new Identification(jdbi, clock, TestCallerSettings.DEFAULTS);
    }
}
