package dev.caredesk.ui.api;

import static dev.caredesk.ui.chat.StubBackend.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.caredesk.api.StatusView;
import dev.caredesk.ui.chat.StubBackend;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class PageTracesTest {

    private static final String STATUS = """
            {"provider":"builtin","model":"builtin","state":"ok"}""";

    @Test
    void theBackendIsToldWhichTraceItsPartBelongsTo() throws Exception {
        var received = new ArrayBlockingQueue<byte[]>(10);
        var collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            try (exchange) {
                received.add(exchange.getRequestBody().readAllBytes());
                exchange.sendResponseHeaders(200, -1);
            }
        });
        collector.start();
        var traces = new PageTraces(
                settings("http://127.0.0.1:" + collector.getAddress().getPort()));

        String told = toldTo(traces);
        traces.close();

        assertThat(told).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        byte[] sent = received.poll(10, TimeUnit.SECONDS);
        assertThat(HexFormat.of().formatHex(sent)).contains(told.substring(3, 35), told.substring(36, 52));
        assertThat(new String(sent, StandardCharsets.UTF_8)).contains("GET /status", "caredesk-frontend");
        collector.stop(0);
    }

    @Test
    void nothingIsToldWhenNobodyCollects() throws Exception {
        assertThat(toldTo(new PageTraces(settings("")))).isNull();
    }

    @Test
    void namesHaveNoIdsAndNothingThatIsLookedFor() {
        assertThat(PageTraces.template("/appointments/0d6f7f3c-52c5-4a3e-8b55-3e0a9c1f2b10/cancel"))
                .isEqualTo("/appointments/{id}/cancel");
        assertThat(PageTraces.template("/conversations?search=Jane")).isEqualTo("/conversations");
    }

    private static String toldTo(PageTraces traces) throws ApiFailure {
        var told = new AtomicReference<String>();
        try (var backend = new StubBackend(0)) {
            backend.on("/status", exchange -> {
                told.set(exchange.getRequestHeaders().getFirst("traceparent"));
                json(200, STATUS).play(exchange);
            });
            new ApiClient(backend.endpoint(), traces).read(ApiRequest.get("status"), StatusView.class);
        }
        return told.get();
    }

    private static Config settings(String collector) {
        var settings = new SmallRyeConfigBuilder();
        Map.of("otel.exporter.otlp.endpoint", collector).forEach(settings::withDefaultValue);
        return settings.build();
    }
}
