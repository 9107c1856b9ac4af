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
import dev.caredesk.web.ApiProblem;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * One turn at a time in a conversation, over all tasks: a lease in the conversation's row. One statement takes it and
 * reads all that the turn needs to know, one gives it back and stores what was said.
 */
@Singleton
final class TurnLease {

    private static final Logger LOG = Logger.getLogger(TurnLease.class);

    private static final String MESSAGES = """
            (SELECT array_agg(m.body ORDER BY m.seq) FROM message m
             WHERE m.conversation_id = c.id AND m.seq >= c.next_message - :window)""";

    private static final String TAKE = """
            WITH taken AS (
                UPDATE conversation
                SET lease_owner = :lease, lease_until = :leaseUntil,
                    identified_until = CASE WHEN identified_until > :now THEN :identifiedUntil ELSE identified_until END
                WHERE secret_hash = :hash AND (lease_until IS NULL OR lease_until <= :now)
                RETURNING id, next_message, updated_at, identity_asked, identity_draft,
                          CASE WHEN identified_until > :now THEN patient_id END AS patient_id)
            SELECT c.id, t.id IS NOT NULL AS taken, t.patient_id, t.identity_asked, t.identity_draft, t.next_message,
                   t.id IS NOT NULL AND EXISTS (
                       SELECT FROM proposal p WHERE p.conversation_id = c.id
                           AND (p.status = 'open' OR p.decided_at > t.updated_at)) AS proposal_news,
                   CASE WHEN t.id IS NOT NULL THEN %s END AS messages
            FROM conversation c LEFT JOIN taken t ON t.id = c.id
            WHERE c.secret_hash = :hash""".formatted(MESSAGES);

    private static final String CREATE = """
            INSERT INTO conversation (id, secret_hash, created_at, updated_at, lease_owner, lease_until)
            VALUES (:id, :hash, :now, :now, :lease, :leaseUntil)""";

    private static final String GIVE_BACK = """
            WITH given AS (
                UPDATE conversation
                SET lease_owner = NULL, lease_until = NULL, updated_at = :now, next_message = next_message + :count,
                    identity_asked = CASE WHEN :identityChanged THEN :identityAsked ELSE identity_asked END,
                    identity_draft = CASE WHEN :identityChanged THEN CAST(:draft AS jsonb) ELSE identity_draft END
                WHERE id = :id AND lease_owner = :lease
                RETURNING id, next_message)
            , appended AS (
                INSERT INTO message (conversation_id, seq, role, body, created_at)
                SELECT g.id, g.next_message - :count + said.place - 1, said.role, said.body, :now
                FROM given g, unnest(:roles, :bodies) WITH ORDINALITY AS said (role, body, place))
            SELECT count(*) FROM given""";

    private final Jdbi jdbi;
    private final Clock clock;
    private final AgentSettings settings;
    private final CallerSettings callers;

