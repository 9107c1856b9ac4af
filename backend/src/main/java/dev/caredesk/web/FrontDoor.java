package dev.caredesk.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caredesk.api.Problem;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.metrics.Meters;
import dev.caredesk.tracing.RequestTrace;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import org.jboss.logging.MDC;

/** What happens to every request before it reaches a resource: its id, the headers of every answer, the slash at its end. */
@Singleton
public final class FrontDoor {

    // Filters with a higher priority run earlier; Quarkus' own CORS filter has 300
    private static final int FIRST = 1000;
    private static final int LAST = 10;
    private static final int MANY_DIGITS = 18;
    private static final String API = "/api/";
    private static final String DOCS = "/api/docs";

    private final ObjectMapper json;

    @Inject
    FrontDoor(ObjectMapper json) {
        this.json = json;
    }

    void open(@Observes Filters filters) {
        filters.register(FrontDoor::welcome, FIRST);
        filters.register(this::refuseLargeBody, FIRST - 1);
        filters.register(FrontDoor::dropTrailingSlash, LAST);
    }

    private static void welcome(RoutingContext request) {
        var id = RequestId.begin(request.request().getHeader(RequestId.HEADER));
        var headers = request.response().headers();
        headers.set(RequestId.HEADER, id);
        if (request.normalizedPath().startsWith(API)) {
            RequestTrace.begin(request).ifPresent(trace -> MDC.put("traceId", trace));
        }
        headers.set("X-Content-Type-Options", "nosniff");
        if (!isDocumentation(request.normalizedPath())) {
            headers.set("Cache-Control", "no-store");
            headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        }
        request.next();
    }

    // The framework would answer 413 too, but with nothing in it
    private void refuseLargeBody(RoutingContext request) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || length.length() < MANY_DIGITS && Long.parseLong(length) <= LargeBody.LARGEST) {
            request.next();
            return;
        }
        request.response()
                .setStatusCode(ProblemCode.PAYLOAD_TOO_LARGE.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problems.MEDIA_TYPE);
        Meters.refused(ProblemCode.PAYLOAD_TOO_LARGE, Meters.Via.API);
        request.addEndHandler(sent -> request.request().connection().close());
        request.end(Buffer.buffer(bytes(Problems.ofStatus(ProblemCode.PAYLOAD_TOO_LARGE.status()))));
    }

    // One place for all paths, so that no resource has to name each of its paths twice
    private static void dropTrailingSlash(RoutingContext request) {
        var path = request.normalizedPath();
        if (path.startsWith(API) && path.endsWith("/") && !isDocumentation(path)) {
            var query = request.request().query();
            request.reroute(path.substring(0, path.length() - 1) + (query == null ? "" : "?" + query));
        } else {
            request.next();
        }
    }

    private byte[] bytes(Problem problem) {
        try {
            return json.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isDocumentation(String path) {
        return path.equals(DOCS) || path.startsWith(DOCS + "/");
    }
}
