package dev.caredesk.agent;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.caredesk.api.PatientKind;
import dev.caredesk.caller.IdentityClaim;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What callers said of themselves so far. Never written to a log, never shown to a model.
 *
 * @param kind returning or new
 * @param name full name
 * @param dateOfBirth date of birth
 * @param contact phone number or e-mail address
 */
public record IdentityDraft(
        @Nullable PatientKind kind,
        @Nullable String name,
        @Nullable LocalDate dateOfBirth,
        @Nullable String contact) {

    /** Nothing yet. */
    public static final IdentityDraft EMPTY = new IdentityDraft(null, null, null, null);

    /** Whether nothing was said. */
    @JsonIgnore
    public boolean isEmpty() {
        return kind == null && name == null && dateOfBirth == null && contact == null;
    }

    /** Returns this with what was said later; the later word counts. */
    IdentityDraft and(IdentityDraft later) {
        return new IdentityDraft(
                later.kind != null ? later.kind : kind,
                later.name != null ? later.name : name,
                later.dateOfBirth != null ? later.dateOfBirth : dateOfBirth,
                later.contact != null ? later.contact : contact);
    }

    /** Returns the claim, once everything is there. */
    Optional<IdentityClaim> claim() {
        return kind == null || name == null || dateOfBirth == null || contact == null
                ? Optional.empty()
                : Optional.of(new IdentityClaim(kind, name, dateOfBirth, contact));
    }

    /** Returns what is not there yet. */
    List<String> missing() {
        var missing = new ArrayList<String>();
        if (name == null) {
            missing.add("name");
        }
        if (dateOfBirth == null) {
            missing.add("date_of_birth");
        }
        if (contact == null) {
            missing.add("contact");
        }
        if (kind == null) {
            missing.add("returning_or_new");
        }
        return missing;
    }

    @Override
    public String toString() {
        return "IdentityDraft" + missing();
    }
}
