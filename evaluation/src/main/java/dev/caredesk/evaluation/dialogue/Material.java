package dev.caredesk.evaluation.dialogue;

import java.util.List;

/** What a file holds. */
public sealed interface Material {

    /** Whole dialogues. */
    record Dialogues(List<Dialogue> dialogues) implements Material {}

    /** Single lines with their intent. */
    record Intents(List<IntentTurn> turns) implements Material {}

    /** Phrases with their resolution. */
    record Phrases(List<DatePhrase> phrases) implements Material {}
}
