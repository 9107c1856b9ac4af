package dev.caredesk.api;

/** The form of a {@code conversation_id} and of a visitor's secret: 128 random bits in base64url without padding. */
public final class ConversationSecret {

    /** Twenty-two characters of base64url. */
    public static final String PATTERN = "[A-Za-z0-9_-]{22}";

    /** The form of a confirmation link's token: 192 random bits, so that neither passes for the other. */
    public static final String LINK_PATTERN = "[A-Za-z0-9_-]{32}";

    /** The header that brings a visitor's secret. */
    public static final String VISITOR_HEADER = "X-Visitor";

    private ConversationSecret() {}
}
