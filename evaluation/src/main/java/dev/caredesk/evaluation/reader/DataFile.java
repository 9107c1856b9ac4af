package dev.caredesk.evaluation.reader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caredesk.evaluation.dialogue.Material;
import dev.caredesk.evaluation.dialogue.Material.Dialogues;
import dev.caredesk.evaluation.dialogue.Material.Intents;
import dev.caredesk.evaluation.dialogue.Material.Phrases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a file of JSON lines, in whichever of the known formats it is. */
public final class DataFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DataFile() {}

    /**
     * Reads a file.
     *
     * @throws UnreadableData if it is in none of the formats
     */
    public static Material read(Path file) throws IOException {
        List<JsonNode> lines = lines(file);
        if (lines.isEmpty()) {
            throw new UnreadableData(file + " is empty");
        }
        JsonNode first = lines.getFirst();
        try {
            if (first.has("turns")) {
                return new Dialogues(
                        lines.stream().map(SchemaGuidedReader::read).toList());
            }
            if (first.has("events")) {
                return new Dialogues(lines.stream().map(StarReader::read).toList());
            }
            if (first.has("coarse_intent")) {
                return new Intents(SmcalflowReader.read(lines));
            }
            if (first.has("canonical")) {
                return new Phrases(lines.stream().map(DatePhraseReader::read).toList());
            }
        } catch (RuntimeException unexpected) {
            throw new UnreadableData(file + " is not as expected: " + unexpected.getMessage(), unexpected);
        }
        throw new UnreadableData(file + " is in no format that is known here; see docs/evaluation.md");
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        var lines = new ArrayList<JsonNode>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank()) {
                lines.add(parsed(file, number, line));
            }
        }
        return lines;
    }

    private static JsonNode parsed(Path file, int number, String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException malformed) {
            throw new UnreadableData(file + ":" + number + " is no JSON: " + malformed.getOriginalMessage(), malformed);
        }
    }
}
