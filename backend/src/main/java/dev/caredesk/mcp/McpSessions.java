package dev.caredesk.mcp;

import dev.caredesk.api.ProblemCode;
import dev.caredesk.caller.Caller;
import dev.caredesk.caller.ConversationId;
import dev.caredesk.caller.PatientId;
import dev.caredesk.caller.Secrets;
import dev.caredesk.metrics.Meters;
import dev.caredesk.web.ApiProblem;
import dev.caredesk.web.MinuteLimit;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The sessions of agents, in PostgreSQL, hence the same for every task. A session is a conversation; its calls are counted. */
@Singleton
class McpSessions {

    // Not how a conversation_id is stored: a session opens neither the chat nor the forms, where it could say yes
    private static final String PURPOSE = "mcp";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final Clock clock;
    private final McpSettings settings;
    private final MinuteLimit newSessions;

    @Inject
    McpSessions(Jdbi jdbi, Clock clock, McpSettings settings) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.settings = settings;
        this.newSessions = new MinuteLimit(jdbi, clock, MinuteLimit.Of.MCP_SESSIONS, settings.sessionsPerMinute());
    }

    private record Entered(Caller caller, int calls) {}

    /** Begins a session and returns its id. Too many within a minute are an {@link ApiProblem}. */
    String begin() {
        newSessions.count();
        var session = Secrets.make();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        WITH made AS (
                            INSERT INTO conversation (id, secret_hash, created_at, updated_at)
                            VALUES (:id, :hash, :now, :now) RETURNING id)
                        INSERT INTO mcp_session (conversation_id, created_at, minute, calls)
                        SELECT id, :now, :now, 0 FROM made""")
                .bind("id", UUID.randomUUID())
                .bind("hash", hash(session))
                .bind("now", clock.instant())
                .execute());
        return session;
    }

    /** Whether there is such a session. */
    boolean isOpen(String session) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT FROM conversation c JOIN mcp_session s ON s.conversation_id = c.id
                        WHERE c.secret_hash = :hash""")
                .bind("hash", hash(session))
                .map((row, context) -> true)
                .findOne()
                .isPresent());
    }

    /**
     * Counts a call in the session and returns who calls. One too many is an {@link ApiProblem}. Unlike in the chat, a call
     * does not prolong an identification: an agent may go on for ever, a person does not.
     */
    Optional<Caller> enter(String session) {
        var now = clock.instant();
        var minute = now.truncatedTo(ChronoUnit.MINUTES);
        var entered = jdbi.withHandle(handle -> handle.createQuery("""
                        WITH entered AS (
                            UPDATE conversation SET updated_at = :now WHERE secret_hash = :hash
                            RETURNING id, CASE WHEN identified_until > :now THEN patient_id END AS patient_id)
                        UPDATE mcp_session s
                        SET calls = CASE WHEN s.minute = :minute THEN s.calls + 1 ELSE 1 END, minute = :minute
                        FROM entered e WHERE s.conversation_id = e.id
                        RETURNING e.id, s.calls, e.patient_id""")
                .bind("hash", hash(session))
                .bind("now", now)
                .bind("minute", minute)
                .map((row, context) -> {
                    var conversation = new ConversationId(row.getObject(1, UUID.class));
                    var calls = row.getInt(2);
                    var patient = row.getLong(3);
                    var caller = row.wasNull()
                            ? Caller.unidentified(conversation)
                            : Caller.identified(conversation, new PatientId(patient));
                    return new Entered(caller, calls);
                })
                .findOne());
        if (entered.filter(it -> it.calls() > settings.callsPerMinute()).isPresent()) {
            Meters.limitHit(Meters.Limit.MCP_CALLS);
            throw ApiProblem.limited(
                    "These were very many calls within a minute.", Duration.between(now, minute.plus(MINUTE)));
        }
        return entered.map(Entered::caller);
    }

    /** Ends a session and what was allowed in it; a link that it handed out still works. */
    void end(String session) {
        jdbi.useHandle(
                handle -> handle.createUpdate("""
                        WITH ended AS (
                            UPDATE conversation SET patient_id = NULL, identified_until = NULL WHERE secret_hash = :hash
                            RETURNING id)
                        DELETE FROM mcp_session WHERE conversation_id IN (SELECT id FROM ended)""").bind("hash", hash(session)).execute());
    }

    /** The refusal of a session that never was, or has ended; a client begins another one then. */
    static ApiProblem unknown() {
        return new ApiProblem(ProblemCode.NOT_FOUND, "There is no such session. Begin one with initialize.");
    }

    private static byte[] hash(String session) {
        return Secrets.hash(PURPOSE, session);
    }
}
