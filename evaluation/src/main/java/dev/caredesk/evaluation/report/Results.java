package dev.caredesk.evaluation.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caredesk.evaluation.Run;
import dev.caredesk.evaluation.replay.Exchange;
import dev.caredesk.evaluation.score.CallScore;
import dev.caredesk.evaluation.score.Determinism;
import dev.caredesk.evaluation.score.DialogueScore;
import dev.caredesk.evaluation.score.LineScore;
import java.util.List;
import java.util.stream.Stream;

/** Results as JSON objects: everything but how long it took, which is never the same twice. */
final class Results {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Results() {}

    /** Returns an object for each dialogue or line. */
    static Stream<ObjectNode> of(Run run) {
        return Stream.concat(
                run.dialogues().stream().map(Results::dialogue),
                run.lines().stream().map(Results::line));
    }

    /** Returns a text for each dialogue or line, in which equal results are equal bytes. */
    static List<String> comparable(Run run) {
        return of(run).map(ObjectNode::toString).map(Determinism::normalised).toList();
    }

    private static ObjectNode dialogue(DialogueScore score) {
        var transcript = score.transcript();
        ObjectNode json = JSON.createObjectNode()
                .put("id", transcript.dialogue().id())
                .put("kind", transcript.dialogue().kind())
                .put("now", transcript.dialogue().clinic().now().toString())
                .put("success", score.isSuccessful());
        transcript.failure().ifPresent(failure -> json.put("failure", failure));
        ArrayNode calls = json.putArray("calls");
        score.calls().forEach(call -> calls.add(call(call)));
        addAll(json, "expected", score.endState().expected());
        addAll(json, "missing", score.endState().missing());
        addAll(json, "other", score.endState().other());
        addAll(json, "appointments", transcript.appointments());
        ObjectNode helped = json.putObject("helped");
        transcript.helped().forEach((kind, count) -> helped.put(kind.name(), count));
        ArrayNode turns = json.putArray("turns");
        transcript.exchanges().forEach(exchange -> turns.add(exchange(exchange)));
        return json;
    }

    private static ObjectNode call(CallScore score) {
        return JSON.createObjectNode()
                .put("turn", score.turn())
                .put("call", score.call().toString())
                .put("matched", score.matched());
    }

    private static ObjectNode exchange(Exchange exchange) {
        var answer = exchange.answer();
        ObjectNode json = JSON.createObjectNode()
                .put("turn", exchange.turn())
                .put("speaker", exchange.speaker().name())
                .put("said", exchange.said())
                .put("answer", answer.text());
        ArrayNode calls = json.putArray("tools");
        for (var call : answer.calls()) {
            calls.addObject()
                    .put("name", call.name())
                    .put("outcome", call.outcome())
                    .put("results", call.results())
                    .set("arguments", call.arguments());
        }
        answer.open().ifPresent(open -> json.put("proposal", open.kind() + " " + open.slot()));
        json.put("offered", answer.offered().size());
        json.put("identification_required", answer.identificationRequired());
        addAll(json, "held_back", List.copyOf(answer.heldBack()));
        return json;
    }

    private static ObjectNode line(LineScore line) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", line.id())
                .put("measure", line.measure())
                .put("success", line.isRight())
                .put("text", line.text())
                .put("expected", line.expected())
                .put("found", line.found())
                .put("answer", line.answer());
        addAll(json, "calls", line.calls());
        return json;
    }

    private static void addAll(ObjectNode json, String name, List<?> values) {
        ArrayNode array = json.putArray(name);
        values.forEach(value -> array.add(value.toString()));
    }
}
