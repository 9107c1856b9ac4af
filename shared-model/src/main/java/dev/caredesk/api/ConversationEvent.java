package dev.caredesk.api;

/**
 * Which conversation a turn belongs to, as the stream's first event tells it: so that the conversation can go on even if
 * the turn is stopped or fails.
 *
 * @param conversationId the secret with which the conversation goes on
 * @param id the public id of the conversation in {@code /api/conversations/{id}}
 */
public record ConversationEvent(String conversationId, String id) {}
