package dev.caredesk.agent;

import static dev.caredesk.agent.model.ScriptedModelServer.call;
import static dev.caredesk.agent.model.ScriptedModelServer.calls;
import static dev.caredesk.agent.model.ScriptedModelServer.half;
import static dev.caredesk.agent.model.ScriptedModelServer.retryAfter;
import static dev.caredesk.agent.model.ScriptedModelServer.stall;
import static dev.caredesk.agent.model.ScriptedModelServer.status;
import static dev.caredesk.agent.model.ScriptedModelServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caredesk.agent.model.ModelStatus;
import dev.caredesk.agent.model.ScriptedModelServer;
import dev.caredesk.agent.model.ScriptedModelServer.Call;
import dev.caredesk.agent.model.Wires;
import dev.caredesk.api.ToolEvent;
import dev.caredesk.caller.Caller;
import dev.caredesk.caller.ConversationId;
import dev.caredesk.database.TestDatabase;
import dev.caredesk.schedule.TestClinic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Each provider's library against a server that speaks its language, well and badly. */
@ParameterizedClass
@MethodSource("providers")
@Timeout(60)
class WireTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Set<String> WARM = new HashSet<>();
    private static final String CANNOT = "cannot answer right now";

    private final String provider;
    private final Listener listener = new Listener();
    private ScriptedModelServer server;

    WireTest(String provider) {
        this.provider = provider;
    }

    static Stream<String> providers() {
        return Wires.providers();
    }

    @BeforeAll
    static void open() {
        DATABASE.clear();
        var clinic = new TestClinic(DATABASE);
        clinic.addDailyHours(clinic.addDoctor("Sarah Johnson"));
        // Bedrock takes its own from where the platform puts them
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        System.setProperty("aws.region", "us-east-1");
    }

    @AfterAll
    static void close() {
        DATABASE.clear();
    }

    @BeforeEach
    void serve() {
        server = Wires.serve(provider);
        // Loading a provider's library takes longer than some of the tests wait
        if (WARM.add(provider)) {
            desk(Map.of()).answer(PlainDesk.turn(caller(), TurnListener.NONE), "hello");
        }
    }

    @AfterEach
    void nothingUnconfirmedIsWritten() {
        server.close();
        assertThat(count("appointment")).isZero();
        assertThat(count("proposal")).isZero();
    }

    @Test
    void wordsComeAsTheyAreSaid() {
        server.plays(text("Good ", "morning, ", "how can I help?"));

        assertThat(say("hello")).isEqualTo("Good morning, how can I help?");
        assertThat(listener.tokens).containsExactly("Good ", "morning, ", "how can I ", "help?");
        assertThat(listener.models).isEmpty();
    }

    @Test
    void toolsAreCalledAndTheirResultsSent() {
        server.plays(call("findDoctors", Map.of("specialty", "knee")), text("Dr. Sarah Johnson."));

        assertThat(say("a knee doctor")).isEqualTo("Dr. Sarah Johnson.");
        assertThat(listener.outcomes()).containsExactly("findDoctors ok");
        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().getLast().toString()).contains("Sarah Johnson");
    }

    @Test
    void parallelToolCallsAreAllAnswered() {
        server.plays(
                calls(Call.of("findDoctors", Map.of("specialty", "knee")), Call.of("clinicInfo", Map.of())),
                text("Here."));

        assertThat(say("who and where")).isEqualTo("Here.");
        assertThat(listener.outcomes()).containsExactly("findDoctors ok", "clinicInfo ok");
        assertThat(server.requests().getLast().toString()).contains("Sarah Johnson", "Riverside Clinic");
    }

    @Test
    void unknownToolsAndInventedSlotsAreRefused() {
        server.plays(
                call("dropTables", Map.of()), call("proposeBooking", Map.of("slotId", "made-up")), text("I cannot."));

        assertThat(say("book it")).isEqualTo("I cannot.");
        assertThat(server.requests().getLast().toString()).contains("no tool of this name", "SLOT_NOT_OFFERED");
    }

    @Test
    void wrongArgumentsAreExplainedTwiceAtMost() {
        var wrong = call("findSlots", Map.of("limit", "plenty"));
        server.plays(wrong, wrong, text("I am sorry."));
        assertThat(say("slots")).isEqualTo("I am sorry.");
        assertThat(server.requests().getLast().toString()).contains("limit of findSlots is of another type");

        server.plays(wrong);
        assertThat(say("slots")).contains(CANNOT);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void argumentsThatAreNoJsonGetAnHonestAnswer() {
        assumeTrue(Wires.sendArgumentsAsText(provider), "elsewhere they are part of the JSON");
        server.plays(calls(new Call("findSlots", "{\"specialty\": \"kn")));

        assertThat(say("slots")).contains(CANNOT);
        assertThat(listener.outcomes()).doesNotContain("findSlots ok");
    }

    @Test
    void endlessToolCallsAreCutOff() {
        server.plays(calls(
                Call.of("clinicInfo", Map.of()), Call.of("clinicInfo", Map.of()), Call.of("clinicInfo", Map.of())));

        assertThat(say("loop")).contains(CANNOT);
        assertThat(listener.outcomes()).filteredOn("clinicInfo ok"::equals).hasSize(8);
        assertThat(server.requests()).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void aProviderThatFailsIsAskedOnceMore() {
        server.plays(status(500, "{\"error\":\"boom secret\"}"), text("Hello."));
        assertThat(say("hello")).isEqualTo("Hello.");

        server.plays(status(503, "{\"error\":\"boom secret\"}"));
        assertThat(say("hello")).contains(CANNOT).doesNotContain("boom");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aProviderThatIsBusyIsGivenTheTimeItAsksFor() {
        server.plays(retryAfter(429, 0), text("Hello."));
        assertThat(say("hello")).isEqualTo("Hello.");

        server.plays(retryAfter(429, 60), text("Too late."));
        assertThat(say("hello")).contains(CANNOT);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void garbageGetsAnHonestAnswer() {
        for (var garbage :
                List.of("garbage", "data: {\"a\": [\n\n", "data: {}\n\n", "[]", "\u0000\u0001", "{\"x\":1}\n")) {
            server.plays(status(200, garbage));
            var desk = desk(Map.of("model.retries", "0"));
            assertThat(desk.answer(PlainDesk.turn(caller(), listener), "hello"))
                    .as(garbage)
                    .contains(CANNOT);
        }
    }

    @Test
    void anAnswerThatEndsInTheMiddleIsNotTakenForWhole() {
        server.plays(half("I have found", " three"));

        assertThat(say("slots")).startsWith("I have found").contains(CANNOT);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void silenceEndsInTime() throws InterruptedException {
        server.plays(stall());
        assertThat(impatient("hello")).contains(CANNOT);
        // The other side would have gone on for longer
        assertThat(server.awaitHangUp()).isTrue();

        server.plays(stall("One moment", " please"));
        assertThat(impatient("hello")).startsWith("One moment").contains(CANNOT);
        assertThat(server.awaitHangUp()).isTrue();
    }

    @Test
    void aKeyThatIsRefusedIsSaidAndNotTriedAgainAtOnce() {
        server.plays(status(401, "{\"error\":\"bad key\"}"));
        var desk = desk(Map.of("model.fallback", "builtin"));

        var turn = PlainDesk.turn(caller(), listener);
        assertThat(desk.answer(turn, "hello")).isNotBlank().doesNotContain(CANNOT);
        assertThat(turn.standIn().orElseThrow().provider()).isEqualTo("builtin");
        assertThat(turn.standIn().orElseThrow().reason().orElseThrow()).contains(provider + " refuses the");
        assertThat(listener.models).containsExactly("builtin");
        assertThat(desk.models().status().reason())
                .isEqualTo(turn.standIn().orElseThrow().reason());

        desk.answer(PlainDesk.turn(caller(), listener), "hello");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void theBuiltinModelTakesOverInTheMiddleOfATurn() {
        server.plays(call("findDoctors", Map.of("specialty", "knee")), status(500, ""));
        var turn = PlainDesk.turn(caller(), listener);

        var answer = desk(Map.of("model.fallback", "builtin")).answer(turn, "I need a knee doctor on Tuesday");

        assertThat(answer).contains("Johnson").doesNotContain(CANNOT);
        assertThat(listener.outcomes()).first().isEqualTo("findDoctors ok");
        assertThat(turn.standIn()).isPresent();
        // once and for the rest of the turn: one request with a tool call, two in vain
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void whoTakesOverAfterHalfAnAnswerBeginsAgain() {
        server.plays(half("I have found", " three"));
        var turn = PlainDesk.turn(caller(), listener);

        var answer = desk(Map.of("model.fallback", "builtin")).answer(turn, "I need a knee doctor on Tuesday");

        assertThat(answer).contains("Johnson").doesNotContain("I have found");
        assertThat(String.join("", listener.tokens)).startsWith("I have found").endsWith("\n\n" + answer);
    }

    @Test
    void whoFailsAgainAndAgainIsLeftAlone() {
        server.plays(status(500, ""));
        var desk = desk(Map.of("model.fallback", "builtin", "model.retries", "0"));

        for (var turn = 0; turn < 8; turn++) {
            assertThat(desk.answer(PlainDesk.turn(caller(), listener), "hello")).isNotBlank();
        }

        assertThat(server.requests()).hasSize(6);
        assertThat(desk.models().status().reason().orElseThrow()).contains("failed several times in a row");
    }

    @Test
    void whoHangsUpStopsTheProvider() throws Exception {
        server.plays(stall("One moment"));
        var turn = PlainDesk.turn(caller(), listener);
        var desk = desk(Map.of());
        var answering = CompletableFuture.runAsync(
                () -> desk.answer(turn, "hello"), task -> Thread.ofVirtual().start(task));
        assertThat(listener.spoke.await(20, TimeUnit.SECONDS)).isTrue();

        turn.stop(TurnStopped.Reason.CANCELLED);

        assertThatThrownBy(() -> answering.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(TurnStopped.class);
        assertThat(server.awaitHangUp()).isTrue();
    }

    private String impatient(String text) {
        return desk(Map.of("model.timeout", "PT2S")).answer(PlainDesk.turn(caller(), listener), text);
    }

    private String say(String text) {
        return desk(Map.of()).answer(PlainDesk.turn(caller(), listener), text);
    }

    private PlainDesk desk(Map<String, String> more) {
        var settings = new HashMap<>(Map.of(
                "model.provider", provider,
                "model.name", "scripted",
                "model.base-url", server.address(),
                "model.fallback", "none",
                // Long for a machine with other work; what is about silence asks for less
                "model.timeout", "PT20S",
                "model.retries", "1"));
        for (var key : List.of(
                "openai.api-key",
                "anthropic.api-key",
                "gemini.api-key",
                "mistral.api-key",
                "cohere.api-key",
                "hf.token")) {
            settings.put(key, "test-key");
        }
        settings.putAll(more);
        return new PlainDesk(DATABASE, settings);
    }

    private static Caller caller() {
        return Caller.unidentified(new ConversationId(UUID.randomUUID()));
    }

    private static int count(String table) {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                        .mapTo(Integer.class)
                        .one());
    }

    private static final class Listener implements TurnListener {

        final List<String> tokens = new ArrayList<>();
        final List<ToolEvent> tools = new ArrayList<>();
        final List<String> models = new ArrayList<>();
        final CountDownLatch spoke = new CountDownLatch(1);

        @Override
        public void token(String text) {
            tokens.add(text);
            spoke.countDown();
        }

        @Override
        public void tool(ToolEvent event) {
            tools.add(event);
        }

        @Override
        public void model(ModelStatus answering) {
            models.add(answering.provider());
        }

        List<String> outcomes() {
            return tools.stream().map(it -> it.name() + " " + it.outcome()).toList();
        }
    }
}