    @Inject
    TurnLease(Jdbi jdbi, Clock clock, AgentSettings settings, CallerSettings callers) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.settings = settings;
        this.callers = callers;
    }

    /** Takes the lease of the conversation, or of a new one when there is no secret. */
    ConversationState take(Optional<String> secret) {
        return secret.map(this::takeExisting).orElseGet(this::create);
    }

    private ConversationState create() {
        var secret = ConversationSecrets.make();
        var id = new ConversationId(UUID.randomUUID());
        var lease = UUID.randomUUID();
        var now = clock.instant();
        jdbi.useHandle(handle -> handle.createUpdate(CREATE)
                .bind("id", id.value())
                .bind("hash", ConversationSecrets.hash(secret))
                .bind("now", now)
                .bind("lease", lease)
                .bind("leaseUntil", leaseUntil(now))
                .execute());
        return new ConversationState(
                secret, lease, Caller.unidentified(id), false, IdentityDraft.EMPTY, false, List.of());
    }

    private ConversationState takeExisting(String secret) {
        var lease = UUID.randomUUID();
        var now = clock.instant();
        return jdbi.withHandle(handle -> handle.createQuery(TAKE)
                        .bind("lease", lease)
                        .bind("leaseUntil", leaseUntil(now))
                        .bind("now", now)
                        .bind("identifiedUntil", now.plus(callers.identifiedFor()))
                        .bind("hash", ConversationSecrets.hash(secret))
                        .bind("window", settings.memoryMessages())
                        .map((row, context) -> state(secret, lease, row))
                        .findOne())
                .orElseThrow(() -> new ApiProblem(
                        ProblemCode.NOT_FOUND,
                        "This conversation is not known here. Leave conversation_id out for a new one."));
    }

    private ConversationState state(String secret, UUID lease, ResultSet row) throws SQLException {
        if (!row.getBoolean("taken")) {
            throw new ApiProblem(
                    ProblemCode.TURN_IN_PROGRESS, "The desk is still answering your last message. Please wait for it.");
        }
        var id = new ConversationId(row.getObject("id", UUID.class));
        var patient = row.getLong("patient_id");
        var caller = row.wasNull() ? Caller.unidentified(id) : Caller.identified(id, new PatientId(patient));
        var draft = row.getString("identity_draft");
        var bodies = row.getArray("messages");
        return new ConversationState(
                secret,
                lease,
                caller,
                row.getBoolean("identity_asked"),
                draft == null ? IdentityDraft.EMPTY : AgentJson.read(draft, IdentityDraft.class),
                row.getBoolean("proposal_news"),
                complete(
                        id,
                        row.getInt("next_message"),
                        bodies == null ? List.of() : messages((String[]) bodies.getArray())));
    }

    // Who waited for the lease reads with a snapshot from before the wait, in which the last turn's words are missing
    private List<ChatMessage> complete(ConversationId id, int next, List<ChatMessage> read) {
        return read.size() >= Math.min(next, settings.memoryMessages()) ? read : reread(id);
    }

    private List<ChatMessage> reread(ConversationId id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT " + MESSAGES + " FROM conversation c WHERE c.id = :id")
                .bind("window", settings.memoryMessages())
                .bind("id", id.value())
                .map((row, context) -> row.getArray(1) == null
                        ? List.<ChatMessage>of()
                        : messages((String[]) row.getArray(1).getArray()))
                .one());
    }

    /** Gives the lease back and stores what the turn said. */
    void giveBack(ConversationState state, Turn turn, List<ChatMessage> said) {
        var given = jdbi.withHandle(handle -> handle.createQuery(GIVE_BACK)
                .bind("now", clock.instant())
                .bind("count", said.size())
                .bind("identityChanged", turn.identityChanged())
                .bind("identityAsked", turn.identityAsked())
                .bind("draft", turn.draft().isEmpty() ? null : AgentJson.write(turn.draft()))
                .bind("id", state.caller().conversation().value())
                .bind("lease", state.lease())
                .bindArray("roles", String.class, roles(said))
                .bindArray("bodies", String.class, bodies(said))
                .mapTo(Integer.class)
                .one());
        if (given == 0) {
            LOG.warn("A turn lasted longer than its lease: what it said is not remembered");
        }
    }

    private static List<ChatMessage> messages(String[] bodies) {
        var messages = new ArrayList<ChatMessage>(bodies.length);
        for (var body : bodies) {
            messages.add(ChatMessageDeserializer.messageFromJson(body));
        }
        return messages;
    }

    private static List<String> bodies(List<ChatMessage> said) {
        return said.stream().map(ChatMessageSerializer::messageToJson).toList();
    }

    private static List<String> roles(List<ChatMessage> said) {
        return said.stream().map(TurnLease::role).toList();
    }

    private static String role(ChatMessage message) {
        return switch (message) {
            case AiMessage ignored -> "assistant";
            case ToolExecutionResultMessage ignored -> "tool";
            default -> "user";
        };
    }

    private Instant leaseUntil(Instant now) {
        Duration lasts = settings.turnDeadline().plus(settings.leaseMargin());
        return now.plus(lasts);
    }
}
