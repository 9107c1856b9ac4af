package dev.caredesk.ui.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Reads {@code text/event-stream}, as the HTML standard describes it. */
public final class ServerSentEvents {

    /**
     * One event.
     *
     * @param name the kind
     * @param data the payload
     */
    public record Event(String name, String data) {}

    private final BufferedReader lines;

    ServerSentEvents(BufferedReader lines) {
        this.lines = lines;
    }

    /** Returns the next event, or nothing at the end; an event that the end cuts off does not count. */
    Optional<Event> next() throws IOException {
        String name = "message";
        @Nullable StringJoiner data = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                if (data != null) {
                    return Optional.of(new Event(name, data.toString()));
                }
                name = "message";
                continue;
            }
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1);
            value = value.startsWith(" ") ? value.substring(1) : value;
            if (field.equals("event")) {
                name = value;
            } else if (field.equals("data")) {
                data = data == null ? new StringJoiner("\n") : data;
                data.add(value);
            }
        }
        return Optional.empty();
    }
}
