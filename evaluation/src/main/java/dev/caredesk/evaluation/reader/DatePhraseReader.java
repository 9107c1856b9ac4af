package dev.caredesk.evaluation.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caredesk.evaluation.dialogue.DatePhrase;

/** Phrases of the Schema-Guided Dialogue dataset with the value they were annotated with. */
final class DatePhraseReader {

    private DatePhraseReader() {}

    static DatePhrase read(JsonNode line) {
        return new DatePhrase(
                Fields.text(line, "text"), Fields.text(line, "slot").endsWith("time"), Fields.text(line, "canonical"));
    }
}
