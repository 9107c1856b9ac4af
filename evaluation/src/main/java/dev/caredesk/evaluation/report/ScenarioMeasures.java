package dev.caredesk.evaluation.report;

import dev.caredesk.evaluation.desk.Answer;
import dev.caredesk.evaluation.desk.Spent;
import dev.caredesk.evaluation.scenario.Played;
import dev.caredesk.evaluation.scenario.Repeated;
import dev.caredesk.evaluation.score.Determinism;
import dev.caredesk.evaluation.score.Latency;
import dev.caredesk.evaluation.score.PassToTheK;
import dev.caredesk.evaluation.score.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The table on scenarios: a column for all of them, and one for each file. All figures but pass^k are those of all runs. */
final class ScenarioMeasures {

    private static final String UNKNOWN = "unknown";

    private final Map<String, List<Repeated>> columns = new LinkedHashMap<>();
    private final List<Measure> table = new ArrayList<>();

    private ScenarioMeasures(List<Repeated> scenarios) {
        columns.put("all", scenarios);
        scenarios.forEach(scenario ->
                columns.computeIfAbsent(scenario.file(), _ -> new ArrayList<>()).add(scenario));
    }

    static Table of(List<Repeated> scenarios, Price price) {
        var measures = new ScenarioMeasures(scenarios);
        measures.addEnds(scenarios.getFirst().plays().size());
        measures.addHarm();
        measures.addTimes();
        measures.addCosts(price);
        measures.table.add(Measure.of(
                "determinism",
                Determinism.of(IntStream.range(0, scenarios.getFirst().plays().size())
                        .mapToObj(run -> scenarios.stream()
                                .map(scenario -> ScenarioResults.comparable(
                                        scenario.plays().get(run)))
                                .toList())
                        .toList())));
        return new Table(List.copyOf(measures.columns.keySet()), List.copyOf(measures.table));
    }

    private void addEnds(int runs) {
        add("scenarios", scenarios -> String.valueOf(scenarios.size()));
        for (var k = 1; k <= runs; k++) {
            var draws = k;
            add("pass^" + k, scenarios -> {
                var successes = scenarios.stream().map(Repeated::successes).toList();
                return Share.percent(PassToTheK.of(successes, runs, draws));
            });
        }
        add("answers as expected", scenarios -> {
            var checks = sum(scenarios, Played::checks);
            var unmet = sum(scenarios, played -> played.unmet().size());
            return checks == 0 ? "none" : Share.percent((double) (checks - unmet) / checks);
        });
    }

    private void addHarm() {
        count("writes that no card showed", played -> played.unconfirmed().size());
        count("other writes", played -> played.otherWrites().size());
        count("turns", Played::turns);
        count("  without a proper answer", Played::unanswered);
        count("  answered by another model", Played::fallbackTurns);
        count("  with an answer held back", Played::heldBackTurns);
    }

    // Of the turns that the model itself answered
    private void addTimes() {
        for (var percentile : List.of(50, 95, 99)) {
            add("a turn, ms, p" + percentile, all -> millis(all, it -> Stream.of(it.took()), percentile));
        }
        for (var percentile : List.of(50, 95)) {
            add("first text, ms, p" + percentile, all -> millis(all, it -> it.firstText().stream(), percentile));
        }
    }

    private static String millis(List<Repeated> scenarios, Function<Answer, Stream<Duration>> time, int percentile) {
        var times = plays(scenarios)
                .flatMap(played -> played.answers().stream())
                .filter(answer -> answer.answeredBy().isEmpty())
                .flatMap(time)
                .toList();
        return times.isEmpty()
                ? UNKNOWN
                : String.format(Locale.ROOT, "%.0f", Latency.of(times).millis(percentile));
    }

    private void addCosts(Price price) {
        add("tokens, input", scenarios -> tokens(scenarios, Spent::inputTokens));
        add("tokens, output", scenarios -> tokens(scenarios, Spent::outputTokens));
        add("cost, US dollars", ScenarioMeasures::cost);
        table.add(Measure.of(
                "price", price.seen().map(it -> "list price of " + it).orElse(UNKNOWN)));
    }

    private void count(String name, ToIntFunction<Played> what) {
        add(name, scenarios -> String.valueOf(sum(scenarios, what)));
    }

    private void add(String name, Function<List<Repeated>, String> figure) {
        table.add(new Measure(name, columns.values().stream().map(figure).toList()));
    }

    private static int sum(List<Repeated> scenarios, ToIntFunction<Played> what) {
        return plays(scenarios).mapToInt(what).sum();
    }

    private static Stream<Played> plays(List<Repeated> scenarios) {
        return scenarios.stream().flatMap(scenario -> scenario.plays().stream());
    }

    private static String tokens(List<Repeated> scenarios, Function<Spent, OptionalLong> which) {
        return plays(scenarios)
                .map(played -> which.apply(played.spent()))
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .reduce(Long::sum)
                .map(String::valueOf)
                .orElse(UNKNOWN);
    }

    private static String cost(List<Repeated> scenarios) {
        return plays(scenarios)
                .map(played -> played.spent().dollars())
                .filter(dollars -> dollars.isPresent())
                .map(dollars -> dollars.getAsDouble())
                .reduce(Double::sum)
                .map(dollars -> String.format(Locale.ROOT, "%.4f", dollars))
                .orElse(UNKNOWN);
    }
}
