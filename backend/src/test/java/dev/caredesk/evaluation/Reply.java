package dev.caredesk.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What came back on a turn.
 *
 * @param status the HTTP status
 * @param tools the tool events
 * @param done the whole answer; of a refused turn the problem
 */
record Reply(int status, List<JsonNode> tools, JsonNode done) {

    String answer() {
        return done.path(status == 200 ? "answer" : "detail").asText();
    }

    boolean isAnswered() {
        return status == 200 && !answer().isBlank() && !answer().contains("cannot answer right now");
    }

    /** Whether a tool of that name was called with those values: {@code findSlots specialty=dentist}. */
    boolean called(String call) {
        var words = List.of(call.split("\\s+(?=\\w+=)"));
        return tools.stream()
                .filter(tool -> tool.path("name").asText().equals(words.getFirst()))
                .anyMatch(tool ->
                        words.stream().skip(1).allMatch(pair -> has(tool.path("arguments"), pair.split("=", 2))));
    }

    private static boolean has(JsonNode arguments, String[] pair) {
        var value = arguments.path(pair[0]);
        return (value.isValueNode() ? value.asText() : value.toString()).equalsIgnoreCase(pair[1]);
    }
}
