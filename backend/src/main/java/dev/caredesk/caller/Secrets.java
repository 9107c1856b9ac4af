package dev.caredesk.caller;

import dev.caredesk.api.ConversationSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets of agents' sessions and of confirmation links: 192 random bits in base64url. Only their hash is stored. */
public final class Secrets {

    /** How they look. */
    public static final String PATTERN = ConversationSecret.LINK_PATTERN;

    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** Makes one that nobody can guess. */
    public static String make() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Returns what is stored of a secret.
     *
     * @param purpose what it opens; the same secret is stored differently for another purpose
     */
    public static byte[] hash(String purpose, String secret) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((purpose + ' ' + secret).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
