package dev.caredesk.chat;

import dev.caredesk.agent.TurnListener;
import dev.caredesk.agent.TurnStopped;
import dev.caredesk.agent.remote.AgentElsewhere;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.api.QueryRequest;
import dev.caredesk.api.QueryResponse;
import dev.caredesk.web.ApiProblem;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.jspecify.annotations.Nullable;

/** One turn of a patient: the whole answer at once, or as it comes. */
@Path("/api/query")
@Consumes(MediaType.APPLICATION_JSON)
public class ChatResource {

    private final Turns turns;
    private final TurnStreams streams;
    private final AgentElsewhere elsewhere;

    @Inject
    ChatResource(Turns turns, TurnStreams streams, AgentElsewhere elsewhere) {
        this.turns = turns;
        this.streams = streams;
        this.elsewhere = elsewhere;
    }

    /** Answers a turn. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public QueryResponse query(
            @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String asking,
            @HeaderParam(Visitor.HEADER) @Nullable String visitor,
            @Valid @NotNull QueryRequest request) {
        refuseCircle(asking);
        try {
            return turns.answer(
                    turns.begin(request, Visitor.ifAny(visitor)), request.userInput(), TurnListener.NONE, turn -> {});
        } catch (TurnStopped stopped) {
            throw new ApiProblem(ProblemCode.TIMEOUT, "The turn was stopped.");
        }
    }

    /** Answers a turn as a stream of events. Whoever closes it stops the turn. */
    // Or the framework would take what returns a stream back to the event loop, and wait for the database there
    @Blocking
    @POST
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> stream(
            @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String asking,
            @HeaderParam(Visitor.HEADER) @Nullable String visitor,
            @Valid @NotNull QueryRequest request,
            @Context Sse sse) {
        refuseCircle(asking);
        // Before the stream begins, so that a refusal is an HTTP status and not an event
        return streams.of(turns.begin(request, Visitor.ifAny(visitor)), request, sse);
    }

    // An AGENT_URL that leads back here would hand one turn on and on
    private void refuseCircle(@Nullable String asking) {
        if (elsewhere.isConfigured() && AgentElsewhere.CALLER.equals(asking)) {
            throw new ApiProblem(
                    ProblemCode.UNAVAILABLE,
                    "AGENT_URL of a desk leads to a desk that hands its turns on itself, or back to the same one.");
        }
    }
}
