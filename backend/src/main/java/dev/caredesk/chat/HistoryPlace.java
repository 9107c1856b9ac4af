package dev.caredesk.chat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A place in a visitor's history, which is ordered by last use.
 *
 * @param updatedAt last use of the conversation at that place
 * @param id its public id
 */
public record HistoryPlace(Instant updatedAt, UUID id) {

    private static final int UUID_LENGTH = 36;

    /** Reads what {@link #text} wrote; anything else is an {@link IllegalArgumentException}. */
    public static HistoryPlace parse(String text) {
        var split = text.length() - UUID_LENGTH;
        if (split < 1) {
            throw new IllegalArgumentException("Not a place in a history");
        }
        return new HistoryPlace(
                Instant.EPOCH.plus(Long.parseLong(text.substring(0, split)), ChronoUnit.MICROS),
                UUID.fromString(text.substring(split)));
    }

    /** Returns the place as text, exact to PostgreSQL's microsecond. */
    public String text() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, updatedAt) + id.toString();
    }
}
