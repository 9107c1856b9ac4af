package dev.caredesk.forms;

import dev.caredesk.api.ConfirmationKind;
import dev.caredesk.api.ConfirmationView;
import dev.caredesk.api.IdentificationRequest;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.api.ProposalStatus;
import dev.caredesk.caller.Secrets;
import dev.caredesk.confirmation.Confirmation;
import dev.caredesk.confirmation.Confirmations;
import dev.caredesk.schedule.BookingRefused;
import dev.caredesk.schedule.Proposal;
import dev.caredesk.web.ApiProblem;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands behind a link that an agent gave to a person. The link's token comes in {@code Authorization: Bearer}. */
@Path("/api/confirmation")
@Produces(MediaType.APPLICATION_JSON)
public class ConfirmationResource {

    private static final Pattern BEARER = Pattern.compile("Bearer (" + Secrets.PATTERN + ")", Pattern.CASE_INSENSITIVE);

    private final Confirmations confirmations;
    private final Views views;
    private final CalendarFile calendarFile;

    @Inject
    ConfirmationResource(Confirmations confirmations, Views views, CalendarFile calendarFile) {
        this.confirmations = confirmations;
        this.views = views;
        this.calendarFile = calendarFile;
    }

    /** Shows what the link asks, or what became of it. */
    @GET
    public ConfirmationView current(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return view(token(authorization));
    }

    /** Shows the appointment that came of a yes as a file for the person's calendar. */
    @GET
    @Path("appointment.ics")
    @Produces(CalendarFile.MEDIA_TYPE)
    public String calendarFile(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return found(token(authorization))
                .proposal()
                .flatMap(Proposal::result)
                .map(calendarFile::of)
                .orElseThrow(() -> new ApiProblem(ProblemCode.NOT_FOUND, "No appointment has come of this link."));
    }

    /** Says who one is, and yes. Repeated, it answers what became of the first yes. */
    @POST
    @Path("confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    public ConfirmationView confirm(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @NotNull @Valid IdentificationRequest person) {
        var token = token(authorization);
        if (!isConfirmed(token)) {
            try {
                confirmations.confirm(token, Claims.accepted(confirmations.prove(token, Claims.of(person))));
            } catch (ApiProblem | BookingRefused refused) {
                // Two said yes at once, and the other one was first: what came of it is shown to both
                if (!isConfirmed(token)) {
                    throw refused;
                }
            }
        }
        return view(token);
    }

    /** Says no; after a yes to an agent's wish to see appointments, ends that. */
    @POST
    @Path("decline")
    public ConfirmationView decline(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        var token = token(authorization);
        confirmations.decline(token);
        return view(token);
    }

    private ConfirmationView view(String token) {
        var confirmation = found(token);
        var proposal = confirmation.proposal();
        return new ConfirmationView(
                proposal.isPresent() ? ConfirmationKind.PROPOSAL : ConfirmationKind.IDENTIFICATION,
                confirmation.status(),
                proposal.map(views::proposal).orElse(null),
                views.time(confirmation.expiresAt()),
                views.zone());
    }

    private boolean isConfirmed(String token) {
        return found(token).status() == ProposalStatus.CONFIRMED;
    }

    private Confirmation found(String token) {
        return confirmations.find(token).orElseThrow(Confirmations::unknown);
    }

    private static String token(@Nullable String authorization) {
        var matcher = BEARER.matcher(authorization == null ? "" : authorization);
        if (!matcher.matches()) {
            throw Confirmations.unknown();
        }
        return matcher.group(1);
    }
}
