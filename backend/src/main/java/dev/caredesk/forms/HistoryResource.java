package dev.caredesk.forms;

import dev.caredesk.api.ConversationPatch;
import dev.caredesk.api.ConversationView;
import dev.caredesk.api.FeedbackRequest;
import dev.caredesk.api.Page;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.web.ApiProblem;
import dev.caredesk.web.QueryParameters;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Function;

/** A visitor's conversations. The contract stands; what it says is not built yet. */
@Path("/api/conversations")
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {

    private static final int LARGEST_PAGE = 100;

    /** Lists the visitor's conversations, the latest first. */
    @GET
    public Page<ConversationView> conversations(@Context UriInfo uri) {
        var query = new QueryParameters(uri);
        query.cursor("cursor", Function.identity());
        query.number("limit", 1, LARGEST_PAGE);
        query.done();
        throw notYet();
    }

    /** Shows one with its messages. */
    @GET
    @Path("{id}")
    public ConversationView conversation(@PathParam("id") String id) {
        throw notYet();
    }

    /** Gives it another title. */
    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public ConversationView rename(@PathParam("id") String id, @NotNull @Valid ConversationPatch patch) {
        throw notYet();
    }

    /** Deletes it with all that was said. */
    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") String id) {
        throw notYet();
    }

    /** Hands out all that is stored of it. */
    @GET
    @Path("{id}/export")
    public ConversationView export(@PathParam("id") String id) {
        throw notYet();
    }

    /** Takes what the patient thinks of an answer. */
    @POST
    @Path("{id}/feedback")
    @Consumes(MediaType.APPLICATION_JSON)
    public void feedback(@PathParam("id") String id, @NotNull @Valid FeedbackRequest feedback) {
        throw notYet();
    }

    private static ApiProblem notYet() {
        return new ApiProblem(ProblemCode.NOT_IMPLEMENTED, "This part of the contract is not built yet.");
    }
}
