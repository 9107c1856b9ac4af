package dev.caredesk.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One span for each request, in the trace that its sender has begun. */
public final class RequestTrace {

    private static final String KEY = RequestTrace.class.getName();
    private static final TextMapGetter<HttpServerRequest> HEADERS = new Headers();

    private RequestTrace() {}

    /** Begins the span of a request, which ends with the answer; returns the trace's id, if there is one. */
    public static Optional<String> begin(RoutingContext request) {
        if (!Tracing.isOn()) {
            return Optional.empty();
        }
        var sender = Tracing.propagators().getTextMapPropagator().extract(Context.root(), request.request(), HEADERS);
        var method = request.request().method().name();
        var span = Tracing.tracer()
                .spanBuilder(method)
                .setParent(sender)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute("http.request.method", method)
                .startSpan();
        request.put(KEY, sender.with(span));
        request.addEndHandler(answered -> end(span, request.response().getStatusCode()));
        return Optional.of(span.getSpanContext().getTraceId());
    }

    /**
     * Names the span of a request after its resource, and returns what runs work as a part of it.
     *
     * @param route the path with names in place of ids
     */
    public static Executor route(RoutingContext request, String route, Executor threads) {
        if (!(request.get(KEY) instanceof Context trace)) {
            return threads;
        }
        Span.fromContext(trace)
                .updateName(request.request().method().name() + " " + route)
                .setAttribute("http.route", route);
        return trace.wrap(threads);
    }

    private static void end(Span span, int status) {
        span.setAttribute("http.response.status_code", status);
        if (status >= 500) {
            span.setAttribute("error.type", Integer.toString(status));
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    private static final class Headers implements TextMapGetter<HttpServerRequest> {

        @Override
        public Iterable<String> keys(HttpServerRequest request) {
            return request.headers().names();
        }

        @Override
        public @Nullable String get(@Nullable HttpServerRequest request, String name) {
            return request == null ? null : request.getHeader(name);
        }
    }
}
