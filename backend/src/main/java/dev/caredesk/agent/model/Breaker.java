package dev.caredesk.agent.model;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;

/** A circuit breaker as there is before each provider, and before an agent elsewhere. */
public final class Breaker {

    // Trouble is seen in this many requests, of which half failed
    private static final int REQUESTS_LOOKED_AT = 6;
    private static final double FAILED = 0.5;

    private Breaker() {}

    /**
     * Adds it to what guards requests.
     *
     * @param pause how long nobody is asked once it is open
     * @param failed which failures tell against whoever is asked
     * @param opened hears when it opens
     */
    public static Guard.Builder add(Guard.Builder guard, Duration pause, Predicate<Throwable> failed, Runnable opened) {
        return guard.withCircuitBreaker()
                .when(failed)
                .requestVolumeThreshold(REQUESTS_LOOKED_AT)
                .failureRatio(FAILED)
                .delay(pause.toMillis(), ChronoUnit.MILLIS)
                .onStateChange(state -> {
                    if (state == CircuitBreakerState.OPEN) {
                        opened.run();
                    }
                })
                .done();
    }
}
