package dev.caredesk.api;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a link that an agent gave to a person asks, and what became of it.
 *
 * @param kind a yes to a proposal, or who the person is
 * @param status open while it waits for an answer; expired also once an agent that was let may see nothing any more
 * @param proposal what would happen or has happened; absent when the person is only asked who they are
 * @param expiresAt when the link lapses; once an agent was let see appointments, when that ends
 * @param zone the clinic's zone, an IANA name
 */
public record ConfirmationView(
        ConfirmationKind kind,
        ProposalStatus status,
        @Nullable ProposalView proposal,
        OffsetDateTime expiresAt,
        String zone) {}
