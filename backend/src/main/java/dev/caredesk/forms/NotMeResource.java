package dev.caredesk.forms;

import dev.caredesk.caller.Identification;
import dev.caredesk.schedule.ScheduleService;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** The way out of an identification, for who sits down next. */
@Path("/api/identification")
public class NotMeResource {

    private final Identification identification;
    private final ScheduleService schedule;
    private final Callers callers;

    @Inject
    NotMeResource(Identification identification, ScheduleService schedule, Callers callers) {
        this.identification = identification;
        this.schedule = schedule;
        this.callers = callers;
    }

    /** "Not me": what the person before proposed goes too, as it may show their appointments. */
    @DELETE
    public void forget(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        var caller = callers.required(authorization);
        schedule.openProposal(caller).ifPresent(proposal -> schedule.dismiss(caller, proposal.id()));
        identification.forget(caller.conversation());
    }
}
