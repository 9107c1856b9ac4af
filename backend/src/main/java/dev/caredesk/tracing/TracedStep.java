package dev.caredesk.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;

/** A step that is under way on this thread; whatever begins meanwhile is part of it. */
public final class TracedStep implements AutoCloseable {

    private final Span span;
    private final Scope scope;

    // Closed where the step is
    @SuppressWarnings("MustBeClosedChecker")
    TracedStep(Span span) {
        this.span = span;
        this.scope = span.makeCurrent();
    }

    /** Notes a fact, never what a person wrote or who they are. */
    public TracedStep with(String key, String value) {
        span.setAttribute(key, value);
        return this;
    }

    /** Notes a number. */
    public TracedStep with(String key, long value) {
        span.setAttribute(key, value);
        return this;
    }

    /** The step failed, for one of few reasons. */
    public void failed(String why) {
        span.setAttribute("error.type", why);
        span.setStatus(StatusCode.ERROR);
    }

    @Override
    public void close() {
        scope.close();
        span.end();
    }
}
