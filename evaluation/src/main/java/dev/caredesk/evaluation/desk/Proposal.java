package dev.caredesk.evaluation.desk;

import com.fasterxml.jackson.databind.JsonNode;

/** What waits for a yes. */
public record Proposal(String kind, Slot slot) {

    static Proposal of(JsonNode json) {
        return new Proposal(json.path("kind").asText(), Slot.of(json));
    }

    /** Whether a yes books an appointment. */
    public boolean books() {
        return kind.equalsIgnoreCase("book");
    }
}
