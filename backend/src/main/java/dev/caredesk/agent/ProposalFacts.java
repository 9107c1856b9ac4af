package dev.caredesk.agent;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.caredesk.api.ProposalKind;
import dev.caredesk.schedule.Proposal;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A proposal as a model sees it. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ProposalFacts(
        ProposalKind kind,
        String doctor,
        String specialty,
        @Nullable String city,
        @Nullable String address,
        OffsetDateTime start,
        OffsetDateTime end,
        @Nullable String patient,
        boolean accepted,
        OffsetDateTime expiresAt) {

    static ProposalFacts of(Proposal proposal, ZoneId zone) {
        return new ProposalFacts(
                proposal.kind(),
                proposal.doctor().name(),
                proposal.doctor().specialtyName(),
                proposal.doctor().city().orElse(null),
                proposal.doctor().address().orElse(null),
                proposal.time().start().atZone(zone).toOffsetDateTime(),
                proposal.time().end().atZone(zone).toOffsetDateTime(),
                proposal.patientName().orElse(null),
                proposal.accepted(),
                proposal.expiresAt().atZone(zone).toOffsetDateTime());
    }

    /** Whether these are of one proposal; a yes that waits for an identification leaves it the same. */
    boolean isSameAs(@Nullable ProposalFacts other) {
        return other != null
                && kind == other.kind
                && doctor.equals(other.doctor)
                && start.isEqual(other.start)
                && expiresAt.isEqual(other.expiresAt);
    }
}
