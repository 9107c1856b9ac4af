package dev.caredesk.agent.model;

import dev.caredesk.clinic.ClinicSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * How many tokens of paid models a day of the clinic's calendar may take, counted in PostgreSQL over all tasks. What a
 * request takes is known only afterwards, so that those under way may go beyond it.
 */
@Singleton
final class TokenBudget {

    private static final Logger LOG = Logger.getLogger(TokenBudget.class);
    // What other tasks took in between is little beside a day's budget
    private static final long FRESH = Duration.ofSeconds(5).toNanos();

    private static final String ADD = """
            WITH added AS (
                INSERT INTO token_use AS t (day, provider, model, input, output)
                VALUES (:day, :provider, :model, :input, :output)
                ON CONFLICT (day, provider, model)
                    DO UPDATE SET input = t.input + excluded.input, output = t.output + excluded.output)
            SELECT coalesce(sum(input + output), 0) + :input + :output FROM token_use WHERE day = :day""";

    private final Jdbi jdbi;
    private final Clock clock;
    private final ClinicSettings clinic;
    private final long most;
    private volatile Known known = new Known(LocalDate.MIN, 0, 0);

    /** What was taken on a day, as far as this task knew at some nanosecond of its own. */
    private record Known(LocalDate day, long tokens, long at) {}

    @Inject
    TokenBudget(Jdbi jdbi, Clock clock, ClinicSettings clinic, ModelSettings settings) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.clinic = clinic;
        this.most = settings.dailyTokens();
    }

    /** Whether the day has no tokens left. */
    boolean isUsedUp() {
        return most > 0 && taken() >= most;
    }

    /** Counts what a request took. */
    void add(Endpoint endpoint, int input, int output) {
        if (most == 0) {
            return;
        }
        var day = today();
        try {
            var tokens = jdbi.withHandle(handle -> handle.createQuery(ADD)
                    .bind("day", day)
                    .bind("provider", endpoint.provider().id())
                    .bind("model", endpoint.model())
                    .bind("input", input)
                    .bind("output", output)
                    .mapTo(Long.class)
                    .one());
            known = new Known(day, tokens, System.nanoTime());
        } catch (JdbiException away) {
            // The answer is there, and the turn will find out about the database by itself
            LOG.warnf("%d tokens of %s were not counted", input + output, endpoint);
        }
    }

    private long taken() {
        var last = known;
        var day = today();
        if (last.day().equals(day) && System.nanoTime() - last.at() < FRESH) {
            return last.tokens();
        }
        try {
            var tokens = jdbi.withHandle(handle -> handle.createQuery(
                            "SELECT coalesce(sum(input + output), 0) FROM token_use WHERE day = :day")
                    .bind("day", day)
                    .mapTo(Long.class)
                    .one());
            known = new Known(day, tokens, System.nanoTime());
            return tokens;
        } catch (JdbiException away) {
            return last.day().equals(day) ? last.tokens() : 0;
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clinic.zone());
    }
}
