package dev.caredesk.chat;

import dev.caredesk.metrics.Meters;
import dev.caredesk.web.ApiProblem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Jdbi;

/** Turns of all conversations within a minute, counted in PostgreSQL over all tasks. */
@Singleton
final class TurnLimit {

    private static final String COUNT = """
            INSERT INTO turn_count AS c (minute, turns) VALUES (:minute, 1)
            ON CONFLICT (minute) DO UPDATE SET turns = c.turns + 1 WHERE c.turns < :most
            RETURNING turns""";

    private final Jdbi jdbi;
    private final Clock clock;
    private final int most;
    // A minute that is full stays full: a flood costs the database nothing
    private volatile Instant fullUntil = Instant.MIN;

    @Inject
    TurnLimit(Jdbi jdbi, Clock clock, LimitSettings settings) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.most = settings.turnsPerMinute();
    }

    /** Counts a turn; one too many is an {@link ApiProblem}. */
    void count() {
        if (most == 0) {
            return;
        }
        var now = clock.instant();
        var minute = now.truncatedTo(ChronoUnit.MINUTES);
        var next = minute.plus(1, ChronoUnit.MINUTES);
        if (now.isBefore(fullUntil) || !isCounted(minute)) {
            fullUntil = next;
            Meters.limitHit(Meters.Limit.TURNS);
            throw ApiProblem.limited(
                    "Very many people are writing to the desk right now.", Duration.between(now, next));
        }
    }

    private boolean isCounted(Instant minute) {
        return jdbi.withHandle(handle -> handle.createQuery(COUNT)
                .bind("minute", minute)
                .bind("most", most)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }
}
