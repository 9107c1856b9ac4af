package dev.caredesk.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a patient.
 *
 * @param userInput what the patient wrote, at most {@value #MAX_INPUT_LENGTH} characters
 * @param conversationId the secret of the conversation to go on with; absent for a new one
 */
public record QueryRequest(
        @NotBlank @Size(max = MAX_INPUT_LENGTH) String userInput,

        @Nullable
        @Pattern(regexp = ConversationSecret.PATTERN, message = "must be the conversation_id of an earlier answer")
        String conversationId) {

    /** The longest text of one turn, in characters. */
    public static final int MAX_INPUT_LENGTH = 4_000;
}
