package dev.caredesk.evaluation.desk;

import com.fasterxml.jackson.databind.JsonNode;
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

    private final DeskClient client;
    private final long begun = System.nanoTime();
    private final List<ToolCall> calls = new ArrayList<>();
    private final List<Proposal> proposed = new ArrayList<>();
    private final StringBuilder data = new StringBuilder();
    private String event = "";
    private Optional<JsonNode> done = Optional.empty();
    private Optional<Duration> firstText = Optional.empty();
    private Duration took = Duration.ZERO;

    /** A turn begins now. */
    EventStream(DeskClient client) {
        this.client = client;
    }

    void read(Stream<String> lines) {
        lines.forEach(this::line);
        line("");
        took = soFar();
    }

    Answer answer(Set<String> heldBack) {
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
                answer.path("emergency").asBoolean(),
                Optional.of(answer.path("answered_by"))
                        .filter(JsonNode::isObject)
                        .map(it -> it.path("provider").asText()),
                heldBack,
                firstText,
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
            JsonNode content = client.tree(data.toString());
            switch (event) {
                case "token" -> firstText = firstText.or(() -> Optional.of(soFar()));
                case "tool" -> calls.add(toolCall(content));
                case "proposal" -> proposed.add(Proposal.of(content));
                case "done" -> done = Optional.of(content);
                case "error" -> throw new DeskFailed(content.path("status").asInt(), "the turn: " + content);
                default -> {} // what "done" has whole
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
                content.path("code").asText(""),
                content.path("results").asInt(0));
    }

    private Duration soFar() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
