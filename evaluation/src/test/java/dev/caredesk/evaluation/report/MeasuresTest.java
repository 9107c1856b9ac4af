package dev.caredesk.evaluation.report;

import static dev.caredesk.evaluation.Made.SKIN;
import static dev.caredesk.evaluation.Made.answer;
import static dev.caredesk.evaluation.Made.appointment;
import static dev.caredesk.evaluation.Made.booking;
import static dev.caredesk.evaluation.Made.dialogue;
import static dev.caredesk.evaluation.Made.heldBack;
import static dev.caredesk.evaluation.Made.proposing;
import static dev.caredesk.evaluation.Made.transcript;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.evaluation.Run;
import dev.caredesk.evaluation.score.DialogueScore;
import dev.caredesk.evaluation.score.LineScore;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MeasuresTest {

    private static final DialogueScore RIGHT = DialogueScore.of(transcript(
            dialogue(booking(SKIN, 4, true)), List.of(appointment(SKIN, 4, "booked")), proposing("book", SKIN, 4)));
    private static final DialogueScore WRONG = DialogueScore.of(
            transcript(dialogue(booking(SKIN, 4, true)), List.of(appointment(SKIN, 9, "booked")), answer()));

    @Test
    void figuresAreThoseOfTheFirstRun() {
        var table = table(run(RIGHT, WRONG));

        assertThat(table)
                .containsEntry("calls matched", "1 of 2 (50.0 %)")
                .containsEntry("task success", "1 of 2 (50.0 %)")
                .containsEntry("bookings missing", "1")
                .containsEntry("other writes", "1")
                .containsEntry("latency", "p50 5.0 ms, p99 5.0 ms over 1 turns")
                .doesNotContainKey("pass^1");
    }

    @Test
    void runsThatEndAlikeAreByteIdentical() {
        assertThat(table(run(RIGHT), run(RIGHT))).containsEntry("determinism", "2 runs byte-identical");
        assertThat(table(run(RIGHT), run(WRONG)).get("determinism")).startsWith("runs differ");
    }

    @Test
    void passToTheKIsTheChanceThatKRunsSucceed() {
        var table = table(run(RIGHT, RIGHT), run(RIGHT, WRONG), run(RIGHT, RIGHT));

        assertThat(table)
                .containsEntry("pass^1", "83.3 %")
                .containsEntry("pass^2", "66.7 %")
                .containsEntry("pass^3", "50.0 %");
    }

    @Test
    void intentsAreToldOneByOneToo() {
        var run = new Run(List.of(), List.of(line("create", "create"), line("query", "create")), List.of());

        assertThat(table(run))
                .containsEntry("intents", "1 of 2 (50.0 %)")
                .containsEntry("create", "1 of 1 (100.0 %)")
                .containsEntry("query", "0 of 1 (0.0 %)");
    }

    @Test
    void turnsWithSomethingHeldBackAreCountedOnceEach() {
        var run =
                new Run(List.of(), List.of(), List.of(answer(), heldBack("TIME", "NAME"), heldBack("TIME"), answer()));

        assertThat(table(run))
                .containsEntry("turns with something held back", "2 of 4 (50.0 %)")
                .containsEntry("TIME", "2")
                .containsEntry("NAME", "1");
    }

    private static LineScore line(String expected, String found) {
        return new LineScore("1", "intents", "text", expected, found, "", List.of());
    }

    private static Run run(DialogueScore... scores) {
        return new Run(List.of(scores), List.of(), List.of(answer()));
    }

    private static Map<String, String> table(Run... runs) {
        return Measures.of(List.of(runs)).stream()
                .collect(Collectors.toMap(
                        measure -> measure.name().strip(),
                        measure -> measure.figures().getFirst()));
    }
}
