package dev.caredesk.chat;

import static dev.caredesk.agent.model.ScriptedModelServer.call;
import static dev.caredesk.agent.model.ScriptedModelServer.lastRole;
import static dev.caredesk.agent.model.ScriptedModelServer.stall;
import static dev.caredesk.agent.model.ScriptedModelServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caredesk.agent.model.ScriptedModelServer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ScriptedModelProfile.class)
class TurnStreamTest {

    @Inject
    Jdbi jdbi;

    @ConfigProperty(name = "openai.base-url")
    URI address;

    @Inject
    ObjectMapper json;

    @TestHTTPResource("/api/query")
    URI query;

    @TestHTTPResource("/api/query/stream")
    URI stream;

    private ScriptedModelServer model;

    @BeforeEach
    void reset() {
        ChatClinic.reset(jdbi);
        model = ScriptedModelProfile.model(address);
        model.plays(request -> text("Hello."));
    }

    @Test
    void eventsComeInOrderAndTheLastIsTheWholeAnswer() throws Exception {
        model.plays(request -> lastRole(request).equals("user")
                ? call("findSlots", Map.of("specialty", "knee", "limit", 2))
                : text("Here ", "you ", "are."));
        List<String> lines;
        try (var client = HttpClient.newHttpClient()) {
            lines = client.send(post(stream, null, "a knee doctor"), BodyHandlers.ofLines())
                    .body()
                    .toList();
        }

        var events = lines.stream()
                .filter(line -> line.startsWith("event:"))
                .map(line -> line.substring(6).strip())
                .toList();
        assertThat(events).containsExactly("conversation", "step", "tool", "token", "token", "token", "done");
        var data = lines.stream()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring(5))
                .toList();
        var step = json.readTree(data.get(1));
        assertThat(step.get("name").asText()).isEqualTo("findSlots");
        assertThat(step.get("arguments").get("specialty").asText()).isEqualTo("knee");
        assertThat(json.readTree(data.get(2)).toString())
                .contains("\"name\":\"findSlots\"", "\"outcome\":\"ok\"", "\"results\":2", "\"specialty\":\"knee\"");
        var done = json.readTree(data.getLast());
        assertThat(json.readTree(data.getFirst()).get("conversation_id")).isEqualTo(done.get("conversation_id"));
        assertThat(done.get("answer").asText()).isEqualTo("Here you are.");
        assertThat(done.get("slots")).hasSize(2);
        assertThat(done.get("conversation_id").asText()).hasSize(22);
    }

    @Test
    void refusalsBeforeTheStreamAreHttpProblems() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var unknown = client.send(post(stream, "AAAAAAAAAAAAAAAAAAAAAA", "hi"), BodyHandlers.ofString());
            assertThat(unknown.statusCode()).isEqualTo(404);
            assertThat(unknown.body()).contains("\"NOT_FOUND\"");

            var blank = client.send(post(stream, null, " "), BodyHandlers.ofString());
            assertThat(blank.statusCode()).isEqualTo(400);
            assertThat(blank.body()).contains("\"user_input\"");
        }
    }

    @Test
    void closingTheConnectionStopsTheModelAndFreesTheConversation() throws Exception {
        var conversation = ChatClinic.start();
        model.plays(request -> stall());
        var client = HttpClient.newHttpClient();
        var reading = client.sendAsync(post(stream, conversation, "hello?"), BodyHandlers.ofString());
        await().until(() -> !model.requests().isEmpty());

        reading.cancel(true);
        client.shutdownNow();

        assertThat(model.awaitHangUp()).isTrue();
        await().until(() -> ChatClinic.count(jdbi, "message", "shown = 'hello?' AND role = 'user'") == 1);
        assertThat(ChatClinic.count(jdbi, "message", "display ->> 'stopped' = 'true'"))
                .isOne();
        model.plays(request -> text("Here I am."));
        await().until(() -> ChatClinic.say(conversation, "again").extract().statusCode() == 200);
    }

    @Test
    void oneTurnAtATimeOfManyInOneConversation() throws Exception {
        var conversation = ChatClinic.start();
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var refused = new CountDownLatch(1);
        model.plays(request -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            waitFor(refused);
            running.decrementAndGet();
            return text("Done.");
        });
        try (var client = HttpClient.newHttpClient();
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var turns = new ArrayList<Callable<HttpResponse<String>>>();
            for (var turn = 0; turn < 64; turn++) {
                turns.add(() -> {
                    var answer = client.send(post(query, conversation, "hello"), BodyHandlers.ofString());
                    if (answer.statusCode() == 409) {
                        refused.countDown();
                    }
                    return answer;
                });
            }
            var statuses = new ArrayList<Integer>();
            for (var answer : callers.invokeAll(turns)) {
                statuses.add(answer.get().statusCode());
            }
            assertThat(statuses).containsOnly(200, 409);
            assertThat(most).hasValue(1);
            var answered = Stream.of(statuses.toArray())
                    .filter(status -> status.equals(200))
                    .count();
            // "Hello", its answer, and two for each turn that was answered
            assertThat(ChatClinic.count(jdbi, "message", "true")).isEqualTo((int) (2 + 2 * answered));
        }
    }

    private HttpRequest post(URI address, String conversation, String text) throws IOException {
        var body = conversation == null
                ? Map.of("user_input", text)
                : Map.of("user_input", text, "conversation_id", conversation);
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build();
    }

    // The first turn lasts until another one has met it
    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(8, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
