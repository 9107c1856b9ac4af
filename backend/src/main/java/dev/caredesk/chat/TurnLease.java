package dev.caredesk.chat;

import dev.caredesk.agent.AgentJson;
import dev.caredesk.agent.AgentSettings;
import dev.caredesk.agent.IdentityDraft;
import dev.caredesk.agent.Turn;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.caller.Caller;
import dev.caredesk.caller.CallerSettings;
import dev.caredesk.caller.ConversationId;
import dev.caredesk.caller.PatientId;
import dev.caredesk.caller.Secrets;
import dev.caredesk.metrics.Meters;
import dev.caredesk.web.ApiProblem;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * One turn at a time in a conversation, over all tasks: a lease in the conversation's row. One statement takes it and
 * reads all that the turn needs to know, one gives it back and stores what was said.
 */
@Singleton
final class TurnLease {

    private static final Logger LOG = Logger.getLogger(TurnLease.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    // Plain JDBC beneath JDBI's handle: these run in every turn, and naming parameters cost more than the statements
    private static final String MESSAGES = """
            (SELECT array_agg(m.body ORDER BY m.seq) FROM message m
             WHERE m.conversation_id = c.id AND m.seq >= greatest(c.next_message - ?, c.shown_from))""";

    private static final String TAKE = """
            WITH taken AS (
                UPDATE conversation
                SET lease_owner = ?, lease_until = ?,
                    identified_until = CASE WHEN identified_until > ? THEN greatest(identified_until, ?)
                        ELSE identified_until END,
                    minute_turns = CASE WHEN minute_began > ? THEN minute_turns + 1 ELSE 1 END,
                    minute_began = CASE WHEN minute_began > ? THEN minute_began ELSE ? END
                WHERE secret_hash = ? AND (lease_until IS NULL OR lease_until <= ?)
                    AND (minute_began IS NULL OR minute_began <= ? OR minute_turns < ?)
                RETURNING id, next_message, updated_at, identity_asked, identity_draft,
                          CASE WHEN identified_until > ? THEN patient_id END AS patient_id)
            SELECT c.id, t.id IS NOT NULL AS taken, CASE WHEN c.minute_turns >= ? THEN c.minute_began END AS minute_full,
                   t.patient_id, t.identity_asked, t.identity_draft, t.next_message,
                   t.id IS NOT NULL AND EXISTS (
                       SELECT FROM proposal p WHERE p.conversation_id = c.id
                           AND (p.status = 'open' OR p.decided_at > t.updated_at)) AS proposal_news,
                   CASE WHEN t.id IS NOT NULL THEN %s END AS messages
            FROM conversation c LEFT JOIN taken t ON t.id = c.id
            WHERE c.secret_hash = ?""".formatted(MESSAGES);

    private static final String CREATE = """
            INSERT INTO conversation
                (id, secret_hash, visitor_hash, created_at, updated_at, lease_owner, lease_until, minute_began, minute_turns)
            VALUES (?, ?, CAST(? AS bytea), ?, ?, ?, ?, ?, 1)""";

    private static final String RELEASE =
            "UPDATE conversation SET lease_owner = NULL, lease_until = NULL WHERE id = ? AND lease_owner = ?";

    private static final String GIVE_BACK = """
            WITH given AS (
                UPDATE conversation
                SET lease_owner = NULL, lease_until = NULL, updated_at = ?, next_message = next_message + ?,
                    identity_asked = CASE WHEN ? THEN ? ELSE identity_asked END,
                    identity_draft = CASE WHEN ? THEN CAST(? AS jsonb) ELSE identity_draft END,
                    title = coalesce(title, ?)
                WHERE id = ? AND lease_owner = ?
                RETURNING id, next_message)
            , appended AS (
                INSERT INTO message (conversation_id, seq, role, body, shown, display, created_at)
                SELECT g.id, g.next_message - ? + said.place - 1, said.role, said.body, said.shown,
                    CASE WHEN said.role = 'assistant' AND said.shown IS NOT NULL THEN CAST(? AS jsonb) END,
                    CASE WHEN said.role = 'user' THEN CAST(? AS timestamptz) ELSE ? END
                FROM given g, unnest(?, ?, ?) WITH ORDINALITY AS said (role, body, shown, place))
            SELECT next_message FROM given""";

    private final Jdbi jdbi;
    private final Clock clock;
    private final AgentSettings settings;
    private final CallerSettings callers;
    private final int turnsPerMinute;

    @Inject
    TurnLease(Jdbi jdbi, Clock clock, AgentSettings settings, CallerSettings callers, LimitSettings limits) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.settings = settings;
        this.callers = callers;
        var limit = limits.conversationTurnsPerMinute();
        this.turnsPerMinute = limit == 0 ? Integer.MAX_VALUE : limit;
    }

