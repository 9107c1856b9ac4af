package dev.caredesk.chat;

import dev.caredesk.web.ApiProblem;
import dev.caredesk.web.MinuteLimit;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** Turns of all conversations within a minute, over all tasks. */
@Singleton
final class TurnLimit {

    private final MinuteLimit limit;

    @Inject
    TurnLimit(Jdbi jdbi, Clock clock, LimitSettings settings) {
        this.limit = new MinuteLimit(jdbi, clock, MinuteLimit.Of.TURNS, settings.turnsPerMinute());
    }

    /** Counts a turn; one too many is an {@link ApiProblem}. */
    void count() {
        limit.count();
    }
}
