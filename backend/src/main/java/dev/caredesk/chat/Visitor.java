package dev.caredesk.chat;

import dev.caredesk.api.ConversationSecret;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.caller.ConversationId;
import dev.caredesk.web.ApiProblem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Whose history a conversation belongs to: whoever holds a secret of 128 random bits, of which only the hash is stored.
 * The secrets of the visitor's conversations follow from it, so that they can be told again and are stored nowhere
 * (docs/decisions/0009).
 */
public final class Visitor {

    /** The header that brings the secret. */
    public static final String HEADER = ConversationSecret.VISITOR_HEADER;

    private static final Pattern SECRET = Pattern.compile(ConversationSecret.PATTERN);
    private static final String DERIVATION = "HmacSHA256";

    private final String secret;

    private Visitor(String secret) {
        this.secret = secret;
    }

    /** Reads the header, if there is one. */
    public static Optional<Visitor> ifAny(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        if (!SECRET.matcher(header).matches()) {
            throw ApiProblem.invalid(HEADER, "must have 22 characters of base64url");
        }
        return Optional.of(new Visitor(header));
    }

    /** Reads the header; without one the request is refused. */
    public static Visitor required(@Nullable String header) {
        return ifAny(header)
                .orElseThrow(() -> new ApiProblem(
                        ProblemCode.VISITOR_REQUIRED, "Send the visitor's secret in the header " + HEADER + "."));
    }

    /** Returns what is stored of the secret. */
    byte[] hash() {
        return ConversationSecrets.hash(secret);
    }

    /** Returns the secret that opens a conversation of this visitor. */
    String secretOf(ConversationId conversation) {
        try {
            var derivation = Mac.getInstance(DERIVATION);
            derivation.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), DERIVATION));
            return ConversationSecrets.encoded(
                    derivation.doFinal(("conversation " + conversation.value()).getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Visitor";
    }
}
