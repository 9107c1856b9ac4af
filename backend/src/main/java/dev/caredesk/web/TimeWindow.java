package dev.caredesk.web;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A stretch of the day.
 *
 * @param from begin
 * @param to end; empty for midnight
 */
public record TimeWindow(LocalTime from, Optional<LocalTime> to) {

    /** Reads {@code 08:00-12:00}; {@code 24:00} is the end of the day. */
    static TimeWindow parse(String text) {
        var parts = text.split("-", -1);
        if (parts.length != 2) {
            throw new DateTimeException("Not a stretch of the day");
        }
        var from = LocalTime.parse(parts[0]);
        var to = parts[1].equals("24:00") ? Optional.<LocalTime>empty() : Optional.of(LocalTime.parse(parts[1]));
        if (to.isPresent() && !from.isBefore(to.get())) {
            throw new DateTimeException("It ends before it begins");
        }
        return new TimeWindow(from, to);
    }
}
