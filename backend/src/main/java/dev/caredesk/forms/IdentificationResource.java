package dev.caredesk.forms;

import dev.caredesk.api.AppointmentView;
import dev.caredesk.api.IdentificationRequest;
import dev.caredesk.api.IdentificationView;
import dev.caredesk.api.Problem;
import dev.caredesk.caller.Caller;
import dev.caredesk.caller.Identification;
import dev.caredesk.chat.Conversations.Opened;
import dev.caredesk.chat.Visitor;
import dev.caredesk.schedule.BookingRefused;
import dev.caredesk.schedule.ScheduleService;
import dev.caredesk.web.Problems;
import dev.caredesk.web.Views;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** "Who are you?" as a form. A proposal that was said yes to before takes effect with the answer. */
@Path("/api/identification")
@Produces(MediaType.APPLICATION_JSON)
public class IdentificationResource {

    private final Identification identification;
    private final ScheduleService schedule;
    private final Callers callers;
    private final Alternatives alternatives;
    private final Views views;

    @Inject
    IdentificationResource(
            Identification identification,
            ScheduleService schedule,
            Callers callers,
            Alternatives alternatives,
            Views views) {
        this.identification = identification;
        this.schedule = schedule;
        this.callers = callers;
        this.alternatives = alternatives;
        this.views = views;
    }

    /** Identifies the conversation; begins one when the request carries none. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public IdentificationView identify(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam(Visitor.HEADER) @Nullable String visitor,
            @NotNull @Valid IdentificationRequest request) {
        var conversation = callers.opened(authorization, visitor);
        var outcome = identification.identify(conversation.caller().conversation(), Claims.of(request));
        return completed(conversation, Claims.accepted(outcome));
    }

    /** Shows who the conversation is identified as. */
    @GET
    public IdentificationView current(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        var conversation = callers.requiredOpen(authorization);
        return identification
                .current(conversation.caller().conversation())
                .map(identified -> view(conversation, identified, null, null))
                .orElseGet(() -> new IdentificationView(conversation.secret(), false, null, null, null, null));
    }

    private IdentificationView completed(Opened conversation, Identification.Identified identified) {
        var caller = Caller.identified(conversation.caller().conversation(), identified.patient());
        try {
            var appointment =
                    schedule.completeAccepted(caller).map(views::appointment).orElse(null);
            return view(conversation, identified, appointment, null);
        } catch (BookingRefused refused) {
            var problem = alternatives.beside(refused, caller, () -> schedule.latestProposal(caller));
            return view(conversation, identified, null, Problems.of(problem));
        }
    }

    private IdentificationView view(
            Opened conversation,
            Identification.Identified identified,
            @Nullable AppointmentView appointment,
            @Nullable Problem problem) {
        return new IdentificationView(
                conversation.secret(), true, identified.name(), views.time(identified.until()), appointment, problem);
    }
}
