package dev.caredesk.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/** The steps of the desk's work, as spans of the trace that the thread is in. Costs next to nothing while it is off. */
public final class Tracing {

    private static final String NAME = "dev.caredesk";

    private static volatile OpenTelemetry openTelemetry = OpenTelemetry.noop();
    private static volatile Tracer tracer = openTelemetry.getTracer(NAME);
    private static volatile boolean on;

    private Tracing() {}

    /** Whether anybody wants traces. */
    public static boolean isOn() {
        return on;
    }

    /** Begins a step within the process. */
    public static TracedStep step(String name) {
        return new TracedStep(tracer.spanBuilder(name).startSpan());
    }

    /** Begins a step that another process does. */
    public static TracedStep call(String name) {
        return new TracedStep(
                tracer.spanBuilder(name).setSpanKind(SpanKind.CLIENT).startSpan());
    }

    /** Notes what happened in the step that is under way. */
    public static void happened(String what, String key, String value) {
        Span.current().addEvent(what, Attributes.builder().put(key, value).build());
    }

    /** Returns threads whose work is part of the trace that this thread is in. */
    public static Executor carried(Executor threads) {
        return Context.current().wrap(threads);
    }

    /** Tells another process which trace it is asked in, by a request's headers. */
    public static void tell(BiConsumer<String, String> header) {
        propagators().getTextMapPropagator().inject(Context.current(), header, (headers, name, value) -> {
            if (headers != null) {
                headers.accept(name, value);
            }
        });
    }

    static Tracer tracer() {
        return tracer;
    }

    static ContextPropagators propagators() {
        return openTelemetry.getPropagators();
    }

    static void begin(OpenTelemetry made) {
        openTelemetry = made;
        tracer = made.getTracer(NAME);
        on = true;
    }

    static void end() {
        begin(OpenTelemetry.noop());
        on = false;
    }
}
