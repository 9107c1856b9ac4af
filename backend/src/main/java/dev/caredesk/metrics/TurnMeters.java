package dev.caredesk.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Counts turns, the tools that they call, and what is held back of them. */
public final class TurnMeters {

    /** The provider of a turn that asked no model. */
    public static final String NO_MODEL = "none";

    private static final MeterProvider<Timer> DURATION = Timer.builder("caredesk.turn.duration")
            .description("Turns, from the lease to the answer")
            .serviceLevelObjectives(Buckets.OPERATION)
            .withRegistry(Metrics.globalRegistry);
    private static final MeterProvider<Timer> FIRST_WORD = Timer.builder("caredesk.turn.first.word")
            .description("Until the first word of an answer went out")
            .serviceLevelObjectives(Buckets.FIRST_CHUNK)
            .withRegistry(Metrics.globalRegistry);
    private static final MeterProvider<Timer> TOOL = Timer.builder("gen_ai.execute_tool.duration")
            .description("Calls of tools")
            .serviceLevelObjectives(Buckets.OPERATION)
            .withRegistry(Metrics.globalRegistry);
    private static final MeterProvider<Counter> HELD_BACK = Counter.builder("caredesk.held.back")
            .description("Answers, requests and tools' results of which something was not let through")
            .withRegistry(Metrics.globalRegistry);

    private TurnMeters() {}

    /** How a turn ended. */
    public enum Outcome {
        /** With the model's answer, or the desk's own in its place. */
        ANSWERED,
        /** With the emergency text. */
        EMERGENCY,
        /** With the sentence that the model did not answer. */
        MODEL_FAILED,
        /** With the sentence that it took too long. */
        TOO_SLOW,
        /** The reader went away. */
        STOPPED,
        /** With an error. */
        FAILED
    }

    /**
     * A turn has ended.
     *
     * @param provider whose model was asked last
     * @param firstWord nanoseconds until the first word; negative if none came
     */
    public static void ended(Outcome outcome, String provider, long nanos, long firstWord) {
        DURATION.withTags("outcome", label(outcome), "provider", provider).record(nanos, TimeUnit.NANOSECONDS);
        if (firstWord >= 0) {
            FIRST_WORD.withTags("provider", provider).record(firstWord, TimeUnit.NANOSECONDS);
        }
    }

    /**
     * A tool was called.
     *
     * @param tool one of ours
     * @param error the code of its refusal, or that it failed; null if neither
     */
    public static void toolCalled(String tool, @Nullable String error, long nanos) {
        TOOL.withTags("gen_ai.tool.name", tool, "error.type", error == null ? "none" : error)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Something was held back. */
    public static void heldBack(Enum<?> objection) {
        HELD_BACK.withTag("objection", label(objection)).increment();
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
