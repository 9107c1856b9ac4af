package dev.caredesk.evaluation.badmodel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class BadModelServerTest {

    private static final String REQUEST = """
            {"messages": [{"role": "tool", "content": "{\\"slotId\\":\\"k3-7\\"}"}],
             "tools": [{"function": {"name": "proposeBooking", "parameters": {"properties": {"slotId": {}}}}}]}""";

    @Test
    void streamsAsOpenAiDoes() throws IOException, InterruptedException {
        try (var server = new BadModelServer(0, 1)) {
            var answers = new HashSet<String>();
            for (var at = 0; at < 20; at++) {
                answers.add(ask(server.address()));
            }
            assertThat(answers)
                    .allSatisfy(it -> assertThat(it).startsWith("data: {").endsWith("data: [DONE]\n\n"));
            assertThat(answers).anySatisfy(it -> assertThat(it).contains("\"finish_reason\":\"stop\"", "\"content\""));
            assertThat(answers).anySatisfy(it -> assertThat(it).contains("\"finish_reason\":\"tool_calls\"", "k3-7"));
        }
    }

    @Test
    void repliesAgainAsItDidWithThatSeed() throws IOException {
        var request = new ObjectMapper().readTree(REQUEST);
        var one = new BadModel(7);
        var other = new BadModel(7);
        var replies = new HashSet<Reply>();
        for (var at = 0; at < 50; at++) {
            var reply = one.reply(request);
            assertThat(other.reply(request)).isEqualTo(reply);
            replies.add(reply);
        }
        assertThat(replies).hasSizeGreaterThan(20);
    }

    @Test
    void liesNameNoPlaceholder() throws IOException {
        var request = new ObjectMapper().readTree("{}");
        var model = new BadModel(3);
        var texts = new HashSet<String>();
        for (var at = 0; at < 500; at++) {
            if (model.reply(request) instanceof Reply.Text(var text)) {
                texts.add(text);
            }
        }
        assertThat(texts).hasSizeGreaterThan(20).noneMatch(text -> text.matches(".*\\{\\w+}.*"));
    }

    private static String ask(URI address) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address + "/chat/completions"))
                    .POST(BodyPublishers.ofString(REQUEST))
                    .build();
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }
}
