package dev.caredesk.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.evaluation.desk.Answer;
import dev.caredesk.evaluation.desk.Spent;
import dev.caredesk.evaluation.scenario.Ending;
import dev.caredesk.evaluation.scenario.Played;
import dev.caredesk.evaluation.scenario.Repeated;
import dev.caredesk.evaluation.scenario.Scenario;
import dev.caredesk.evaluation.scenario.Scenario.Line;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScenarioMeasuresTest {

    private static final Scenario SCENARIO = new Scenario(
            "made up", URI.create("file:///made-up.txt"), List.of(), List.of(new Line(1, "=", "as before")));
    private static final Spent TOKENS = new Spent(OptionalLong.of(100), OptionalLong.of(10), OptionalDouble.of(0.5));
    private static final Played RIGHT = played("= as before", answer(Optional.empty(), 5), TOKENS);
    private static final Played WRONG = played("+ Jane, Ada, 2027-03-03 10:00", answer(Optional.empty(), 9), TOKENS);
    private static final Played BY_ANOTHER = played("= as before", answer(Optional.of("builtin"), 1), Spent.NOTHING);

    @Test
    void eachFileHasAColumnAndAllTogether() {
        var table = ScenarioMeasures.of(
                List.of(
                        scenario("booking", RIGHT, RIGHT),
                        scenario("booking", RIGHT, WRONG),
                        scenario("dates", WRONG, WRONG)),
                new Price(Optional.of("today")));

        assertThat(table.columns()).containsExactly("all", "booking", "dates");
        assertThat(figures(table, "scenarios")).containsExactly("3", "2", "1");
        assertThat(figures(table, "pass^1")).containsExactly("50.0 %", "75.0 %", "0.0 %");
        assertThat(figures(table, "pass^2")).containsExactly("33.3 %", "50.0 %", "0.0 %");
        assertThat(figures(table, "other writes")).containsExactly("3", "1", "2");
        assertThat(figures(table, "answers as expected")).containsExactly("50.0 %", "50.0 %", "50.0 %");
        assertThat(figures(table, "with an answer held back")).containsExactly("6", "4", "2");
        assertThat(figures(table, "a turn, ms, p50")).containsExactly("5", "5", "9");
        assertThat(figures(table, "tokens, input")).containsExactly("600", "400", "200");
        assertThat(figures(table, "cost, US dollars")).containsExactly("3.0000", "2.0000", "1.0000");
        assertThat(figures(table, "price")).containsExactly("list price of today");
    }

    @Test
    void whatAnotherModelAnsweredIsNoSuccessAndNoTime() {
        var table = ScenarioMeasures.of(List.of(scenario("booking", BY_ANOTHER)), Price.UNKNOWN);

        assertThat(figures(table, "pass^1")).containsExactly("0.0 %", "0.0 %");
        assertThat(figures(table, "answered by another model")).containsExactly("1", "1");
        assertThat(figures(table, "a turn, ms, p50")).containsExactly("unknown", "unknown");
    }

    @Test
    void aCostThatIsNotKnownIsNotZero() {
        var table = ScenarioMeasures.of(List.of(scenario("booking", BY_ANOTHER)), Price.UNKNOWN);

        assertThat(figures(table, "cost, US dollars")).containsExactly("unknown", "unknown");
        assertThat(figures(table, "price")).containsExactly("unknown");
    }

    private static List<String> figures(Table table, String name) {
        return table.measures().stream()
                .filter(measure -> measure.name().strip().equals(name))
                .findFirst()
                .orElseThrow()
                .figures();
    }

    private static Repeated scenario(String file, Played... plays) {
        return new Repeated(file, List.of(plays));
    }

    private static Played played(String end, Answer answer, Spent spent) {
        return new Played(
                SCENARIO,
                "",
                List.of(answer),
                2,
                List.of("line 1, does not hold: says hello"),
                new Ending(List.of("= as before"), false),
                new Ending(List.of(end), false),
                List.of(),
                1,
                0,
                spent);
    }

    private static Answer answer(Optional<String> answeredBy, int millis) {
        return new Answer(
                "Hello.",
                "",
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                false,
                false,
                answeredBy,
                answeredBy.isPresent() ? Set.of("INSTRUCTION") : Set.of("TIME", "NAME"),
                Optional.empty(),
                Duration.ofMillis(millis));
    }
}
