package dev.caredesk.evaluation.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caredesk.evaluation.desk.Answer;
import dev.caredesk.evaluation.desk.DeskFailed;
import dev.caredesk.evaluation.desk.Proposal;
import dev.caredesk.evaluation.desk.ToolCall;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What came back on a turn.
 *
 * @param status the HTTP status; 0 if there was none
 * @param text the answer, or what went wrong
 * @param answer empty when the turn was refused or failed, or was no turn but a press of a button
 */
record Reply(int status, String text, Optional<Answer> answer) {

    static final int OK = 200;
    /** What the desk says when the model does not answer. */
    private static final String NO_MODEL = "cannot answer right now";

    static Reply of(Answer answer) {
        return new Reply(OK, answer.text(), Optional.of(answer));
    }

    static Reply of(DeskFailed failure) {
        return new Reply(failure.status(), String.valueOf(failure.getMessage()), Optional.empty());
    }

    /** A button was pressed, and did what it says. */
    static Reply pressed() {
        return new Reply(OK, "(pressed)", Optional.empty());
    }

    boolean isAnswered() {
        return answer.isPresent() && !text.isBlank() && !text.contains(NO_MODEL);
    }

    List<ToolCall> calls() {
        return answer.map(Answer::calls).orElse(List.of());
    }

    Optional<Proposal> open() {
        return answer.flatMap(Answer::open);
    }

    boolean says(String words) {
        return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    /** Whether a tool of that name was called with those values: {@code findSlots specialty=dentist}. */
    boolean called(String call) {
        var words = List.of(call.split("\\s+(?=\\w+=)"));
        return calls().stream()
                .filter(tool -> tool.name().equals(words.getFirst()))
                .anyMatch(tool -> words.stream().skip(1).allMatch(pair -> has(tool.arguments(), pair.split("=", 2))));
    }

    private static boolean has(JsonNode arguments, String[] pair) {
        var value = arguments.path(pair[0]);
        return (value.isValueNode() ? value.asText() : value.toString()).equalsIgnoreCase(pair[1]);
    }
}
