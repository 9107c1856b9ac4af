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

    /** Returns it as a scenario writes it: {@code book Ingrid Solberg, 2027-03-03 10:00}. */
    @Override
    public String toString() {
        return kind + " " + slot.doctor() + ", " + slot.start().toString().replace('T', ' ');
    }
}