    /** Makes a new conversation of the visitor, with its lease taken. */
    ConversationState create(Optional<Visitor> visitor) {
        var id = new ConversationId(UUID.randomUUID());
        return create(id, ConversationKey.ofPerson(ConversationSecrets.make(id, visitor)), visitor);
    }

    /** Makes a new conversation of another agent, with its lease taken. */
    ConversationState createForAgent() {
        return create(new ConversationId(UUID.randomUUID()), ConversationKey.ofAgent(Secrets.make()), Optional.empty());
    }

    private ConversationState create(ConversationId id, ConversationKey key, Optional<Visitor> visitor) {
        var lease = UUID.randomUUID();
        var now = clock.instant();
        inSql(connection -> {
            try (var create = connection.prepareStatement(CREATE)) {
                bind(
                        create,
                        id.value(),
                        key.hash(),
                        visitor.map(Visitor::hash).orElse(null),
                        now,
                        now,
                        lease,
                        leaseUntil(now),
                        now);
                return create.executeUpdate();
            }
        });
        return new ConversationState(
                key, lease, now, Caller.unidentified(id), false, IdentityDraft.EMPTY, false, List.of());
    }

    /** Takes the lease of the conversation that the key opens, if it may have one more turn in this minute. */
    ConversationState take(ConversationKey key) {
        var lease = UUID.randomUUID();
        var now = clock.instant();
        var minuteAgo = now.minus(MINUTE);
        var hash = key.hash();
        return inSql(connection -> {
            try (var take = connection.prepareStatement(TAKE)) {
                bind(
                        take,
                        lease,
                        leaseUntil(now),
                        now,
                        // An agent may go on for ever, a person does not
                        key.speaker() == Speaker.AGENT ? now : now.plus(callers.identifiedFor()),
                        minuteAgo,
                        minuteAgo,
                        now,
                        hash,
                        now,
                        minuteAgo,
                        turnsPerMinute,
                        now,
                        turnsPerMinute,
                        settings.memoryMessages(),
                        hash);
                try (var row = take.executeQuery()) {
                    if (!row.next()) {
                        throw new ApiProblem(
                                ProblemCode.NOT_FOUND,
                                "This conversation is not known here. Leave conversation_id out for a new one.");
                    }
                    return state(key, lease, now, row);
                }
            }
        });
    }

    private ConversationState state(ConversationKey key, UUID lease, Instant now, ResultSet row) throws SQLException {
        if (!row.getBoolean("taken")) {
            refuseFullMinute(row.getObject("minute_full", OffsetDateTime.class), now);
            throw new ApiProblem(
                    ProblemCode.TURN_IN_PROGRESS, "The desk is still answering your last message. Please wait for it.");
        }
        var id = new ConversationId(row.getObject("id", UUID.class));
        var patient = row.getLong("patient_id");
        var caller = row.wasNull() ? Caller.unidentified(id) : Caller.identified(id, new PatientId(patient));
        var draft = row.getString("identity_draft");
        var bodies = row.getArray("messages");
        return new ConversationState(
                key,
                lease,
                now,
                caller,
                row.getBoolean("identity_asked"),
                draft == null ? IdentityDraft.EMPTY : AgentJson.read(draft, IdentityDraft.class),
                row.getBoolean("proposal_news"),
                complete(
                        id,
                        row.getInt("next_message"),
                        bodies == null ? List.of() : messages((String[]) bodies.getArray())));
    }

