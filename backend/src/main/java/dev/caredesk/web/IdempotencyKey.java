package dev.caredesk.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key with the request that it came with. Answers hold names and a conversation's secret, so the database only
 * gets them sealed: with a key made of the client's key and request, neither of which is stored.
 */
final class IdempotencyKey {

    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9_-]{16,64}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] scope;
    private final String storedKey;
    private final byte[] requestHash;
    private final SecretKeySpec seal;

    private IdempotencyKey(byte[] scope, String storedKey, byte[] requestHash, SecretKeySpec seal) {
        this.scope = scope;
        this.storedKey = storedKey;
        this.requestHash = requestHash;
        this.seal = seal;
    }

    /** Binds a key to its request, or refuses one that is too short to be nobody else's. */
    static IdempotencyKey of(String key, String who, String target, byte[] body) {
        if (!ACCEPTED.matcher(key).matches()) {
            throw ApiProblem.invalid(
                    "Idempotency-Key", "must have 16 to 64 letters, digits, '-' or '_', such as a UUID");
        }
        return new IdempotencyKey(
                sha256("scope", who.getBytes(StandardCharsets.UTF_8)),
                HexFormat.of().formatHex(sha256("key", key.getBytes(StandardCharsets.UTF_8))),
                sha256("request " + target, body),
                new SecretKeySpec(sha256("seal " + key + ' ' + who + ' ' + target, body), "AES"));
    }

    /** Whose key it is. */
    byte[] scope() {
        return scope;
    }

    /** The key as the database knows it. */
    String storedKey() {
        return storedKey;
    }

    /** Tells this request from another one. */
    byte[] requestHash() {
        return requestHash;
    }

    /** Returns the body in a form that only the same request with the same key can open. */
    String sealed(byte[] body) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var encoder = Base64.getEncoder();
        return encoder.encodeToString(nonce) + ':' + encoder.encodeToString(crypt(Cipher.ENCRYPT_MODE, nonce, body));
    }

    /** Opens what {@link #sealed} closed. */
    byte[] opened(String sealed) {
        var colon = sealed.indexOf(':');
        var decoder = Base64.getDecoder();
        return crypt(
                Cipher.DECRYPT_MODE,
                decoder.decode(sealed.substring(0, colon)),
                decoder.decode(sealed.substring(colon + 1)));
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, seal, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A stored answer cannot be opened", e);
        }
    }

    private static byte[] sha256(String purpose, byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(purpose.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
