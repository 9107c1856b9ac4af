package dev.caredesk.agent.remote;

import static dev.caredesk.agent.remote.ScriptedAgent.ID;
import static dev.caredesk.agent.remote.ScriptedAgent.begun;
import static dev.caredesk.agent.remote.ScriptedAgent.done;
import static dev.caredesk.agent.remote.ScriptedAgent.event;
import static dev.caredesk.agent.remote.ScriptedAgent.events;
import static dev.caredesk.agent.remote.ScriptedAgent.json;
import static dev.caredesk.agent.remote.ScriptedAgent.says;
import static dev.caredesk.agent.remote.ScriptedAgent.stall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.caredesk.agent.remote.ScriptedAgent.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RemoteAgentTest {

    private final ScriptedAgent scripted = new ScriptedAgent(0);
    private final List<String> ids = new ArrayList<>();
    private final List<String> words = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        scripted.close();
    }

    @Test
    void passesThePiecesOnAndTheIdOfTheConversation() throws Exception {
        scripted.plays(turn -> says("Two ", "are free."));

        ask("A knee doctor", Optional.empty());

        assertThat(words).containsExactly("Two ", "are free.");
        assertThat(ids).containsOnly(ID);
        assertThat(scripted.asked().getFirst().body().toString()).isEqualTo("{\"user_input\":\"A knee doctor\"}");
        assertThat(scripted.asked().getFirst().header("Authorization")).isEqualTo("Bearer " + TestSettings.TOKEN);
    }

    @Test
    void goesOnInItsConversation() throws Exception {
        ask("And later?", Optional.of(ID));

        assertThat(scripted.asked().getFirst().body().path("conversation_id").asText())
                .isEqualTo(ID);
    }

    @Test
    void takesTheWholeAnswerOfOneThatDoesNotStream() throws Exception {
        scripted.doesNotStream();
        scripted.plays(turn -> json(200, "{\"answer\":\"Two.\",\"conversation_id\":\"" + ID + "\",\"mood\":\"fine\"}"));

        ask("A knee doctor", Optional.of(ID));

        assertThat(words).containsExactly("Two.");
        assertThat(scripted.asked())
                .singleElement()
                .extracting(ScriptedAgent.Asked::path)
                .isEqualTo("/api/query");
    }

    @Test
    void skipsWhatItDoesNotKnowAndTakesAnAnswerThatComesAtOnce() throws Exception {
        scripted.plays(turn -> events(": hello\r\n\r\n" + event("mood", "not even JSON") + event("step", "{}")
                + event("proposal", "{\"id\":\"1\"}") + done("All at once.").replace("\n", "\r\n")));

        ask("hello", Optional.empty());

        assertThat(words).containsExactly("All at once.");
    }

    @Test
    void beginsAnewWhenTheAgentHasForgottenTheConversation() throws Exception {
        scripted.plays(turn -> turn.body().has("conversation_id") ? json(404, "{}") : says("Hello again."));

        ask("hello", Optional.of("lost"));

        assertThat(words).containsExactly("Hello again.");
        assertThat(ids).containsOnly(ID);
    }

    @Test
    void waitsForATurnThatWasStopped() throws Exception {
        var tries = new AtomicInteger();
        scripted.plays(turn -> tries.incrementAndGet() < 3 ? json(409, "{}") : says("Now."));

        ask("hello", Optional.of(ID));

        assertThat(words).containsExactly("Now.");
    }

    static Stream<Arguments> wrong() {
        var piece = event("token", "{\"text\":\"Two \"}");
        return Stream.of(
                Arguments.of("the status 500", json(500, "{}")),
                Arguments.of("the status 409", json(409, "{}")),
                Arguments.of("the status 302", json(302, "")),
                Arguments.of("nothing at /api/query/stream", json(404, "{}")),
                Arguments.of("is no JSON", json(200, "<!doctype html>")),
                Arguments.of("is no JSON", json(200, "{\"answer\":\"Tw")),
                Arguments.of("no conversation_id", json(200, "[]")),
                Arguments.of("no conversation_id", json(200, "{\"answer\":\"Two.\"}")),
                Arguments.of("no conversation_id", json(200, answer("Two.", "x".repeat(513)))),
                Arguments.of("answered nothing", json(200, answer(" ", ID))),
                Arguments.of("answered nothing", json(200, "{\"answer\":{\"text\":1},\"conversation_id\":\"1\"}")),
                Arguments.of("more than an answer may have", json(200, answer("x".repeat(16_001), ID))),
                Arguments.of("more than an answer may have", json(200, " ".repeat(300_000))),
                Arguments.of("ended before its last event", events("")),
                Arguments.of("ended before its last event", events(begun() + piece)),
                Arguments.of(
                        "ended before its last event",
                        events(begun() + done("Two").stripTrailing())),
                Arguments.of("with an error", events(begun() + piece + event("error", "{\"status\":500}"))),
                Arguments.of("is no JSON", events(begun() + event("token", "Two"))),
                Arguments.of("more than an answer may have", events(begun() + piece.repeat(5_000))),
                Arguments.of("more than an answer may have", events("x".repeat(300_000))),
                Arguments.of("no conversation_id", events(piece + event("done", "{}"))));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsWrongIsSaidWithoutAWordOfTheAnswer(String why, Reply reply) {
        scripted.plays(turn -> reply);

        assertThatThrownBy(() -> ask("hello", Optional.empty(), Duration.ZERO))
                .isInstanceOf(RemoteAgentFailed.class)
                .hasMessageContaining(why)
                .message()
                .doesNotContain("Tw", "html");
    }

    static Stream<Arguments> ill() {
        return Stream.of(
                Arguments.of("it does not say that it is healthy", json(200, "{\"status\":\"ill\"}")),
                Arguments.of("it does not say that it is healthy", json(503, "{}")),
                Arguments.of("its answer is no JSON", json(200, "<!doctype html>")),
                Arguments.of("it cannot be reached (IOException)", json(200, " ".repeat(300_000))),
                Arguments.of("it does not say within 2 s how it is", stall("{\"status\":")));
    }

    @ParameterizedTest
    @MethodSource("ill")
    void whatIsWrongWithItsHealthIsSaid(String why, Reply health) {
        scripted.isInHealth(health);

        assertThatThrownBy(() -> agent(Duration.ZERO).look())
                .isInstanceOf(RemoteAgentFailed.class)
                .hasMessage(why);
    }

    @Test
    void nobodyThereIsSaid() {
        scripted.close();

        assertThatThrownBy(() -> ask("hello", Optional.empty()))
                .isInstanceOf(RemoteAgentFailed.class)
                .hasMessage("it cannot be reached (ConnectException)");
    }

    @Test
    void whoeverInterruptsHangsUp() throws Exception {
        scripted.plays(turn -> stall(begun() + event("token", "{\"text\":\"Two \"}")));
        var ended = new AtomicReference<Throwable>();
        var asking = Thread.startVirtualThread(() -> {
            try {
                ask("hello", Optional.empty());
            } catch (RemoteAgentFailed | InterruptedException stopped) {
                ended.set(stopped);
            }
        });
        await().atMost(Duration.ofMinutes(1)).until(() -> !words.isEmpty());

        asking.interrupt();

        assertThat(scripted.awaitHangUp()).isTrue();
        asking.join();
        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
    }

    private static String answer(String text, String id) {
        return "{\"answer\":\"" + text + "\",\"conversation_id\":\"" + id + "\"}";
    }

    private void ask(String text, Optional<String> conversation) throws RemoteAgentFailed, InterruptedException {
        ask(text, conversation, Duration.ofMinutes(1));
    }

    private void ask(String text, Optional<String> conversation, Duration busyPatience)
            throws RemoteAgentFailed, InterruptedException {
        agent(busyPatience).ask(text, conversation, ids::add, words::add);
    }

    private RemoteAgent agent(Duration busyPatience) {
        var address = RemoteAgentAddress.parse(scripted.url()).orElseThrow();
        return new RemoteAgent(address, new TestSettings(Optional.empty(), busyPatience, Duration.ZERO));
    }
}
