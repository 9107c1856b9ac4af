package dev.caredesk.web;

import dev.caredesk.metrics.Meters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Jdbi;

/** How often something may happen within a minute of the clock, counted in PostgreSQL over all tasks. */
public final class MinuteLimit {

    /** What is counted. */
    public enum Of {
        /** Turns of all conversations. */
        TURNS("turn_count", "turns", Meters.Limit.TURNS, "Very many people are writing to the desk right now."),
        /** Sessions that agents begin. */
        MCP_SESSIONS("mcp_session_count", "sessions", Meters.Limit.MCP_SESSIONS, "Too many agents came at once.");

        private final String statement;
        private final Meters.Limit limit;
        private final String sentence;

        Of(String table, String column, Meters.Limit limit, String sentence) {
            this.statement = """
                    INSERT INTO %1$s AS c (minute, %2$s) VALUES (:minute, 1)
                    ON CONFLICT (minute) DO UPDATE SET %2$s = c.%2$s + 1 WHERE c.%2$s < :most
                    RETURNING %2$s""".formatted(table, column);
            this.limit = limit;
            this.sentence = sentence;
        }
    }

    private final Jdbi jdbi;
    private final Clock clock;
    private final Of what;
    private final int most;
    // A minute that is full stays full: a flood costs the database nothing
    private volatile Instant fullUntil = Instant.MIN;

    /**
     * Creates a limit.
     *
     * @param most how often; 0 for no limit
     */
    public MinuteLimit(Jdbi jdbi, Clock clock, Of what, int most) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.what = what;
        this.most = most;
    }

    /** Counts one; one too many is an {@link ApiProblem}. */
    public void count() {
        if (most == 0) {
            return;
        }
        var now = clock.instant();
        var minute = now.truncatedTo(ChronoUnit.MINUTES);
        var next = minute.plus(1, ChronoUnit.MINUTES);
        if (now.isBefore(fullUntil) || !isCounted(minute)) {
            fullUntil = next;
            Meters.limitHit(what.limit);
            throw ApiProblem.limited(what.sentence, Duration.between(now, next));
        }
    }

    private boolean isCounted(Instant minute) {
        return jdbi.withHandle(handle -> handle.createQuery(what.statement)
                .bind("minute", minute)
                .bind("most", most)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }
}
