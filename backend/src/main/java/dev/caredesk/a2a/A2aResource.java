package dev.caredesk.a2a;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.tracing.Tracing;
import dev.caredesk.web.Problems;
import io.a2a.spec.InternalError;
import io.a2a.spec.InvalidRequestError;
import io.a2a.spec.JSONRPCError;
import io.a2a.spec.MethodNotFoundError;
import io.a2a.spec.PushNotificationNotSupportedError;
import io.a2a.spec.UnsupportedOperationError;
import io.a2a.util.Utils;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The desk as an agent among others: its card, and messages of JSON-RPC, answered at once or as they come. */
@Path(A2aCard.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class A2aResource {

    private static final Logger LOG = Logger.getLogger(A2aResource.class);
    private static final String STREAM = "message/stream";

    private final A2aCard card;
    private final A2aTurns turns;
    private final ExecutorService virtualThreads;

    @Inject
    A2aResource(A2aCard card, A2aTurns turns, @VirtualThreads ExecutorService virtualThreads) {
        this.card = card;
        this.turns = turns;
        this.virtualThreads = virtualThreads;
    }

    /** Returns what other agents read before they talk to the desk. */
    @GET
    @Path(A2aCard.WELL_KNOWN)
    public String card(@Context UriInfo asked) {
        return json(card.at(asked.getRequestUri()));
    }

    /** Answers a message when all of its turn is done, tells of a task, or stops one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public String call(@Nullable String body) {
        Object id = null;
        try {
            var call = A2aCall.read(body);
            id = call.id();
            return json(result(id, answered(call)));
        } catch (RuntimeException failure) {
            return json(error(id, reason(failure)));
        }
    }

    /** Answers a message as it comes. Whoever closes the stream stops the turn. */
    // Or the framework would take what returns a stream back to the event loop, and its trace would end there
    @Blocking
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> stream(@Nullable String body, @Context Sse sse) {
        // Whoever subscribes does so on a thread of their own
        var threads = Tracing.carried(virtualThreads);
        return Multi.createFrom()
                .emitter(emitter -> threads.execute(() -> {
                    Object id = null;
                    try {
                        var call = A2aCall.read(body);
                        var known = call.id();
                        id = known;
                        if (!call.method().equals(STREAM)) {
                            throw new A2aError(
                                    new InvalidRequestError(null, "Only message/stream is answered as a stream", null));
                        }
                        turns.stream(
                                turns.begin(call.said()),
                                event -> emitter.emit(event(sse, result(known, event))),
                                stop -> emitter.onTermination(stop));
                    } catch (RuntimeException failure) {
                        emitter.emit(event(sse, error(id, reason(failure))));
                    } finally {
                        emitter.complete();
                    }
                }));
    }

    private Object answered(A2aCall call) {
        return switch (call.method()) {
            case "message/send" -> turns.answer(turns.begin(call.said()));
            case "tasks/get" -> turns.find(call.task());
            case "tasks/cancel" -> turns.cancel(call.task());
            case STREAM ->
                throw new A2aError(new InvalidRequestError(null, "Ask with Accept: text/event-stream", null));
            case "tasks/resubscribe" ->
                throw new A2aError(new UnsupportedOperationError(null, "Ask for the task with tasks/get", null));
            case "tasks/pushNotificationConfig/set",
                    "tasks/pushNotificationConfig/get",
                    "tasks/pushNotificationConfig/list",
                    "tasks/pushNotificationConfig/delete" ->
                throw new A2aError(new PushNotificationNotSupportedError());
            default -> throw new A2aError(new MethodNotFoundError());
        };
    }

    // The code is the API's own, so that a program can tell a busy context from a broken desk
    private static JSONRPCError reason(Throwable failure) {
        if (failure instanceof A2aError known) {
            return known.error();
        }
        var problem = Problems.of(failure);
        if (problem.code() == ProblemCode.NOT_FOUND) {
            return A2aCall.invalid("params.message.contextId is not known here. Leave it out for a new context.")
                    .error();
        }
        if (problem.status() >= ProblemCode.INTERNAL_ERROR.status()) {
            LOG.errorf(failure, "Ended a message with %s", problem.code());
        }
        return new InternalError(
                null, problem.detail(), Map.of("code", problem.code().name()));
    }

    private static OutboundSseEvent event(Sse sse, ObjectNode reply) {
        return sse.newEventBuilder().data(String.class, json(reply)).build();
    }

    private static ObjectNode result(@Nullable Object id, Object result) {
        return reply(id).set("result", Utils.OBJECT_MAPPER.valueToTree(result));
    }

    private static ObjectNode error(@Nullable Object id, JSONRPCError error) {
        var reply = reply(id);
        var shown = reply.putObject("error").put("code", error.getCode()).put("message", error.getMessage());
        if (error.getData() != null) {
            shown.set("data", Utils.OBJECT_MAPPER.valueToTree(error.getData()));
        }
        return reply;
    }

    private static ObjectNode reply(@Nullable Object id) {
        var reply = Utils.OBJECT_MAPPER.createObjectNode().put("jsonrpc", "2.0");
        reply.set("id", Utils.OBJECT_MAPPER.valueToTree(id));
        return reply;
    }

    /** Returns a value of the protocol as it is written. */
    static String json(Object value) {
        try {
            return Utils.OBJECT_MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
