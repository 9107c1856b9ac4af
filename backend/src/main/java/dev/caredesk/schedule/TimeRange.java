package dev.caredesk.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time, its start included and its end not.
 *
 * @param start first instant
 * @param end first instant after it; later than {@code start}
 */
public record TimeRange(Instant start, Instant end) {

    /** Refuses an empty or reversed range with an {@link IllegalArgumentException}. */
    public TimeRange {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("A time range must end after it starts: " + start + " to " + end);
        }
    }

    /** Whether the two share any instant. */
    public boolean overlaps(TimeRange other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /** Whether the other lies wholly within this one. */
    public boolean contains(TimeRange other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }

    /** Its length in elapsed time, which on a daylight-saving day is not that of the wall clock. */
    public Duration length() {
        return Duration.between(start, end);
    }
}
