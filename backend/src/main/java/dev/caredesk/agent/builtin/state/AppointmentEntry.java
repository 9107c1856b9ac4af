package dev.caredesk.agent.builtin.state;

import java.time.OffsetDateTime;

/** An appointment as {@code myAppointments} or an event told it; what is not known is empty. */
public record AppointmentEntry(
        String appointmentId,
        String code,
        String status,
        String doctor,
        String specialty,
        String city,
        String address,
        String phone,
        OffsetDateTime start,
        String patient,
        boolean changeable) {}
