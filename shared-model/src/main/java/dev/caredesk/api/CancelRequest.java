package dev.caredesk.api;

import jakarta.validation.constraints.PositiveOrZero;

/**
 * Asks for a proposal to cancel an appointment.
 *
 * @param version the appointment's version as the caller saw it
 */
public record CancelRequest(@PositiveOrZero int version) {}
