package dev.caredesk.api;

/**
 * A conversation of the history that goes on.
 *
 * @param conversationId the secret with which it goes on
 */
public record ResumedConversation(String conversationId) {}
