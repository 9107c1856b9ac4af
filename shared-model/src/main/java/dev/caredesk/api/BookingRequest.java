package dev.caredesk.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a proposal to book an offered slot.
 *
 * @param slotId the id of an offered slot
 * @param reason the reason for the visit, in the patient's words
 * @param patient the name of a relative it is for; absent when it is for the caller
 */
public record BookingRequest(
        @NotBlank @Size(max = 40) String slotId,
        @Nullable @Size(max = 500) String reason,
        @Nullable @Size(max = 120) String patient) {}
