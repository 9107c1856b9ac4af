package dev.caredesk.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What the patient thinks of an answer.
 *
 * @param messageId the answer
 * @param rating thumbs up or down
 * @param comment why
 */
public record FeedbackRequest(
        @NotBlank @Size(max = 64) String messageId,
        @NotNull Rating rating,
        @Nullable @Size(max = 1000) String comment) {

    /** Thumbs. */
    public enum Rating {
        /** Good. */
        @JsonProperty("up")
        UP,
        /** Bad. */
        @JsonProperty("down")
        DOWN
    }
}
