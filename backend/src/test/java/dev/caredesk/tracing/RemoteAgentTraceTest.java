package dev.caredesk.tracing;

import static dev.caredesk.agent.remote.ScriptedAgent.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.caredesk.agent.remote.RemoteAgentFailed;
import dev.caredesk.agent.remote.ScriptedAgent;
import dev.caredesk.agent.remote.TestAgents;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A turn that an agent elsewhere answers, as a collector and that agent see it. */
class RemoteAgentTraceTest {

    private final int port = freePort();
    private final Collector collector = Collector.at(port);
    private final Telemetry telemetry = new Telemetry(new SmallRyeConfigBuilder()
            .withDefaultValue("otel.exporter.otlp.endpoint", "http://127.0.0.1:" + port)
            .withDefaultValue("otel.metrics.exporter", "none")
            .build());
    private final ScriptedAgent agent = new ScriptedAgent(0);

    @AfterEach
    void close() {
        agent.close();
        telemetry.close();
    }

    @Test
    void theAgentHearsInWhichSpanItIsAsked() throws Exception {
        var trace = traced(() -> ask());

        var span = span(trace);
        assertThat(span.getName()).startsWith("invoke_agent 127.0.0.1:");
        assertThat(span.getKind()).isEqualTo(SpanKind.SPAN_KIND_CLIENT);
        assertThat(span.getAttributesList().toString())
                .contains("gen_ai.operation.name", "invoke_agent", "server.address");
        assertThat(agent.asked())
                .singleElement()
                .satisfies(asked -> assertThat(asked.header("traceparent"))
                        .isEqualTo(
                                "00-%s-%s-01",
                                trace, HexFormat.of().formatHex(span.getSpanId().toByteArray())));
    }

    @Test
    void whyThereWasNoAnswerIsOneWord() throws Exception {
        agent.plays(turn -> json(500, "{\"detail\":\"Jane Doe\"}"));

        var trace = traced(() -> assertThatThrownBy(this::ask).isInstanceOf(RemoteAgentFailed.class));

        assertThat(span(trace).getAttributesList().toString()).contains("error.type", "failing");
        assertThat(collector.bodies()).noneMatch(body -> body.contains("Jane") || body.contains("knee"));
    }

    private interface Work {
        void run() throws Exception;
    }

    private static String traced(Work work) throws Exception {
        try (var turn = Tracing.step("invoke_agent caredesk")) {
            turn.with("gen_ai.operation.name", "invoke_agent");
            var trace = Span.current().getSpanContext().getTraceId();
            work.run();
            return trace;
        }
    }

    private void ask() throws RemoteAgentFailed, InterruptedException {
        TestAgents.at(agent.url()).ask("my knee", Optional.empty(), id -> {}, words -> {}, () -> false);
    }

    private io.opentelemetry.proto.trace.v1.Span span(String trace) {
        // What was not sent yet is sent at the end
        telemetry.close();
        await().atMost(Duration.ofMinutes(1)).until(() -> client(trace).size() == 1);
        return client(trace).getFirst();
    }

    private List<io.opentelemetry.proto.trace.v1.Span> client(String trace) {
        return collector.spans(trace).stream()
                .filter(span -> span.getKind() == SpanKind.SPAN_KIND_CLIENT)
                .toList();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
