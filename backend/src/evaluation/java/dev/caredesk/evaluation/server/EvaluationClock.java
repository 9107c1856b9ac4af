package dev.caredesk.evaluation.server;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands in for the clinic's clock. It runs on from the instant it was set to, so that what happens later is later. */
@IfBuildProperty(name = "evaluation.enabled", stringValue = "true")
@Alternative
@Priority(1)
@Singleton
public class EvaluationClock extends Clock {

    private final Clock real = Clock.systemUTC();
    private volatile Duration ahead = Duration.ZERO;

    void set(Instant now) {
        ahead = Duration.between(real.instant(), now);
    }

    void pass(Duration time) {
        set(instant().plus(time));
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The backend asks this clock for instants only");
    }
}
