package dev.caredesk.evaluation.reader;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Fields of a JSON object. */
final class Fields {

    private Fields() {}

    /** Returns a text that has to be there. */
    static String text(JsonNode node, String name) {
        return optional(node, name).orElseThrow(() -> new UnreadableData("the field " + name + " is missing"));
    }

    /** Returns a text that is there and not blank. */
    static Optional<String> optional(JsonNode node, String name) {
        return Optional.ofNullable(node.get(name))
                .filter(value -> !value.isNull())
                .map(JsonNode::asText)
                .filter(value -> !value.isBlank());
    }

    /** Returns a text under the first of the names that is there. */
    static Optional<String> either(JsonNode node, String name, String other) {
        return optional(node, name).or(() -> optional(node, other));
    }
}
