package dev.caredesk.confirmation;

import dev.caredesk.api.ProposalStatus;
import dev.caredesk.caller.ConversationId;
import dev.caredesk.schedule.Proposal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a link asks of a person.
 *
 * @param conversation the agent's
 * @param proposal what is to be confirmed; empty when the person is asked who they are, and to let the agent see their
 *     appointments and propose changes
 * @param status where it stands
 * @param expiresAt when the link lapses; once the agent was let, when that ends
 */
public record Confirmation(
        ConversationId conversation, Optional<Proposal> proposal, ProposalStatus status, Instant expiresAt) {}
