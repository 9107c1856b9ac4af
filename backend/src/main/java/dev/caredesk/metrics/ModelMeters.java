package dev.caredesk.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/**
 * Counts requests to one model, or to an agent elsewhere, under the names of OpenTelemetry's semantic conventions for
 * generative AI, where those have one.
 */
public final class ModelMeters {

    private static final MeterProvider<Timer> DURATION = Timer.builder("gen_ai.client.operation.duration")
            .description("Requests to a model, or to an agent elsewhere")
            .serviceLevelObjectives(Buckets.OPERATION)
            .withRegistry(Metrics.globalRegistry);
    private static final MeterProvider<Timer> FIRST_CHUNK = Timer.builder("gen_ai.client.operation.time_to_first_chunk")
            .description("Until a model's first word came")
            .serviceLevelObjectives(Buckets.FIRST_CHUNK)
            .withRegistry(Metrics.globalRegistry);
    private static final MeterProvider<DistributionSummary> TOKENS = DistributionSummary.builder(
                    "gen_ai.client.token.usage")
            .description("Tokens of one request, as the provider counted them")
            .serviceLevelObjectives(Buckets.TOKENS)
            .withRegistry(Metrics.globalRegistry);
    private static final MeterProvider<Counter> COST = Counter.builder("caredesk.model.cost")
            .description("What tokens cost at list price, for models whose price is known")
            .baseUnit("usd")
            .withRegistry(Metrics.globalRegistry);
    private static final MeterProvider<Counter> FALLBACKS = Counter.builder("caredesk.model.fallbacks")
            .description("Turns that another model took over, by the one that did not answer")
            .withRegistry(Metrics.globalRegistry);

    private final Tags tags;

    /** Counts for this model of this provider. */
    public ModelMeters(String provider, String model) {
        this("chat", provider, model);
    }

    private ModelMeters(String operation, String provider, String model) {
        this.tags = Tags.of(
                "gen_ai.operation.name", operation, "gen_ai.provider.name", provider, "gen_ai.request.model", model);
    }

    /** Counts for an agent elsewhere, which is no model but stands in the place of one. */
    public static ModelMeters ofAgent(String provider, String name) {
        return new ModelMeters("invoke_agent", provider, name);
    }

    /** The first word came after so many nanoseconds. */
    public void firstChunk(long nanos) {
        FIRST_CHUNK.withTags(tags).record(nanos, TimeUnit.NANOSECONDS);
    }

    /**
     * A request has ended.
     *
     * @param error why without an answer, one of few words; {@code none} if with one
     */
    public void ended(String error, long nanos) {
        DURATION.withTags(tags.and("error.type", error)).record(nanos, TimeUnit.NANOSECONDS);
    }

    /** A request took so many tokens. */
    public void tokens(int input, int output) {
        TOKENS.withTags(tags.and("gen_ai.token.type", "input")).record(input);
        TOKENS.withTags(tags.and("gen_ai.token.type", "output")).record(output);
    }

    /** A request cost so many US dollars. */
    public void cost(double dollars) {
        COST.withTags(tags).increment(dollars);
    }

    /** Another model has to go on with the turn. */
    public static void fellBack(String provider, String reason) {
        FALLBACKS.withTags("provider", provider, "reason", reason).increment();
    }
}
