package dev.caredesk.evaluation.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A call of a tool, as the stream tells it.
 *
 * @param arguments a JSON object
 * @param outcome {@code ok}, {@code refused} or {@code failed}
 * @param code why it was refused; empty if it was not
 */
public record ToolCall(String name, JsonNode arguments, String outcome, String code, int results) {

    /** Returns an argument as text, when it was given. */
    public Optional<String> argument(String argument) {
        JsonNode value = arguments.get(argument);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value.asText());
    }

    @Override
    public String toString() {
        return name + arguments + (outcome.equals("ok") ? "" : (" " + outcome + " " + code).stripTrailing());
    }
}
