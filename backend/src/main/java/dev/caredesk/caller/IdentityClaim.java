package dev.caredesk.caller;

import dev.caredesk.api.PatientKind;
import java.time.LocalDate;

/**
 * Who somebody says to be. Never written to a log.
 *
 * @param kind returning or new
 * @param name full name
 * @param dateOfBirth date of birth
 * @param contact phone number or e-mail address
 */
public record IdentityClaim(PatientKind kind, String name, LocalDate dateOfBirth, String contact) {

    @Override
    public String toString() {
        return "IdentityClaim[" + kind + "]";
    }
}
