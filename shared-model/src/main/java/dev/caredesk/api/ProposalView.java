package dev.caredesk.api;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The confirmation card: a change that takes effect only when the patient says yes. It holds no slot.
 *
 * @param id names the proposal in {@code /api/proposals/{id}}
 * @param kind what confirming does
 * @param status where it stands
 * @param doctor whom the appointment is with
 * @param start begin of the appointment, in the clinic's zone
 * @param end end of the appointment, in the clinic's zone
 * @param zone the clinic's zone, an IANA name
 * @param patient the name of the relative it is for; absent when it is for the caller
 * @param reason the reason for the visit, in the patient's words
 * @param replaces the appointment as it is now, when it is moved or cancelled
 * @param identificationRequired true when the caller must identify before it can take effect
 * @param expiresAt when it lapses
 * @param appointment what came of it, once confirmed
 */
public record ProposalView(
        String id,
        ProposalKind kind,
        ProposalStatus status,
        DoctorView doctor,
        OffsetDateTime start,
        OffsetDateTime end,
        String zone,
        @Nullable String patient,
        @Nullable String reason,
        @Nullable AppointmentView replaces,
        boolean identificationRequired,
        OffsetDateTime expiresAt,
        @Nullable AppointmentView appointment) {}
