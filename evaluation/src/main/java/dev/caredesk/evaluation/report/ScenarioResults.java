package dev.caredesk.evaluation.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caredesk.evaluation.scenario.Played;
import dev.caredesk.evaluation.scenario.Repeated;
import dev.caredesk.evaluation.score.Determinism;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** What came of scenarios, as JSON objects and as texts. */
final class ScenarioResults {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ScenarioResults() {}

    /** Returns everything about a scenario. */
    static ObjectNode of(Repeated scenario) {
        ObjectNode json = JSON.createObjectNode()
                .put("file", scenario.file())
                .put("title", scenario.plays().getFirst().scenario().title())
                .put("runs", scenario.plays().size())
                .put("successes", scenario.successes());
        var plays = json.putArray("plays");
        scenario.plays().forEach(played -> {
            var play = play(played);
            addAll(
                    play,
                    "turn_ms",
                    played.answers().stream()
                            .map(answer -> answer.took().toMillis())
                            .toList());
            played.spent().inputTokens().ifPresent(tokens -> play.put("input_tokens", tokens));
            played.spent().outputTokens().ifPresent(tokens -> play.put("output_tokens", tokens));
            played.spent().dollars().ifPresent(dollars -> play.put("cost_usd", dollars));
            plays.add(play);
        });
        return json;
    }

    /** Returns a text in which equal results are equal bytes: all but how long it took. */
    static String comparable(Played played) {
        return Determinism.normalised(play(played).toString());
    }

    /** Tells of each scenario that does not always go as it should the first run that went wrong; harm comes first. */
    static List<String> failures(List<Repeated> scenarios) {
        return scenarios.stream()
                .flatMap(scenario -> scenario.plays().stream()
                        .filter(Predicate.not(Played::isFlawless))
                        .max(Comparator.comparingInt(ScenarioResults::badness))
                        .stream())
                .sorted(Comparator.comparingInt(ScenarioResults::badness).reversed())
                .map(Played::toString)
                .toList();
    }

    private static int badness(Played played) {
        return 1_000 * played.unconfirmed().size()
                + 100 * played.otherWrites().size()
                + (played.isSuccessful() ? 0 : 10)
                + played.unmet().size();
    }

    private static ObjectNode play(Played played) {
        ObjectNode json = JSON.createObjectNode()
                .put("success", played.isSuccessful())
                .put("flawless", played.isFlawless())
                .put("turns", played.turns())
                .put("fallback_turns", played.fallbackTurns())
                .put("held_back_turns", played.heldBackTurns())
                .put("checks", played.checks())
                .put("transcript", played.transcript());
        addAll(json, "unmet", played.unmet());
        addAll(json, "expected", played.expected().lines());
        addAll(json, "found", played.found().lines());
        addAll(json, "other_writes", played.otherWrites());
        addAll(json, "unconfirmed", played.unconfirmed());
        return json;
    }

    private static void addAll(ObjectNode json, String name, List<?> values) {
        var array = json.putArray(name);
        values.forEach(value -> array.add(JSON.<JsonNode>valueToTree(value)));
    }
}
