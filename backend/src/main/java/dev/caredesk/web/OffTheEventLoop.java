package dev.caredesk.web;

import dev.caredesk.tracing.RequestTrace;
import dev.caredesk.tracing.Tracing;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * Moves every request to a virtual thread once its resource is known, so that resources are plain blocking code and
 * a slow query or model occupies no thread that a health check needs. Done here and not with
 * {@code @RunOnVirtualThread}, which refuses to build under a Maven on an older JDK.
 */
final class OffTheEventLoop {

    private final ExecutorService virtualThreads;

    @Inject
    OffTheEventLoop(@VirtualThreads ExecutorService virtualThreads) {
        this.virtualThreads = virtualThreads;
    }

    // Non-blocking filters run on the event loop, before the framework would choose one of its worker threads
    @ServerRequestFilter(nonBlocking = true, priority = 0)
    void move(ResourceInfo resource) {
        var context = CurrentRequestManager.get();
        var request = context.unwrap(RoutingContext.class);
        context.suspend();
        context.resume(Tracing.isOn() ? RequestTrace.route(request, route(resource), virtualThreads) : virtualThreads);
    }

    private static String route(ResourceInfo resource) {
        return Stream.of(resource.getResourceClass(), resource.getResourceMethod())
                .map(it -> it.getAnnotation(Path.class))
                .filter(Objects::nonNull)
                .map(Path::value)
                .map(path -> path.startsWith("/") ? path : "/" + path)
                .collect(Collectors.joining());
    }
}
