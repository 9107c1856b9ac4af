package dev.caredesk.confirmation;

import dev.caredesk.api.ProposalStatus;
import dev.caredesk.caller.ConversationId;
import dev.caredesk.schedule.ProposalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Links in PostgreSQL, by the hash of their token. */
final class ConfirmationRepository {

    private final Jdbi jdbi;

    ConfirmationRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A link as it is stored.
     *
     * @param outcome what a person answered to the question who they are; a proposal knows its own
     * @param identifiedUntil until when the agent's conversation is identified, if it is
     */
    record Stored(
            ConversationId conversation,
            Optional<ProposalId> proposal,
            Optional<ProposalStatus> outcome,
            Instant expiresAt,
            Optional<Instant> identifiedUntil) {}

    void insert(
            byte[] hash, ConversationId conversation, Optional<ProposalId> proposal, Instant now, Instant expiresAt) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO confirmation (token_hash, conversation_id, proposal_id, created_at, expires_at)
                        VALUES (:hash, :conversation, :proposal, :now, :expires)""")
                .bind("hash", hash)
                .bind("conversation", conversation.value())
                .bind("proposal", proposal.map(ProposalId::value).orElse(null))
                .bind("now", now)
                .bind("expires", expiresAt)
                .execute());
    }

    Optional<Stored> find(byte[] hash, Instant madeAfter) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT l.conversation_id, l.proposal_id, l.outcome, l.expires_at, c.identified_until
                        FROM confirmation l JOIN conversation c ON c.id = l.conversation_id
                        WHERE l.token_hash = :hash AND l.created_at > :after""")
                .bind("hash", hash)
                .bind("after", madeAfter)
                .map((row, context) -> new Stored(
                        new ConversationId(row.getObject(1, UUID.class)),
                        Optional.ofNullable(row.getObject(2, UUID.class)).map(ProposalId::new),
                        Optional.ofNullable(row.getString(3))
                                .map(outcome -> ProposalStatus.valueOf(outcome.toUpperCase(Locale.ROOT))),
                        required(instant(row, 4)),
                        Optional.ofNullable(instant(row, 5))))
                .findOne());
    }

    Optional<ProposalId> latestProposal(ConversationId conversation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT proposal_id FROM confirmation
                        WHERE conversation_id = :conversation AND proposal_id IS NOT NULL
                        ORDER BY created_at DESC LIMIT 1""")
                .bind("conversation", conversation.value())
                .map((row, context) -> new ProposalId(row.getObject(1, UUID.class)))
                .findOne());
    }

    /** Answers the question who the person is; returns whether nobody had, and it was not too late. */
    boolean answer(byte[] hash, ProposalStatus outcome, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        UPDATE confirmation SET outcome = :outcome
                        WHERE token_hash = :hash AND outcome IS NULL AND expires_at > :now""")
                        .bind("hash", hash)
                        .bind("outcome", outcome.name().toLowerCase(Locale.ROOT))
                        .bind("now", now)
                        .execute())
                == 1;
    }

    /** Takes an answer back, whichever it was. */
    void revoke(byte[] hash) {
        jdbi.useHandle(
                handle -> handle.createUpdate("UPDATE confirmation SET outcome = 'dismissed' WHERE token_hash = :hash")
                        .bind("hash", hash)
                        .execute());
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Instant required(@Nullable Instant instant) {
        return Objects.requireNonNull(instant);
    }
}