    private static void refuseFullMinute(@Nullable OffsetDateTime began, Instant now) {
        var wait = began == null
                ? Duration.ZERO
                : Duration.between(now, began.toInstant().plus(MINUTE));
        if (wait.isPositive()) {
            Meters.limitHit(Meters.Limit.CONVERSATION_TURNS);
            throw ApiProblem.limited("These were very many messages within a minute.", wait);
        }
    }

    // Who waited for the lease reads with a snapshot from before the wait, in which the last turn's words are missing
    private List<ChatMessage> complete(ConversationId id, int next, List<ChatMessage> read) {
        return read.size() >= Math.min(next, settings.memoryMessages()) ? read : reread(id);
    }

    private List<ChatMessage> reread(ConversationId id) {
        return inSql(connection -> {
            try (var read = connection.prepareStatement("SELECT " + MESSAGES + " FROM conversation c WHERE c.id = ?")) {
                bind(read, settings.memoryMessages(), id.value());
                try (var row = read.executeQuery()) {
                    return row.next() && row.getArray(1) != null
                            ? messages((String[]) row.getArray(1).getArray())
                            : List.of();
                }
            }
        });
    }

    /** Gives the lease back: the turn is not to be. */
    void release(ConversationState state) {
        inSql(connection -> {
            try (var release = connection.prepareStatement(RELEASE)) {
                bind(release, state.caller().conversation().value(), state.lease());
                return release.executeUpdate();
            }
        });
    }

    /** Gives the lease back and stores the turn; returns the answer's place among the messages, if it was kept. */
    Optional<Integer> giveBack(ConversationState state, Turn turn, TurnRecord record) {
        var next = inSql(connection -> {
            try (var give = connection.prepareStatement(GIVE_BACK)) {
                var now = clock.instant();
                var count = record.said().size();
                bind(
                        give,
                        now,
                        count,
                        turn.identityChanged(),
                        turn.identityAsked(),
                        turn.identityChanged(),
                        turn.draft().isEmpty() ? null : AgentJson.write(turn.draft()),
                        record.title().orElse(null),
                        state.caller().conversation().value(),
                        state.lease(),
                        count,
                        record.display(),
                        state.begun(),
                        now,
                        connection.createArrayOf("text", record.roles()),
                        connection.createArrayOf("text", record.bodies()),
                        connection.createArrayOf("text", record.shown()));
                try (var row = give.executeQuery()) {
                    return row.next() ? Optional.of(row.getInt(1)) : Optional.<Integer>empty();
                }
            }
        });
        if (next.isEmpty()) {
            LOG.warn("A turn lasted longer than its lease: what it said is not remembered");
        }
        return next.filter(ignored -> !record.said().isEmpty()).map(place -> place - 1);
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T inSql(Work<T> work) {
        try (var handle = jdbi.open()) {
            return work.with(handle.getConnection());
        } catch (SQLException e) {
            throw new IllegalStateException("The conversation cannot be read or stored", e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (var at = 0; at < values.length; at++) {
            var value = values[at];
            switch (value) {
                case null -> statement.setNull(at + 1, Types.VARCHAR);
                case Instant instant -> statement.setObject(at + 1, instant.atOffset(ZoneOffset.UTC));
                case Array array -> statement.setArray(at + 1, array);
                default -> statement.setObject(at + 1, value);
            }
        }
    }

    private static List<ChatMessage> messages(String[] bodies) {
        var messages = new ArrayList<ChatMessage>(bodies.length);
        for (var body : bodies) {
            messages.add(ChatMessageDeserializer.messageFromJson(body));
        }
        return messages;
    }

    private Instant leaseUntil(Instant now) {
        Duration lasts = settings.turnDeadline().plus(settings.leaseMargin());
        return now.plus(lasts);
    }
}
