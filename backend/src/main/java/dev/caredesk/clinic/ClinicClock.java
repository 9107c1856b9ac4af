package dev.caredesk.clinic;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one clock of the backend, so that a test can put another in its place. */
final class ClinicClock {

    private ClinicClock() {}

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.systemUTC();
    }
}
