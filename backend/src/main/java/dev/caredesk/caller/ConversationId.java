package dev.caredesk.caller;

import java.util.UUID;

/** The public id of a conversation; not the secret that opens it. */
public record ConversationId(UUID value) {}
