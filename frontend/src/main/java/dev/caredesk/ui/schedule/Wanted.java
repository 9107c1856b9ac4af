package dev.caredesk.ui.schedule;

import dev.caredesk.api.DoctorView;
import dev.caredesk.api.SpecialtyView;
import dev.caredesk.ui.api.ApiRequest;
import java.util.Optional;

/**
 * Whose times are looked for.
 *
 * @param specialty only doctors of this specialty
 * @param doctor only this doctor
 * @param uninsured only doctors who see patients without insurance
 */
record Wanted(Optional<SpecialtyView> specialty, Optional<DoctorView> doctor, boolean uninsured) {

    static final Wanted ANYBODY = new Wanted(Optional.empty(), Optional.empty(), false);

    /** Returns the search for one doctor. */
    static Wanted only(DoctorView doctor) {
        return new Wanted(Optional.empty(), Optional.of(doctor), false);
    }

    ApiRequest in(ApiRequest request) {
        if (doctor.isPresent()) {
            return request.with("doctor", doctor.get().id());
        }
        return request.with("specialty", specialty.map(SpecialtyView::id).orElse(null))
                .with("accepts_uninsured", uninsured ? true : null);
    }
}
