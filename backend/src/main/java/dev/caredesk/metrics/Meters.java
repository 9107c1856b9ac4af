package dev.caredesk.metrics;

import dev.caredesk.api.ProblemCode;
import dev.caredesk.api.ProposalKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.Metrics;
import java.util.Locale;

/**
 * The desk's own counters. In the registry of the whole process, as a count belongs to no object: the domain counts
 * without being handed something to count with.
 */
public final class Meters {

    private static final MeterProvider<Counter> REFUSALS = Counter.builder("caredesk.refusals")
            .description("Requests, tool calls and yeses that were refused or failed")
            .withRegistry(Metrics.globalRegistry);
    private static final MeterProvider<Counter> LIMITS = Counter.builder("caredesk.limits.hit")
            .description("What was one too many: turns, agents' calls and sessions, and requests without tokens left")
            .withRegistry(Metrics.globalRegistry);
    private static final MeterProvider<Counter> PROPOSALS = Counter.builder("caredesk.proposals")
            .description("Proposals that were made")
            .withRegistry(Metrics.globalRegistry);
    private static final MeterProvider<Counter> CHANGES = Counter.builder("caredesk.appointments.changed")
            .description("Appointments that were booked, moved or cancelled")
            .withRegistry(Metrics.globalRegistry);

    private Meters() {}

    /** Where something was refused. */
    public enum Via {
        /** A request over HTTP. */
        API,
        /** A call of a tool. */
        TOOL,
        /** A yes in the patient's words. */
        YES
    }

    /** What there can be too much of. */
    public enum Limit {
        /** Turns of a conversation within a minute. */
        CONVERSATION_TURNS,
        /** Turns of all within a minute. */
        TURNS,
        /** Tools that one session of an agent calls within a minute. */
        MCP_CALLS,
        /** Sessions of agents that begin within a minute. */
        MCP_SESSIONS,
        /** Tokens of paid models within a day. */
        DAILY_TOKENS
    }

    /** Something was refused, or failed. */
    public static void refused(ProblemCode code, Via via) {
        REFUSALS.withTags("code", code.name(), "via", label(via)).increment();
    }

    /** Something was one too many. */
    public static void limitHit(Limit limit) {
        LIMITS.withTag("limit", label(limit)).increment();
    }

    /** A proposal was made. */
    public static void proposed(ProposalKind kind) {
        PROPOSALS.withTag("kind", label(kind)).increment();
    }

    /** An appointment was booked, moved or cancelled. */
    public static void changed(ProposalKind kind) {
        CHANGES.withTag("kind", label(kind)).increment();
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
