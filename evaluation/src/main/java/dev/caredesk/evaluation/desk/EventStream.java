package dev.caredesk.evaluation.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Collects the server-sent events of one turn. */
final class EventStream {

    private static final String EVENT = "event:";
    private static final String DATA = "data:";

    private final ObjectMapper json;
    private final List<ToolCall> calls = new ArrayList<>();
    private final List<Proposal> proposed = new ArrayList<>();
    private final StringBuilder data = new StringBuilder();
    private String event = "";
    private Optional<JsonNode> done = Optional.empty();

    EventStream(ObjectMapper json) {
        this.json = json;
    }

    void read(Stream<String> lines) {
        lines.forEach(this::line);
        line("");
    }

    Answer answer(Set<String> heldBack, Duration took) {
        JsonNode answer = done.orElseThrow(() -> new DeskFailed("The stream ended without an answer"));
        var offered = new ArrayList<Slot>();
        answer.path("slots").forEach(slot -> offered.add(Slot.of(slot)));
        return new Answer(
                answer.path("answer").asText(),
                answer.path("conversation_id").asText(),
                List.copyOf(calls),
                List.copyOf(proposed),
                Optional.of(answer.path("proposal")).filter(JsonNode::isObject).map(Proposal::of),
                List.copyOf(offered),
                answer.path("identification").asText().equalsIgnoreCase("required"),
                heldBack,
                took);
    }

    private void line(String line) {
        if (line.startsWith(EVENT)) {
            event = line.substring(EVENT.length()).strip();
        } else if (line.startsWith(DATA)) {
            data.append(line.substring(DATA.length()).strip()).append('\n');
        } else if (line.isEmpty()) {
            dispatch();
        }
    }

    private void dispatch() {
        if (!data.isEmpty()) {
            JsonNode content = parsed(data.toString());
            switch (event) {
                case "tool" -> calls.add(toolCall(content));
                case "proposal" -> proposed.add(Proposal.of(content));
                case "done" -> done = Optional.of(content);
                case "error" -> throw new DeskFailed("The turn failed: " + content);
                default -> {} // pieces of the text, which "done" has whole
            }
        }
        data.setLength(0);
        event = "";
    }

    private static ToolCall toolCall(JsonNode content) {
        return new ToolCall(
                content.path("name").asText(),
                content.path("arguments"),
                content.path("outcome").asText(),
                content.path("results").asInt(0));
    }

    private JsonNode parsed(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new DeskFailed("The stream has no JSON: " + text, malformed);
        }
    }
}
