package dev.caredesk.web;

import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutorService;
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
    void move() {
        var context = CurrentRequestManager.get();
        context.suspend();
        context.resume(virtualThreads);
    }
}
