package dev.caredesk.api;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as its patient sees it.
 *
 * @param id names the appointment in {@code /api/appointments/{id}}
 * @param code the confirmation code that a person can read out
 * @param status where it stands
 * @param doctor whom it is with
 * @param start begin, in the clinic's zone
 * @param end end, in the clinic's zone
 * @param zone the clinic's zone, an IANA name
 * @param patient the patient's name, when it is for a relative of the caller; absent when for the caller
 * @param reason the reason for the visit, in the patient's words
 * @param version changes with each change; moving and cancelling name the version they saw
 * @param changeable whether the rules let the patient move or cancel it now
 */
public record AppointmentView(
        String id,
        String code,
        AppointmentStatus status,
        DoctorView doctor,
        OffsetDateTime start,
        OffsetDateTime end,
        String zone,
        @Nullable String patient,
        @Nullable String reason,
        int version,
        boolean changeable) {}
