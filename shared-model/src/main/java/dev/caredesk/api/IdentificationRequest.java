package dev.caredesk.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * Who the caller is.
 *
 * @param kind returning or new
 * @param name full name
 * @param dateOfBirth date of birth
 * @param contact phone number or e-mail address
 */
public record IdentificationRequest(
        @NotNull PatientKind kind,

        @NotBlank @Size(max = 120) @Pattern(regexp = ".*\\p{L}.*", message = "must have letters")
        String name,

        @NotNull @Past LocalDate dateOfBirth,

        @NotBlank @Size(max = 200) @Pattern(regexp = CONTACT, message = "must be a phone number or an e-mail address")
        String contact) {

    private static final String CONTACT = "[^@]+@[^@]+|(\\D*\\d){6,}\\D*";
}
