package dev.caredesk.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What happens to every request before it reaches a resource: its id, the headers of every answer, the slash at its end. */
@ApplicationScoped
public class FrontDoor {

    // Filters with a higher priority run earlier; Quarkus' own CORS filter has 300
    private static final int FIRST = 1000;
    private static final int LAST = 10;
    private static final String API = "/api/";
    private static final String DOCS = "/api/docs";

    void open(@Observes Filters filters) {
        filters.register(FrontDoor::welcome, FIRST);
        filters.register(FrontDoor::dropTrailingSlash, LAST);
    }

    private static void welcome(RoutingContext request) {
        var id = RequestId.begin(request.request().getHeader(RequestId.HEADER));
        var headers = request.response().headers();
        headers.set(RequestId.HEADER, id);
        headers.set("X-Content-Type-Options", "nosniff");
        if (!isDocumentation(request.normalizedPath())) {
            headers.set("Cache-Control", "no-store");
            headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        }
        request.next();
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

    private static boolean isDocumentation(String path) {
        return path.equals(DOCS) || path.startsWith(DOCS + "/");
    }
}
