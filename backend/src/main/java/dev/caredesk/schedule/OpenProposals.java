package dev.caredesk.schedule;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** How many proposals wait for a yes, over all tasks; counted when somebody looks. */
@Singleton
final class OpenProposals {

    private final Jdbi jdbi;
    private final Clock clock;

    @Inject
    OpenProposals(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent event, MeterRegistry registry) {
        Gauge.builder("caredesk.proposals.open", this, OpenProposals::count)
                .description("Proposals that wait for a yes, over all tasks")
                .strongReference(true)
                .register(registry);
    }

    // While the database is away nobody knows
    private double count() {
        try {
            return jdbi.withHandle(handle -> handle.createQuery(
                            "SELECT count(*) FROM proposal WHERE status = 'open' AND expires_at > :now")
                    .bind("now", clock.instant())
                    .mapTo(Integer.class)
                    .one());
        } catch (JdbiException away) {
            return Double.NaN;
        }
    }
}
