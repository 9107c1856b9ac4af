package dev.caredesk.agent.screen;

import dev.caredesk.metrics.TurnMeters;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Counts what was not let through, and keeps an account of it in the log, each time without what it was. */
@Singleton
public final class Blocked {

    private static final Logger AUDIT = Logger.getLogger("dev.caredesk.audit");

    private final Map<Objection, Long> counts = new ConcurrentHashMap<>();

    /**
     * Something was held back.
     *
     * @param where what it was: an answer, a request or a tool's result
     * @param conversation the public id of the conversation
     */
    public void add(Objection why, String where, Object conversation) {
        counts.merge(why, 1L, Long::sum);
        TurnMeters.heldBack(why);
        AUDIT.infof("Held back %s: %s in conversation %s", where, why, conversation);
    }

    /** Returns how often that happened since the start. */
    public long count(Objection why) {
        return counts.getOrDefault(why, 0L);
    }
}
