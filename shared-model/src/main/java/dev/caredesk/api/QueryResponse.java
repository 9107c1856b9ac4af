package dev.caredesk.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The desk's answer to one turn.
 *
 * @param answer the text for the patient, markdown
 * @param conversationId the secret with which the conversation goes on
 * @param proposal the proposal that waits for the patient's yes, if one does
 * @param identification what is asked of the caller; absent when nothing is
 * @param slots the free slots that this answer offers, to be shown as things to choose; may be empty
 * @param appointment the appointment that this turn made, moved or cancelled, if it did
 * @param emergency true when the answer is the emergency text; absent otherwise
 * @param messageId names the answer in feedback; absent when it could not be kept
 * @param answeredBy the model that took over for the configured one, and why; absent when that one answered
 */
public record QueryResponse(
        String answer,
        String conversationId,
        @Nullable ProposalView proposal,
        @Nullable IdentificationNeed identification,
        List<SlotView> slots,
        @Nullable AppointmentView appointment,
        @Nullable Boolean emergency,
        @Nullable String messageId,
        @Nullable StatusView answeredBy) {}
