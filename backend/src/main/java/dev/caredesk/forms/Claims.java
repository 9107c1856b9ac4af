package dev.caredesk.forms;

import dev.caredesk.api.IdentificationRequest;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.caller.Identification.Identified;
import dev.caredesk.caller.Identification.Locked;
import dev.caredesk.caller.Identification.Outcome;
import dev.caredesk.caller.Identification.Refused;
import dev.caredesk.caller.IdentityClaim;
import dev.caredesk.web.ApiProblem;

/** Who somebody says to be by a form, and what they are told when it is not so. */
final class Claims {

    private Claims() {}

    static IdentityClaim of(IdentificationRequest request) {
        return new IdentityClaim(
                request.kind(),
                request.name().strip(),
                request.dateOfBirth(),
                request.contact().strip());
    }

    /** Returns who it is, or refuses. */
    static Identified accepted(Outcome outcome) {
        return switch (outcome) {
            case Identified identified -> identified;
            case Refused ignored ->
                throw new ApiProblem(
                        ProblemCode.IDENTIFICATION_FAILED,
                        "We could not match these details. Check them, or go on as a new patient.");
            case Locked ignored ->
                throw new ApiProblem(
                        ProblemCode.RATE_LIMITED,
                        "There were too many attempts with these details. Try again in a while, or call the clinic.");
        };
    }
}
