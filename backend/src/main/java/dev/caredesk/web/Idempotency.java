package dev.caredesk.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caredesk.api.ConversationSecret;
import dev.caredesk.api.ProblemCode;
import jakarta.inject.Inject;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Makes a write safe to repeat: the same request with the same {@code Idempotency-Key} gets the same answer. */
final class Idempotency {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final String CLAIM = "dev.caredesk.idempotency";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final IdempotentRequests requests;
    private final ObjectMapper json;

    @Inject
    Idempotency(IdempotentRequests requests, ObjectMapper json) {
        this.requests = requests;
        this.json = json;
    }

    @ServerRequestFilter
    Optional<Response> replay(ContainerRequestContext request, ResourceInfo resource) throws IOException {
        var header = request.getHeaderString(HEADER);
        if (header == null || READS.contains(request.getMethod())) {
            return Optional.empty();
        }
        refuseStream(resource);
        var body = request.hasEntity() ? request.getEntityStream().readAllBytes() : new byte[0];
        request.setEntityStream(new ByteArrayInputStream(body));
        var key = IdempotencyKey.of(header, sender(request), target(request), body);
        var stored = requests.claim(key.scope(), key.storedKey(), key.requestHash());
        if (stored.isEmpty()) {
            request.setProperty(CLAIM, key);
        }
        return stored.map(earlier -> replayed(key, earlier));
    }

    @ServerResponseFilter
    void keep(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        if (!(request.getProperty(CLAIM) instanceof IdempotencyKey key)) {
            return;
        }
        if (response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL) {
            requests.store(key.scope(), key.storedKey(), response.getStatus(), sealedBody(key, response.getEntity()));
        } else {
            requests.release(key.scope(), key.storedKey());
        }
    }

    private @Nullable String sealedBody(IdempotencyKey key, @Nullable Object entity) throws IOException {
        return entity == null ? null : key.sealed(json.writeValueAsBytes(entity));
    }

    private static Response replayed(IdempotencyKey key, IdempotentRequests.Stored stored) {
        if (!MessageDigest.isEqual(stored.requestHash(), key.requestHash())) {
            throw new ApiProblem(
                    ProblemCode.IDEMPOTENCY_KEY_REUSED, "This key came with another request before. Use a new one.");
        }
        if (stored.status() == null) {
            throw new ApiProblem(
                    ProblemCode.IDEMPOTENCY_IN_PROGRESS, "The same request is being worked on. Try again in a moment.");
        }
        var answer = Response.status(stored.status()).header(REPLAYED, "true");
        if (stored.body() != null) {
            answer.type(MediaType.APPLICATION_JSON_TYPE).entity(key.opened(stored.body()));
        }
        return answer.build();
    }

    private static void refuseStream(ResourceInfo resource) {
        var produces = resource.getResourceMethod().getAnnotation(Produces.class);
        if (produces != null && Arrays.asList(produces.value()).contains(MediaType.SERVER_SENT_EVENTS)) {
            throw ApiProblem.invalid(HEADER, "cannot be used with a stream");
        }
    }

    // Without either the key alone tells its sender from others
    private static String sender(ContainerRequestContext request) {
        return Stream.of(HttpHeaders.AUTHORIZATION, ConversationSecret.VISITOR_HEADER)
                .map(request::getHeaderString)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static String target(ContainerRequestContext request) {
        return request.getMethod() + ' ' + request.getUriInfo().getRequestUri().getRawPath();
    }
}
