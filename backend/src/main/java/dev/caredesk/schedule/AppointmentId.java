package dev.caredesk.schedule;

import java.util.UUID;

/** Names an appointment. */
public record AppointmentId(UUID value) {}
