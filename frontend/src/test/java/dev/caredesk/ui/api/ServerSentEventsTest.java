package dev.caredesk.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.ui.api.ServerSentEvents.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerSentEventsTest {

    @Test
    void readsNamedEventsInOrder() throws IOException {
        assertThat(read("event: token\ndata: {\"text\":\"a\"}\n\nevent: done\ndata: {}\n\n"))
                .containsExactly(new Event("token", "{\"text\":\"a\"}"), new Event("done", "{}"));
    }

    @Test
    void joinsSeveralDataLines() throws IOException {
        assertThat(read("data: one\ndata\ndata:two\n\n")).containsExactly(new Event("message", "one\n\ntwo"));
    }

    @Test
    void takesOffOneSpaceOnly() throws IOException {
        assertThat(read("data:  two\n\n")).containsExactly(new Event("message", " two"));
    }

    @Test
    void skipsCommentsAndUnknownFields() throws IOException {
        assertThat(read(": keep-alive\n\nid: 7\nretry: 5\nevent: token\n: again\ndata: x\n\n"))
                .containsExactly(new Event("token", "x"));
    }

    @Test
    void forgetsTheNameOfAnEventWithoutData() throws IOException {
        assertThat(read("event: token\n\ndata: x\n\n")).containsExactly(new Event("message", "x"));
    }

    @Test
    void readsEveryKindOfLineEnd() throws IOException {
        assertThat(read("event: token\r\ndata: x\r\n\r\nevent: done\rdata: y\r\r"))
                .containsExactly(new Event("token", "x"), new Event("done", "y"));
    }

    @Test
    void dropsAnEventThatTheEndCutsOff() throws IOException {
        assertThat(read("data: whole\n\nevent: done\ndata: half")).containsExactly(new Event("message", "whole"));
    }

    private static List<Event> read(String text) throws IOException {
        ServerSentEvents stream = new ServerSentEvents(new BufferedReader(new StringReader(text)));
        List<Event> events = new ArrayList<>();
        for (Optional<Event> next = stream.next(); next.isPresent(); next = stream.next()) {
            events.add(next.get());
        }
        return events;
    }
}
