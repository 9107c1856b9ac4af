package dev.caredesk.chat;

import dev.caredesk.caller.ConversationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** The secret that opens a conversation: 128 bits. Only its hash is ever stored. */
final class ConversationSecrets {

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ConversationSecrets() {}

    /** Makes the secret of a new conversation; a visitor's can be told again, anybody else's is random. */
    static String make(ConversationId conversation, Optional<Visitor> visitor) {
        return visitor.map(it -> it.secretOf(conversation)).orElseGet(ConversationSecrets::make);
    }

    static String make() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return encoded(bytes);
    }

    /** Returns the first 128 bits in base64url. */
    static String encoded(byte[] bits) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bits, BYTES));
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
