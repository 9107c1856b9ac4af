package dev.caredesk.api;

/**
 * A proposal and the conversation it belongs to; the answer to the form's way of booking, moving and cancelling.
 *
 * @param conversationId the secret to confirm it with; new when the request carried none
 * @param proposal the proposal
 */
public record ProposalResponse(String conversationId, ProposalView proposal) {}
