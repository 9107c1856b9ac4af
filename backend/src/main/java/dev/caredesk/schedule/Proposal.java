package dev.caredesk.schedule;

import dev.caredesk.api.ProposalKind;
import dev.caredesk.api.ProposalStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * A change that waits for the patient's yes. It holds no slot.
 *
 * @param id names it
 * @param kind what confirming does
 * @param status where it stands
 * @param accepted whether the patient said yes and only identification is missing
 * @param doctor whom the appointment is with
 * @param time when it will be; for a cancellation, when it was to be
 * @param patientName the relative it is for; empty when it is for the caller
 * @param reason the reason for the visit
 * @param replaces the appointment that is moved or cancelled, as it is now
 * @param identificationRequired whether the caller still has to identify
 * @param expiresAt when it lapses
 * @param result the appointment that came of it, once confirmed
 */
public record Proposal(
        ProposalId id,
        ProposalKind kind,
        ProposalStatus status,
        boolean accepted,
        Doctor doctor,
        TimeRange time,
        Optional<String> patientName,
        Optional<String> reason,
        Optional<Appointment> replaces,
        boolean identificationRequired,
        Instant expiresAt,
        Optional<Appointment> result) {}
