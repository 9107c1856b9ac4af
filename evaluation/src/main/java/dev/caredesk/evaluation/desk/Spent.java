package dev.caredesk.evaluation.desk;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What the desk has counted since it started, or between two moments.
 *
 * @param inputTokens of the model's, as its provider counted them; empty if it counted none
 * @param outputTokens likewise
 * @param dollars what they cost at list price; empty if that is not known
 */
public record Spent(OptionalLong inputTokens, OptionalLong outputTokens, OptionalDouble dollars) {

    /** Nothing at all. */
    public static final Spent NOTHING = new Spent(OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.empty());

    private static final String TOKENS = "gen_ai_client_token_usage_sum";

    /** Reads the desk's metrics in Prometheus' text format. */
    static Spent of(String metrics, String model) {
        var own = "gen_ai_request_model=\"" + model + "\"";
        return new Spent(
                whole(sum(metrics, TOKENS, own, "gen_ai_token_type=\"input\"")),
                whole(sum(metrics, TOKENS, own, "gen_ai_token_type=\"output\"")),
                sum(metrics, "caredesk_model_cost_usd_total", own));
    }

    /** Returns what came to it since an earlier moment. */
    public Spent since(Spent earlier) {
        return new Spent(
                difference(inputTokens, earlier.inputTokens),
                difference(outputTokens, earlier.outputTokens),
                dollars.isEmpty() ? dollars : OptionalDouble.of(dollars.getAsDouble() - earlier.dollars.orElse(0)));
    }

    private static OptionalLong difference(OptionalLong now, OptionalLong earlier) {
        return now.isEmpty() ? now : OptionalLong.of(now.getAsLong() - earlier.orElse(0));
    }

    private static OptionalLong whole(OptionalDouble value) {
        return value.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Math.round(value.getAsDouble()));
    }

    private static OptionalDouble sum(String metrics, String name, String... labels) {
        ToDoubleFunction<String> value = line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Stream.of(labels).allMatch(line::contains))
                .mapToDouble(value)
                .reduce(Double::sum);
    }
}
