package dev.caredesk.forms;

import dev.caredesk.api.ConversationPatch;
import dev.caredesk.api.ConversationView;
import dev.caredesk.api.FeedbackRequest;
import dev.caredesk.api.Page;
import dev.caredesk.api.ResumedConversation;
import dev.caredesk.chat.History;
import dev.caredesk.chat.HistoryPlace;
import dev.caredesk.chat.Visitor;
import dev.caredesk.web.Cursor;
import dev.caredesk.web.QueryParameters;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** A visitor's conversations. The id in a path is the public one, not the secret. */
@Path("/api/conversations")
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {

    private static final int PAGE = 20;
    private static final int MESSAGES = 50;
    private static final int LARGEST_PAGE = 100;
    private static final int LONGEST_WORDS = 100;

    private final History history;
    private final ConversationExport export;

    @Inject
    HistoryResource(History history, ConversationExport export) {
        this.history = history;
        this.export = export;
    }

    /** Lists the visitor's conversations, the latest first. */
    @GET
    public Page<ConversationView> conversations(
            @HeaderParam(Visitor.HEADER) @Nullable String visitor, @Context UriInfo uri) {
        var query = new QueryParameters(uri);
        var words = query.text("q", LONGEST_WORDS);
        var after = query.cursor("cursor", HistoryPlace::parse);
        var limit = query.number("limit", 1, LARGEST_PAGE).orElse(PAGE);
        query.done();
        var listed = history.list(Visitor.required(visitor), words, after, limit);
        return new Page<>(
                listed.conversations(),
                listed.next().map(place -> new Cursor(place.text()).encoded()).orElse(null));
    }

    /** Shows one with its last messages, or with those before a page of them. */
    @GET
    @Path("{id}")
    public ConversationView conversation(
            @HeaderParam(Visitor.HEADER) @Nullable String visitor, @PathParam("id") String id, @Context UriInfo uri) {
        var query = new QueryParameters(uri);
        var before = query.cursor("cursor", Integer::valueOf);
        var limit = query.number("limit", 1, LARGEST_PAGE).orElse(MESSAGES);
        query.done();
        return history.find(Visitor.required(visitor), Ids.conversation(id), before, limit);
    }

    /** Gives it another title. */
    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public ConversationView rename(
            @HeaderParam(Visitor.HEADER) @Nullable String visitor,
            @PathParam("id") String id,
            @NotNull @Valid ConversationPatch patch) {
        return history.rename(Visitor.required(visitor), Ids.conversation(id), patch.title());
    }

    /** Hands out the secret with which it goes on. */
    @POST
    @Path("{id}/resume")
    public ResumedConversation resume(
            @HeaderParam(Visitor.HEADER) @Nullable String visitor, @PathParam("id") String id) {
        return new ResumedConversation(history.secret(Visitor.required(visitor), Ids.conversation(id)));
    }

    /** Hands out all that is shown of it as a file: JSON, or Markdown when that is asked for. */
    @GET
    @Path("{id}/export")
    @Produces({MediaType.APPLICATION_JSON, ConversationExport.MARKDOWN})
    public Response export(
            @HeaderParam(Visitor.HEADER) @Nullable String visitor,
            @PathParam("id") String id,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var query = new QueryParameters(uri);
        var format = query.choice("format", ConversationExport.Format.class);
        query.done();
        return export.file(
                history.find(Visitor.required(visitor), Ids.conversation(id)),
                format.orElseGet(() -> ConversationExport.Format.accepted(headers.getAcceptableMediaTypes())));
    }

    /** Takes what the patient thinks of an answer. */
    @POST
    @Path("{id}/feedback")
    @Consumes(MediaType.APPLICATION_JSON)
    public void feedback(
            @HeaderParam(Visitor.HEADER) @Nullable String visitor,
            @PathParam("id") String id,
            @NotNull @Valid FeedbackRequest feedback) {
        history.rate(Visitor.required(visitor), Ids.conversation(id), feedback);
    }
}
