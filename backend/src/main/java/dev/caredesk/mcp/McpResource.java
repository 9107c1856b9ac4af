package dev.caredesk.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.caller.Secrets;
import dev.caredesk.web.ApiProblem;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The desk's tools over MCP's streamable HTTP. Each message is one POST and its reply one JSON body; there is no stream to
 * open, and any task answers any message (docs/decisions/0012).
 */
@Path("/api/mcp")
@Produces(MediaType.APPLICATION_JSON)
public class McpResource {

    static final String SESSION = "Mcp-Session-Id";
    static final String VERSION = "MCP-Protocol-Version";

    private static final String ORIGIN = "Origin";
    private static final int LARGEST_BATCH = 20;
    private static final Pattern SESSION_ID = Pattern.compile(Secrets.PATTERN);

    private final McpMessages messages;
    private final McpSessions sessions;
    private final ObjectMapper json;
    private final List<String> origins;

    @Inject
    McpResource(
            McpMessages messages,
            McpSessions sessions,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> origins) {
        this.messages = messages;
        this.sessions = sessions;
        this.json = json;
        this.origins = origins.orElse(List.of());
    }

    /** Takes a message, or up to twenty in an array; 202 when none of them wants a reply. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response receive(
            @HeaderParam(ORIGIN) @Nullable String origin,
            @HeaderParam(SESSION) @Nullable String session,
            @HeaderParam(VERSION) @Nullable String version,
            @Nullable JsonNode body) {
        refuseForeign(origin);
        if (body == null || body.isNull()) {
            throw ApiProblem.invalid("body", "is missing");
        }
        if (McpMessages.isInitialization(body)) {
            return initialized(body);
        }
        if (version != null && !McpMessages.VERSIONS.contains(version)) {
            throw ApiProblem.invalid(VERSION, "must be one of " + String.join(", ", McpMessages.VERSIONS));
        }
        // A tool tells the agent's model itself that the desk cannot look anything up just now
        return McpMessages.isCall(body)
                ? single(body, wellFormed(session))
                : body.isArray() ? batch(body, open(session)) : single(body, open(session));
    }

    /** Ends the session, with whatever a person had allowed in it. */
    @DELETE
    public void end(@HeaderParam(ORIGIN) @Nullable String origin, @HeaderParam(SESSION) @Nullable String session) {
        refuseForeign(origin);
        sessions.end(open(session));
    }

    private Response initialized(JsonNode message) {
        var reply = messages.reply(message, "").orElseThrow(() -> ApiProblem.invalid("id", "is missing"));
        if (reply.has("error")) {
            return Response.ok(reply).build();
        }
        return Response.ok(reply).header(SESSION, sessions.begin()).build();
    }

    private Response single(JsonNode message, String session) {
        return messages.reply(message, session)
                .map(reply -> Response.ok(reply).build())
                .orElseGet(() -> Response.accepted().build());
    }

    private Response batch(JsonNode batch, String session) {
        if (batch.isEmpty() || batch.size() > LARGEST_BATCH) {
            throw ApiProblem.invalid("body", "must have 1 to " + LARGEST_BATCH + " messages");
        }
        var replies = json.createArrayNode();
        batch.forEach(message -> messages.reply(message, session).ifPresent(replies::add));
        return replies.isEmpty()
                ? Response.accepted().build()
                : Response.ok(replies).build();
    }

    // A page that a name server leads to our address is of the same origin to a browser, but not to us
    private void refuseForeign(@Nullable String origin) {
        if (origin != null && !origins.contains(origin)) {
            throw new ApiProblem(ProblemCode.ORIGIN_REFUSED, "Pages of this origin may not use the desk's tools.");
        }
    }

    private String open(@Nullable String session) {
        var known = wellFormed(session);
        if (!sessions.isOpen(known)) {
            throw McpSessions.unknown();
        }
        return known;
    }

    private static String wellFormed(@Nullable String session) {
        if (session == null) {
            throw ApiProblem.invalid(
                    SESSION, "is missing: send initialize first, and what it answers with from then on");
        }
        if (!SESSION_ID.matcher(session).matches()) {
            throw McpSessions.unknown();
        }
        return session;
    }
}
