package dev.caredesk.evaluation.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/** A time with a doctor, offered or proposed. */
public record Slot(String doctor, LocalDateTime start) {

    static Slot of(JsonNode json) {
        return new Slot(
                json.path("doctor").path("name").asText(),
                OffsetDateTime.parse(json.path("start").asText()).toLocalDateTime());
    }

    @Override
    public String toString() {
        return doctor + ", " + start;
    }
}
