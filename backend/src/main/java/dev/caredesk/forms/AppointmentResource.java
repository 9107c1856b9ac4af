package dev.caredesk.forms;

import dev.caredesk.api.AppointmentView;
import dev.caredesk.api.BookingRequest;
import dev.caredesk.api.CancelRequest;
import dev.caredesk.api.Page;
import dev.caredesk.api.ProposalResponse;
import dev.caredesk.api.RescheduleRequest;
import dev.caredesk.chat.Visitor;
import dev.caredesk.schedule.Appointment;
import dev.caredesk.schedule.ScheduleService;
import dev.caredesk.web.Cursor;
import dev.caredesk.web.QueryParameters;
import dev.caredesk.web.Views;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Booking, moving and cancelling by form: each write is first a proposal, as in the chat. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public class AppointmentResource {

    private static final int PAGE = 20;
    private static final int LARGEST_PAGE = 100;

    private final ScheduleService schedule;
    private final Callers callers;
    private final Views views;
    private final CalendarFile calendarFile;

    @Inject
    AppointmentResource(ScheduleService schedule, Callers callers, Views views, CalendarFile calendarFile) {
        this.schedule = schedule;
        this.callers = callers;
        this.views = views;
        this.calendarFile = calendarFile;
    }

    /** Proposes to book an offered slot; begins a conversation when the request carries none. */
    @POST
    @Path("bookings")
    @Consumes(MediaType.APPLICATION_JSON)
    public ProposalResponse book(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam(Visitor.HEADER) @Nullable String visitor,
            @NotNull @Valid BookingRequest booking) {
        var conversation = callers.opened(authorization, visitor);
        var proposal = schedule.proposeBooking(
                conversation.caller(), booking.slotId(), given(booking.reason()), given(booking.patient()));
        return new ProposalResponse(conversation.secret(), views.proposal(proposal));
    }

    /** Lists the appointments of the caller and their relatives, by start. */
    @GET
    @Path("appointments")
    public Page<AppointmentView> appointments(
            @Context UriInfo uri, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        var query = new QueryParameters(uri);
        var after = query.cursor("cursor", Ids::appointment);
        var limit = query.number("limit", 1, LARGEST_PAGE).orElse(PAGE);
        var upcoming = query.flag("upcoming").orElse(false);
        query.done();
        var all = schedule.appointments(callers.required(authorization), upcoming);
        var begin = after.map(id -> all.stream().map(Appointment::id).toList().indexOf(id) + 1)
                .orElse(0);
        var items =
                all.stream().skip(begin).limit(limit).map(views::appointment).toList();
        return new Page<>(
                items,
                begin + items.size() < all.size() ? new Cursor(items.getLast().id()).encoded() : null);
    }

    /** Shows one appointment. */
    @GET
    @Path("appointments/{id:[^/.]+}")
    public AppointmentView appointment(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, @PathParam("id") String id) {
        return views.appointment(schedule.appointment(callers.required(authorization), Ids.appointment(id)));
    }

    /** Shows one appointment as a file for the patient's calendar. */
    @GET
    @Path("appointments/{id:[^/.]+}.ics")
    @Produces(CalendarFile.MEDIA_TYPE)
    public String calendarFile(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, @PathParam("id") String id) {
        return calendarFile.of(schedule.appointment(callers.required(authorization), Ids.appointment(id)));
    }

    /** Proposes to move an appointment to an offered slot. */
    @POST
    @Path("appointments/{id:[^/.]+}/reschedule")
    @Consumes(MediaType.APPLICATION_JSON)
    public ProposalResponse reschedule(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @PathParam("id") String id,
            @NotNull @Valid RescheduleRequest move) {
        var conversation = callers.requiredOpen(authorization);
        var proposal = schedule.proposeReschedule(
                conversation.caller(), Ids.appointment(id), Optional.of(move.version()), move.slotId());
        return new ProposalResponse(conversation.secret(), views.proposal(proposal));
    }

    /** Proposes to cancel an appointment. */
    @POST
    @Path("appointments/{id:[^/.]+}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    public ProposalResponse cancel(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @PathParam("id") String id,
            @NotNull @Valid CancelRequest cancellation) {
        var conversation = callers.requiredOpen(authorization);
        var proposal = schedule.proposeCancellation(
                conversation.caller(), Ids.appointment(id), Optional.of(cancellation.version()));
        return new ProposalResponse(conversation.secret(), views.proposal(proposal));
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }
}
