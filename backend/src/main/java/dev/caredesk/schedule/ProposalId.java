package dev.caredesk.schedule;

import java.util.UUID;

/** Names a proposal. */
public record ProposalId(UUID value) {}
