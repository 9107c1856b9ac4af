package dev.caredesk.chat;

import static dev.caredesk.agent.model.ScriptedModelServer.call;
import static dev.caredesk.agent.model.ScriptedModelServer.text;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.not;

import com.google.protobuf.ByteString;
import dev.caredesk.agent.model.ScriptedModelServer;
import dev.caredesk.tracing.Collector;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One turn, as a collector sees it. */
@QuarkusTest
@TestProfile(TraceTest.Traced.class)
class TraceTest {

    private static final String PAGE = "00f067aa0ba902b7";

    /** What is sent in the background comes in a moment, or much later on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    Jdbi jdbi;

    @ConfigProperty(name = "openai.base-url")
    URI modelAddress;

    @ConfigProperty(name = "otel.exporter.otlp.endpoint")
    URI collectorAddress;

    private ScriptedModelServer model;
    private Collector collector;

    @BeforeEach
    void reset() {
        ChatClinic.reset(jdbi);
        collector = Collector.at(collectorAddress.getPort());
        model = ScriptedModelProfile.model(modelAddress);
    }

    @Test
    void leadsFromThePageToTheStatement() {
        model.plays(call("findSlots", Map.of("specialty", "knee")), text("Here you are."));

        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        say(trace, "/api/query", "a knee doctor");

        var spans = spansOf(trace, "POST /api/query");
        var request = one(spans, "POST /api/query");
        assertThat(hex(request.getParentSpanId())).isEqualTo(PAGE);
        assertThat(attributes(request)).containsEntry("http.response.status_code", "200");
        var turn = one(spans, "invoke_agent caredesk");
        assertThat(turn.getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(attributes(turn)).containsEntry("caredesk.turn.outcome", "answered");
        var asked = all(spans, "chat scripted");
        assertThat(asked).hasSize(2).allMatch(it -> it.getParentSpanId().equals(turn.getSpanId()));
        assertThat(attributes(asked.getFirst()))
                .containsEntry("gen_ai.operation.name", "chat")
                .containsEntry("gen_ai.provider.name", "openai")
                .containsEntry("gen_ai.usage.input_tokens", "9")
                .containsEntry("gen_ai.usage.output_tokens", "5");
        var tool = one(spans, "execute_tool findSlots");
        assertThat(tool.getParentSpanId()).isEqualTo(turn.getSpanId());
        assertThat(spans)
                .filteredOn(it -> attributes(it).containsKey("db.system")
                        || attributes(it).containsKey("db.system.name"))
                .extracting(Span::getParentSpanId)
                // the lease is taken before the turn begins, and what a tool looks up is its own
                .contains(request.getSpanId(), turn.getSpanId(), tool.getSpanId());
    }

    @Test
    void aStreamIsOneTraceToo() {
        model.plays(text("Hello."));

        var trace = "4bf92f3577b34da6a3ce929d0e0e4737";
        say(trace, "/api/query/stream", "hello");

        var spans = spansOf(trace, "POST /api/query/stream");
        var turn = one(spans, "invoke_agent caredesk");
        assertThat(turn.getParentSpanId())
                .isEqualTo(one(spans, "POST /api/query/stream").getSpanId());
        assertThat(one(spans, "chat scripted").getParentSpanId()).isEqualTo(turn.getSpanId());
    }

    @Test
    void aToolThatAnAgentCallsIsAStepOfItsRequest() {
        var session = request("4bf92f3577b34da6a3ce929d0e0e473a")
                .body(rpc("initialize", Map.of("protocolVersion", "2025-11-25")))
                .post("/api/mcp")
                .header("Mcp-Session-Id");
        var trace = "4bf92f3577b34da6a3ce929d0e0e473b";
        request(trace)
                .header("Mcp-Session-Id", session)
                .body(rpc("tools/call", Map.of("name", "findDoctors")))
                .post("/api/mcp")
                .then()
                .statusCode(200);

        await().atMost(PATIENCE)
                .until(() -> !all(collector.spans(trace), "POST /api/mcp").isEmpty());
        var spans = collector.spans(trace);
        assertThat(one(spans, "execute_tool findDoctors").getParentSpanId())
                .isEqualTo(one(spans, "POST /api/mcp").getSpanId());
    }

    @Test
    void aTurnOfAnotherAgentIsAStepOfItsRequest() {
        model.plays(text("Hello."));

        var trace = "4bf92f3577b34da6a3ce929d0e0e473c";
        var message = Map.of(
                "kind",
                "message",
                "role",
                "user",
                "messageId",
                "1",
                "parts",
                List.of(Map.of("kind", "text", "text", "hello")));
        request(trace)
                .accept("text/event-stream")
                .body(rpc("message/stream", Map.of("message", message)))
                .post("/api/a2a")
                .then()
                .statusCode(200)
                .body(containsString("Hello."));

        var spans = spansOf(trace, "POST /api/a2a");
        assertThat(one(spans, "invoke_agent caredesk").getParentSpanId())
                .isEqualTo(one(spans, "POST /api/a2a").getSpanId());
    }

    @Test
    void nothingOfWhatWasSaidLeavesTheDesk() {
        model.plays(
                call("findDoctors", Map.of("name", "Sarah Johnson", "complaint", "zebra bite")), text("Understood."));

        var trace = "4bf92f3577b34da6a3ce929d0e0e4738";
        say(trace, "/api/query", "I am new: Jane Doe, born March 4, 1980, (512) 555-0199. A zebra bite!");

        spansOf(trace, "POST /api/query");
        await().atMost(PATIENCE)
                .until(() -> collector.bodies().stream().anyMatch(body -> body.contains("caredesk.turn.duration")));
        assertThat(collector.bodies())
                .noneMatch(body -> body.matches("(?is).*(jane|doe\\b|555-0199|1980|zebra|sarah|understood).*"));
    }

    private static void say(String trace, String path, String text) {
        request(trace)
                .body(Map.of("user_input", text))
                .post(path)
                .then()
                .statusCode(200)
                // To its end: whoever closes a stream stops the turn
                .body(not(emptyString()));
    }

    private static RequestSpecification request(String trace) {
        return given().contentType(ContentType.JSON).header("traceparent", "00-" + trace + "-" + PAGE + "-01");
    }

    private static Map<String, Object> rpc(String method, Map<String, Object> params) {
        return Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", params);
    }

    private List<Span> spansOf(String trace, String request) {
        await().atMost(PATIENCE)
                .until(() -> !all(collector.spans(trace), request).isEmpty()
                        && !all(collector.spans(trace), "invoke_agent caredesk").isEmpty());
        return collector.spans(trace);
    }

    private static Span one(List<Span> spans, String name) {
        assertThat(all(spans, name)).hasSize(1);
        return all(spans, name).getFirst();
    }

    private static List<Span> all(List<Span> spans, String name) {
        return spans.stream().filter(span -> span.getName().equals(name)).toList();
    }

    private static Map<String, String> attributes(Span span) {
        return span.getAttributesList().stream().collect(Collectors.toMap(KeyValue::getKey, it -> {
            var value = it.getValue();
            return value.hasStringValue() ? value.getStringValue() : String.valueOf(value.getIntValue());
        }));
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    public static final class Traced implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(new ScriptedModelProfile().getConfigOverrides());
            settings.put("otel.exporter.otlp.endpoint", "http://127.0.0.1:" + freePort());
            settings.put("otel.bsp.schedule.delay", "100");
            settings.put("otel.metric.export.interval", "500");
            return settings;
        }

        private static int freePort() {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
