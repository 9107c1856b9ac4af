package dev.caredesk.caller;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Counts failed claims in PostgreSQL. Each two of the three details count together: whoever knows two of them cannot
 * go on guessing the third.
 */
final class FailedClaims {

    private final CallerSettings settings;

    FailedClaims(CallerSettings settings) {
        this.settings = settings;
    }

    /** Counts an attempt as failed until it is forgiven; false when the identity is locked. */
    boolean count(Handle handle, IdentityClaim claim, Instant now) {
        var locked = handle.createQuery("""
                        INSERT INTO identification_failure AS f (claim_hash, failures, first_at)
                        SELECT hash, 1, CAST(:now AS timestamptz) FROM unnest(ARRAY[:first, :second, :third]) AS hash
                        ON CONFLICT (claim_hash) DO UPDATE SET
                            failures = CASE
                                WHEN f.locked_until > :now THEN f.failures
                                WHEN f.locked_until IS NOT NULL OR f.first_at < :stale THEN 1
                                ELSE f.failures + 1 END,
                            first_at = CASE
                                WHEN f.locked_until <= :now OR f.first_at < :stale THEN :now
                                ELSE f.first_at END,
                            locked_until = CASE
                                WHEN f.locked_until > :now THEN f.locked_until
                                WHEN f.locked_until IS NULL AND f.first_at >= :stale AND f.failures >= :limit
                                    THEN :lockedUntil END
                        RETURNING locked_until IS NOT NULL""")
                .bind("now", now)
                .bind("stale", now.minus(settings.lockedFor()))
                .bind("lockedUntil", now.plus(settings.lockedFor()))
                .bind("limit", settings.failuresBeforeLock())
                .bindMap(hashes(claim))
                .map((row, context) -> row.getBoolean(1))
                .list();
        return !locked.contains(true);
    }

    /** The attempt was a success after all. */
    void forgive(Handle handle, IdentityClaim claim) {
        handle.createUpdate("DELETE FROM identification_failure WHERE claim_hash IN (:first, :second, :third)")
                .bindMap(hashes(claim))
                .execute();
    }

    /** Deletes counts that would begin anew with the next failure. Never waits for one that is just being counted. */
    void deleteOld(Handle handle, Instant now) {
        handle.createUpdate("""
                        DELETE FROM identification_failure WHERE claim_hash IN (
                            SELECT claim_hash FROM identification_failure
                            WHERE locked_until <= :now OR locked_until IS NULL AND first_at < :stale
                            FOR UPDATE SKIP LOCKED)""")
                .bind("now", now)
                .bind("stale", now.minus(settings.lockedFor()))
                .execute();
    }

    // Sorted, so that two attempts lock the rows in the same order
    private static Map<String, byte[]> hashes(IdentityClaim claim) {
        var name = "n:" + IdentityKeys.name(claim.name());
        var born = "b:" + claim.dateOfBirth();
        var contact = "c:" + IdentityKeys.contact(claim.contact());
        var hashes = Stream.of(name + '\n' + born, name + '\n' + contact, born + '\n' + contact)
                .map(FailedClaims::sha256)
                .sorted(Arrays::compareUnsigned)
                .toList();
        return Map.of("first", hashes.get(0), "second", hashes.get(1), "third", hashes.get(2));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
