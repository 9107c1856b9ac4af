package dev.caredesk.api;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in a visitor's history.
 *
 * @param id the public id, not the secret
 * @param title what it is about
 * @param createdAt when it began
 * @param updatedAt when it was last used
 * @param messages its messages, oldest first; absent in lists
 */
public record ConversationView(
        String id,
        String title,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt,
        @Nullable List<Message> messages) {

    /**
     * One message.
     *
     * @param id names the message in feedback
     * @param role {@code user} or {@code assistant}
     * @param text what was said
     * @param at when
     */
    public record Message(String id, String role, String text, OffsetDateTime at) {}
}
