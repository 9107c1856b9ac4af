package dev.caredesk.api;

import com.fasterxml.jackson.annotation.JsonProperty;
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
 * @param zone the clinic's zone, an IANA name
 * @param messages its messages, oldest first; absent in lists
 * @param nextCursor names the page of the messages before these in {@code ?cursor=}; absent when these begin it
 */
public record ConversationView(
        String id,
        String title,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt,
        String zone,
        @Nullable List<Message> messages,
        @Nullable String nextCursor) {

    /**
     * One message, with all that is needed to draw it again.
     *
     * @param id names the message in feedback
     * @param role whose it is
     * @param text what was said; personal details are replaced
     * @param at when
     * @param steps what the agent did for it
     * @param slots the free slots that it offered; they may be gone
     * @param proposal the proposal that waited after it, as it stands now; absent when a later message shows it, or when
     *     it is of a patient who is not identified now
     * @param appointment the appointment that it made, moved or cancelled, as it is now; only while its patient is
     *     identified
     * @param emergency true when it is the emergency text; absent otherwise
     * @param stopped true when it was stopped before it was whole; absent otherwise
     * @param feedback what the patient thinks of it
     */
    public record Message(
            String id,
            Role role,
            String text,
            OffsetDateTime at,
            List<ToolEvent> steps,
            List<SlotView> slots,
            @Nullable ProposalView proposal,
            @Nullable AppointmentView appointment,
            @Nullable Boolean emergency,
            @Nullable Boolean stopped,
            @Nullable Feedback feedback) {}

    /** Whose a message is. */
    public enum Role {
        /** The patient's. */
        @JsonProperty("user")
        USER,
        /** The desk's. */
        @JsonProperty("assistant")
        ASSISTANT
    }

    /**
     * What the patient thinks of an answer.
     *
     * @param rating thumbs up or down
     * @param comment why; personal details are replaced
     */
    public record Feedback(
            FeedbackRequest.Rating rating, @Nullable String comment) {}
}
