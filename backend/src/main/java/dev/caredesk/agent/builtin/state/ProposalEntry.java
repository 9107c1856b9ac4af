package dev.caredesk.agent.builtin.state;

import java.time.OffsetDateTime;

/** A proposal as a tool or the context told it; what is not known is empty. */
public record ProposalEntry(
        String kind,
        String doctor,
        String specialty,
        String city,
        String address,
        OffsetDateTime start,
        OffsetDateTime end,
        String patient,
        boolean accepted) {}
