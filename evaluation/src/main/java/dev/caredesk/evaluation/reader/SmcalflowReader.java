package dev.caredesk.evaluation.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caredesk.evaluation.dialogue.IntentTurn;
import java.util.List;
import java.util.Set;

/** Single turns of SMCalFlow. Only those are read whose intent a desk can have. */
final class SmcalflowReader {

    private static final Set<String> INTENTS = Set.of("create", "query", "update", "delete");

    private SmcalflowReader() {}

    static List<IntentTurn> read(List<JsonNode> lines) {
        return lines.stream()
                .map(line -> new IntentTurn(
                        Fields.text(line, "id") + "/" + Fields.text(line, "turn"),
                        Fields.text(line, "user"),
                        Fields.text(line, "coarse_intent")))
                .filter(turn -> INTENTS.contains(turn.intent()))
                .toList();
    }
}
