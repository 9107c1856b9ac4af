package dev.caredesk.agent.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyCheckTest {

    private final AtomicInteger status = new AtomicInteger();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "openai, openai.api-key, 401, OPENAI_API_KEY",
        "anthropic, anthropic.api-key, 401, ANTHROPIC_API_KEY",
        "gemini, gemini.api-key, 400, GEMINI_API_KEY",
        "mistral, mistral.api-key, 403, MISTRAL_API_KEY",
        "openai-compatible, openai-compatible.api-key, 401, OPENAI_COMPATIBLE_API_KEY"
    })
    void aKeyThatTheProviderRefusesIsOneSentenceBeforeAnybodyAsks(
            String provider, String setting, int refusal, String variable) {
        var models = models(provider, setting);

        status.set(200);
        check(models);
        assertThat(models.status().reason()).isEmpty();

        status.set(refusal);
        check(models);
        assertThat(models.status().reason())
                .contains(provider + " refuses the key in " + variable + "; the built-in model answers.");
        assertThat(asked).containsExactly("GET /models", "GET /models");
    }

    @Test
    void aProviderThatIsAwayIsAskedAllTheSame() {
        var models = models("openai", "openai.api-key");
        server.stop(0);

        check(models);

        assertThat(models.status().reason()).isEmpty();
    }

    @Test
    void bedrockWithoutARegionIsOneSentence() {
        assumeTrue(System.getenv("AWS_REGION") == null, "this machine has one");
        var before = Map.copyOf(properties());
        try {
            System.clearProperty("aws.region");
            System.setProperty("aws.disableEc2Metadata", "true");
            System.setProperty("aws.configFile", "/nowhere");
            var models = TestModels.of(Map.of("model.provider", "bedrock"));

            check(models);

            assertThat(models.status().reason())
                    .contains("bedrock has no AWS region or no credentials; the built-in model answers.");
        } finally {
            List.of("aws.region", "aws.disableEc2Metadata", "aws.configFile").forEach(System::clearProperty);
            before.forEach(System::setProperty);
        }
    }

    private static Map<String, String> properties() {
        var all = new HashMap<String, String>();
        System.getProperties().stringPropertyNames().stream()
                .filter(it -> it.startsWith("aws."))
                .forEach(it -> all.put(it, System.getProperty(it)));
        return all;
    }

    private Models models(String provider, String setting) {
        return TestModels.of(Map.of(
                "model.provider",
                provider,
                "model.name",
                "scripted",
                "model.base-url",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                setting,
                "some-key"));
    }

    private static void check(Models models) {
        // Ends when all has been asked
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            new KeyCheck(models, threads).begin();
        }
    }
}
