package dev.caredesk.agent.remote;

import dev.caredesk.agent.remote.RemoteAgentFailed.Why;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads server-sent events, and no more of them than an answer may have. */
final class AgentEvents {

    private final InputStream in;
    private int left;

    /** One event. */
    record Event(String name, String data) {}

    AgentEvents(InputStream in, int mostBytes) {
        this.in = in;
        this.left = mostBytes;
    }

    /** Returns the next event, or nothing at the end. */
    Optional<Event> next() throws IOException, RemoteAgentFailed {
        var name = "message";
        var data = new StringBuilder();
        for (var line = line(); line.isPresent(); line = line()) {
            var text = line.get();
            if (text.isEmpty()) {
                if (!data.isEmpty()) {
                    return Optional.of(new Event(name, data.substring(0, data.length() - 1)));
                }
                name = "message";
            } else if (text.startsWith("event:")) {
                name = value(text);
            } else if (text.startsWith("data:")) {
                data.append(value(text)).append('\n');
            }
        }
        return Optional.empty();
    }

    private static String value(String line) {
        var value = line.substring(line.indexOf(':') + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }

    // A line that is cut off in the middle belongs to no event
    private Optional<String> line() throws IOException, RemoteAgentFailed {
        var line = new ByteArrayOutputStream();
        for (var octet = in.read(); octet >= 0; octet = in.read()) {
            if (--left < 0) {
                throw new RemoteAgentFailed(Why.TOO_LONG, "it answered more than an answer may have");
            }
            if (octet == '\n') {
                var text = line.toString(StandardCharsets.UTF_8);
                return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
            }
            line.write(octet);
        }
        return Optional.empty();
    }
}
