package dev.caredesk.schedule;

import dev.caredesk.api.AppointmentStatus;
import dev.caredesk.caller.PatientId;
import java.time.Instant;
import java.util.Optional;

/**
 * An appointment.
 *
 * @param id names it
 * @param code the confirmation code that a person can read out
 * @param doctor whom it is with
 * @param patient who comes: the caller or a relative of theirs
 * @param patientName the relative's name; empty when it is the caller
 * @param time when
 * @param status where it stands
 * @param reason the reason for the visit, in the patient's words
 * @param version changes with every change; a stale one is refused
 * @param bookedAt when it was first booked
 * @param changeable whether the rules let its patient move or cancel it now
 */
public record Appointment(
        AppointmentId id,
        String code,
        Doctor doctor,
        PatientId patient,
        Optional<String> patientName,
        TimeRange time,
        AppointmentStatus status,
        Optional<String> reason,
        int version,
        Instant bookedAt,
        boolean changeable) {}
