package dev.caredesk.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

/**
 * Asks for a proposal to move an appointment to an offered slot.
 *
 * @param slotId the id of an offered slot
 * @param version the appointment's version as the caller saw it
 */
public record RescheduleRequest(
        @NotBlank @Size(max = 40) String slotId,
        @PositiveOrZero int version) {}
