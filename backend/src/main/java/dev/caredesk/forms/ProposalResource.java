package dev.caredesk.forms;

import dev.caredesk.api.ProblemCode;
import dev.caredesk.api.ProposalView;
import dev.caredesk.schedule.BookingRefused;
import dev.caredesk.schedule.ScheduleService;
import dev.caredesk.web.ApiProblem;
import dev.caredesk.web.Views;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The confirmation card and its two buttons. Pressing one again changes nothing and answers the same. */
@Path("/api/proposals")
@Produces(MediaType.APPLICATION_JSON)
public class ProposalResource {

    private final ScheduleService schedule;
    private final Callers callers;
    private final Alternatives alternatives;
    private final Views views;

    @Inject
    ProposalResource(ScheduleService schedule, Callers callers, Alternatives alternatives, Views views) {
        this.schedule = schedule;
        this.callers = callers;
        this.alternatives = alternatives;
        this.views = views;
    }

    /** Shows the proposal that waits for a yes. */
    @GET
    @Path("current")
    public ProposalView current(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return schedule.openProposal(callers.required(authorization))
                .map(views::proposal)
                .orElseThrow(() -> new ApiProblem(ProblemCode.NOT_FOUND, "Nothing waits for a yes."));
    }

    /** Says yes. An unidentified caller has to identify first, which then completes it. */
    @POST
    @Path("{id}/confirm")
    public ProposalView confirm(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, @PathParam("id") String id) {
        var caller = callers.required(authorization);
        try {
            schedule.confirm(caller, Ids.proposal(id));
        } catch (BookingRefused refused) {
            throw alternatives.beside(refused, caller, () -> Optional.of(schedule.proposal(caller, Ids.proposal(id))));
        }
        return views.proposal(schedule.proposal(caller, Ids.proposal(id)));
    }

    /** Says no. */
    @POST
    @Path("{id}/dismiss")
    public ProposalView dismiss(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, @PathParam("id") String id) {
        return views.proposal(schedule.dismiss(callers.required(authorization), Ids.proposal(id)));
    }
}
