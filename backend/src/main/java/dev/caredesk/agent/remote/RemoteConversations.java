package dev.caredesk.agent.remote;

import dev.caredesk.caller.ConversationId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Which conversation of the agent's is one of ours. The agent never gets our secret. After "not me" it begins anew, as the
 * agent remembers what the person before has said.
 */
@Singleton
public final class RemoteConversations {

    private final Jdbi jdbi;

    /** Creates them, kept in that database. */
    @Inject
    public RemoteConversations(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A conversation as the agent may know it.
     *
     * @param shownFrom from which message on the agent knows it
     * @param agentId the agent's id of it, if it has begun
     */
    public record Place(int shownFrom, Optional<String> agentId) {}

    /** Returns what is kept of a conversation with the agent of that name. */
    public Place find(ConversationId conversation, String agent) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT c.shown_from, r.agent_conversation_id
                        FROM conversation c LEFT JOIN remote_conversation r
                            ON r.conversation_id = c.id AND r.shown_from = c.shown_from AND r.agent = :agent
                        WHERE c.id = :id""")
                .bind("id", conversation.value())
                .bind("agent", agent)
                .map((row, context) -> new Place(
                        row.getInt("shown_from"), Optional.ofNullable(row.getString("agent_conversation_id"))))
                .one());
    }

    /** Keeps the agent's id of a conversation that was found at that place. */
    public void keep(ConversationId conversation, String agent, Place found, String agentId) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO remote_conversation (conversation_id, agent, agent_conversation_id, shown_from)
                        VALUES (:id, :agent, :agentId, :shownFrom)
                        ON CONFLICT (conversation_id) DO UPDATE
                        SET agent = excluded.agent, agent_conversation_id = excluded.agent_conversation_id,
                            shown_from = excluded.shown_from""")
                .bind("id", conversation.value())
                .bind("agent", agent)
                .bind("agentId", agentId)
                .bind("shownFrom", found.shownFrom())
                .execute());
    }
}
