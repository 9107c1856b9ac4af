package dev.caredesk.agent;

import dev.caredesk.api.ProblemCode;
import dev.caredesk.metrics.Meters;
import dev.caredesk.metrics.TurnMeters;
import dev.caredesk.tracing.TracedStep;
import dev.caredesk.tracing.Tracing;
import org.jspecify.annotations.Nullable;

/** One call of a tool, as it is counted and traced, whoever calls. */
public final class ToolCall implements AutoCloseable {

    private static final String FAILED = "failed";

    private final String tool;
    private final TracedStep step;
    private final long begun = System.nanoTime();
    private @Nullable String error;

    private ToolCall(String tool) {
        this.tool = tool;
        this.step = Tracing.step("execute_tool " + tool)
                .with("gen_ai.operation.name", "execute_tool")
                .with("gen_ai.tool.name", tool)
                .with("gen_ai.tool.type", "function");
    }

    /** Begins a call of one of our tools on this thread. */
    static ToolCall begin(String tool) {
        return new ToolCall(tool);
    }

    /** Counts a call that was refused before it reached the tool, for one of few reasons. */
    public static void refusedBefore(String tool, String why) {
        try (var call = begin(tool)) {
            call.error = why;
        }
    }

    /** The tool refused. */
    void refused(ProblemCode code) {
        error = code.name();
        Meters.refused(code, Meters.Via.TOOL);
    }

    /** The tool failed. */
    void failed() {
        error = FAILED;
    }

    /** Returns how long it has taken so far, in nanoseconds. */
    long nanos() {
        return System.nanoTime() - begun;
    }

    @Override
    public void close() {
        TurnMeters.toolCalled(tool, error, nanos());
        if (error != null) {
            step.failed(error);
        }
        step.close();
    }
}
