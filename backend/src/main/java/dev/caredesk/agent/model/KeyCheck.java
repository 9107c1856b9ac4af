package dev.caredesk.agent.model;

import dev.caredesk.agent.model.Unavailable.Why;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

/**
 * Shows each provider its key once at the start, beside everything else: a key that is wrong is known before the first
 * patient asks. What it asks for, the list of models, costs nothing.
 */
@Singleton
final class KeyCheck {

    private static final Logger LOG = Logger.getLogger(KeyCheck.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    // Its list of models is open to all
    private static final URI HUGGINGFACE = URI.create("https://huggingface.co/api/whoami-v2");

    private final Models models;
    private final ExecutorService threads;

    @Inject
    KeyCheck(Models models, @VirtualThreads ExecutorService threads) {
        this.models = models;
        this.threads = threads;
    }

    void onStart(@Observes StartupEvent event) {
        begin();
    }

    void begin() {
        for (var line : models.lines()) {
            if (line.endpoint().provider() == Provider.BEDROCK) {
                threads.execute(() -> look(line));
            }
            question(line.endpoint()).ifPresent(question -> threads.execute(() -> ask(line, question)));
        }
    }

    /** Looks for what the platform has to give Bedrock, and keeps on the line what is missing. */
    void look(Line line) {
        try {
            BedrockModel.findPlatform();
        } catch (RuntimeException missing) {
            refused(line, Failures.of(missing).why());
        }
    }

    private void refused(Line line, Why why) {
        line.remember(why);
        models.status().reason().ifPresent(LOG::warn);
    }

    /** Asks, and keeps on the line what a refusal means. */
    void ask(Line line, HttpRequest question) {
        var provider = line.endpoint().provider();
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var status = http.send(question, BodyHandlers.discarding()).statusCode();
            // Gemini calls a wrong key a bad request, and nothing else can be bad about this one
            if (status == 401 || status == 403 || status == 400 && provider == Provider.GEMINI) {
                refused(line, Why.KEY_REFUSED);
            }
        } catch (IOException e) {
            LOG.warnf("%s cannot be reached yet.", provider.id());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns what tells about the key without a cost, where there is such a thing. */
    static Optional<HttpRequest> question(Endpoint endpoint) {
        return switch (endpoint.provider()) {
            case OPENAI, MISTRAL -> Optional.of(get(endpoint, "/models", "Authorization", bearer(endpoint)));
            case OPENAI_COMPATIBLE ->
                endpoint.key().map(it -> get(endpoint, "/models", "Authorization", bearer(endpoint)));
            case ANTHROPIC ->
                Optional.of(get(
                        endpoint,
                        "/models",
                        "x-api-key",
                        endpoint.key().orElseThrow(),
                        "anthropic-version",
                        "2023-06-01"));
            case GEMINI ->
                Optional.of(get(
                        endpoint, "/models", "x-goog-api-key", endpoint.key().orElseThrow()));
            case OLLAMA -> Optional.of(get(endpoint, "/api/tags"));
            case HUGGINGFACE ->
                endpoint.address().map(URI::toString).equals(Provider.HUGGINGFACE.defaultAddress())
                        ? Optional.of(get(HUGGINGFACE, "Authorization", bearer(endpoint)))
                        : Optional.empty();
            // Cohere's compatible endpoint has no such list, and Bedrock has no key
            case COHERE, BEDROCK, BUILTIN -> Optional.empty();
        };
    }

    private static String bearer(Endpoint endpoint) {
        return "Bearer " + endpoint.key().orElseThrow();
    }

    private static HttpRequest get(Endpoint endpoint, String path, String... headers) {
        return get(URI.create(endpoint.address().orElseThrow() + path), headers);
    }

    private static HttpRequest get(URI address, String... headers) {
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }
}
