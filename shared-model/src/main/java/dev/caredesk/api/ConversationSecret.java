package dev.caredesk.api;

/** The form of a {@code conversation_id}: 128 random bits in base64url without padding. */
public final class ConversationSecret {

    /** Twenty-two characters of base64url. */
    public static final String PATTERN = "[A-Za-z0-9_-]{22}";

    private ConversationSecret() {}
}
