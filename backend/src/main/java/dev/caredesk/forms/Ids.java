package dev.caredesk.forms;

import dev.caredesk.api.ProblemCode;
import dev.caredesk.caller.ConversationId;
import dev.caredesk.schedule.AppointmentId;
import dev.caredesk.schedule.DoctorId;
import dev.caredesk.schedule.ProposalId;
import dev.caredesk.web.ApiProblem;
import java.util.UUID;

/** Ids in paths. One that cannot be an id names nothing, hence 404 like any other that names nothing. */
final class Ids {

    private static final int UUID_LENGTH = 36;

    private Ids() {}

    static DoctorId doctor(String id) {
        try {
            return new DoctorId(Long.parseLong(id));
        } catch (NumberFormatException e) {
            throw noDoctor();
        }
    }

    static ApiProblem noDoctor() {
        return new ApiProblem(ProblemCode.NOT_FOUND, "There is no such doctor.");
    }

    static AppointmentId appointment(String id) {
        return new AppointmentId(uuid(id, "There is no such appointment."));
    }

    static ProposalId proposal(String id) {
        return new ProposalId(uuid(id, "There is no such proposal."));
    }

    static ConversationId conversation(String id) {
        return new ConversationId(uuid(id, "There is no such conversation."));
    }

    private static UUID uuid(String id, String refusal) {
        try {
            // UUID.fromString also takes shorter forms
            if (id.length() == UUID_LENGTH) {
                return UUID.fromString(id);
            }
        } catch (IllegalArgumentException e) {
            throw new ApiProblem(ProblemCode.NOT_FOUND, refusal);
        }
        throw new ApiProblem(ProblemCode.NOT_FOUND, refusal);
    }
}
