package dev.caredesk.evaluation.report;

import static dev.caredesk.evaluation.Made.SKIN;
import static dev.caredesk.evaluation.Made.answer;
import static dev.caredesk.evaluation.Made.booking;
import static dev.caredesk.evaluation.Made.call;
import static dev.caredesk.evaluation.Made.dialogue;
import static dev.caredesk.evaluation.Made.transcript;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caredesk.evaluation.Run;
import dev.caredesk.evaluation.score.DialogueScore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final DialogueScore FAILED = DialogueScore.of(
            transcript(dialogue(booking(SKIN, 4, true)), List.of(), answer(call("findSlots", "{'doctor': '1'}"))));

    private final Report report =
            Report.onDialogues("made-up", List.of(new Run(List.of(FAILED), List.of(), List.of())));

    @TempDir
    Path folder;

    @Test
    void failureIsToldLineByLine() {
        var printed = new ByteArrayOutputStream();
        report.print(new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsSubsequence(
                        "made/up: wrong end",
                        "≠ GOLD   BookAppointment Ada Frost, Mon 4 Mar 2019 10:00",
                        "human    line",
                        "tool   findSlots{\"doctor\":\"1\"}",
                        "expected Ada Frost, Mon 4 Mar 2019 10:00",
                        "found    nothing",
                        "task success");
    }

    @Test
    void nameOfTheFileChoosesItsForm() throws IOException {
        var json = new ObjectMapper();

        var lines = Files.readAllLines(written("report.jsonl"));
        assertThat(lines)
                .singleElement()
                .satisfies(
                        line -> assertThat(json.readTree(line).path("success").asBoolean(true))
                                .isFalse());

        var whole = json.readTree(Files.readString(written("report.json")));
        assertThat(whole.path("measures").path("task success").asText()).isEqualTo("0 of 1 (0.0 %)");
        assertThat(whole.path("results")).hasSize(1);

        assertThat(Files.readString(written("folder/report.md")))
                .startsWith("# made-up")
                .contains("| task success | 0 of 1 (0.0 %) |", "≠ GOLD");
    }

    private Path written(String name) throws IOException {
        Path file = folder.resolve(name);
        report.write(file);
        return file;
    }
}
