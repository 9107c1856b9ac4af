package dev.caredesk.chat;

import dev.caredesk.agent.IdentityDraft;
import dev.caredesk.caller.Caller;
import dev.langchain4j.data.message.ChatMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A conversation at the moment in which a turn has taken its lease.
 *
 * @param key what opens it
 * @param lease who holds the lease
 * @param begun when the turn began
 * @param caller who is calling
 * @param identityAsked whether they were asked to identify
 * @param draft what they said of themselves so far
 * @param proposalNews whether a proposal waits, or was decided on since the last turn
 * @param messages the newest messages, oldest first
 */
record ConversationState(
        ConversationKey key,
        UUID lease,
        Instant begun,
        Caller caller,
        boolean identityAsked,
        IdentityDraft draft,
        boolean proposalNews,
        List<ChatMessage> messages) {

    /** Returns the secret that opens it. */
    String secret() {
        return key.secret();
    }

    @Override
    public String toString() {
        return "ConversationState[" + caller + "]";
    }
}
