package dev.caredesk.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Requests that carry a key, and what they were answered, in PostgreSQL: a retry may reach another task. */
@Singleton
public final class IdempotentRequests {

    /** For how long an answer can be asked for again. */
    static final Duration LIFETIME = Duration.ofHours(24);

    // Longer than any request may take: what is still "in progress" then was lost with its process
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(2);

    private final Jdbi jdbi;
    private final Clock clock;

    /** Keeps them in this database. */
    @Inject
    public IdempotentRequests(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * What is stored under a key.
     *
     * @param requestHash the request that was first sent with it
     * @param status the answer's status; absent while the first request is being worked on
     * @param body the answer's sealed body, if it has one
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by MessageDigest.isEqual
    record Stored(
            byte[] requestHash,
            @Nullable Integer status,
            @Nullable String body) {}

    /** Takes the key for a request; returns what is stored under it if it is taken. */
    Optional<Stored> claim(byte[] scope, String key, byte[] requestHash) {
        var now = clock.instant();
        return jdbi.inTransaction(handle -> {
            var claimed = handle.createUpdate("""
                            INSERT INTO idempotent_request AS r (scope, key, request_hash, created_at)
                            VALUES (:scope, :key, :hash, :now)
                            ON CONFLICT (scope, key) DO UPDATE
                            SET request_hash = :hash, status = NULL, content_type = NULL, body = NULL, created_at = :now
                            WHERE r.created_at < :expired OR r.status IS NULL AND r.created_at < :lost""")
                    .bind("scope", scope)
                    .bind("key", key)
                    .bind("hash", requestHash)
                    .bind("now", now)
                    .bind("expired", now.minus(LIFETIME))
                    .bind("lost", now.minus(LONGEST_REQUEST))
                    .execute();
            return claimed == 1
                    ? Optional.empty()
                    : handle.createQuery("""
                                    SELECT request_hash, status, body FROM idempotent_request
                                    WHERE scope = :scope AND key = :key""")
                            .bind("scope", scope)
                            .bind("key", key)
                            .map((row, context) ->
                                    new Stored(row.getBytes(1), row.getObject(2, Integer.class), row.getString(3)))
                            .findOne();
        });
    }

    /** Stores the answer. */
    void store(byte[] scope, String key, int status, @Nullable String body) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE idempotent_request SET status = :status, body = :body
                        WHERE scope = :scope AND key = :key""")
                .bind("status", status)
                .bind("body", body)
                .bind("scope", scope)
                .bind("key", key)
                .execute());
    }

    /** Gives the key back: the request failed and may be sent again. */
    void release(byte[] scope, String key) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "DELETE FROM idempotent_request WHERE scope = :scope AND key = :key AND status IS NULL")
                .bind("scope", scope)
                .bind("key", key)
                .execute());
    }

    /** Deletes answers that nobody can ask for any more. */
    public void deleteExpired() {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM idempotent_request WHERE created_at < :expired")
                .bind("expired", clock.instant().minus(LIFETIME))
                .execute());
    }
}
