package dev.caredesk.agent.model;

import static dev.langchain4j.http.client.sse.ServerSentEventListenerUtils.ignoringExceptions;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Streams a model's answer on the thread that asks, which is a virtual one: interrupting it ends the request, so that a
 * turn that nobody waits for costs nothing any more.
 */
final class BlockingHttpClient implements HttpClient {

    private final java.net.http.HttpClient http;
    private final Duration readTimeout;

    private BlockingHttpClient(Builder builder) {
        this.http = java.net.http.HttpClient.newBuilder()
                .connectTimeout(builder.connectTimeout)
                .build();
        this.readTimeout = builder.readTimeout;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        try (var body = send(request).body()) {
            return SuccessfulHttpResponse.builder()
                    .statusCode(200)
                    .body(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException());
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        try {
            var response = send(request);
            try (var body = response.body()) {
                ignoringExceptions(() -> listener.onOpen(SuccessfulHttpResponse.builder()
                        .statusCode(response.statusCode())
                        .headers(response.headers().map())
                        .build()));
                parser.parse(body, listener);
                ignoringExceptions(listener::onClose);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ignoringExceptions(() -> listener.onError(e));
        } catch (IOException | RuntimeException e) {
            ignoringExceptions(() -> listener.onError(e));
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException, InterruptedException {
        var address = URI.create(request.url());
        var jdk = java.net.http.HttpRequest.newBuilder(address).timeout(readTimeout);
        if ("http".equals(address.getScheme())) {
            // The offer to change to HTTP/2, which goes with a plain request otherwise, confuses local models' servers
            jdk.version(Version.HTTP_1_1);
        }
        request.headers().forEach((name, values) -> values.forEach(value -> jdk.header(name, value)));
        var body = request.body();
        jdk.method(
                request.method().name(),
                body == null
                        ? java.net.http.HttpRequest.BodyPublishers.noBody()
                        : java.net.http.HttpRequest.BodyPublishers.ofString(body));
        var response = http.send(jdk.build(), BodyHandlers.ofInputStream());
        if (response.statusCode() / 100 != 2) {
            // What a provider says in an error may quote the request: it is read to free the connection, and dropped
            try (var refused = response.body()) {
                refused.readAllBytes();
            }
            throw new ProviderRefused(
                    response.statusCode(),
                    response.headers().firstValue("Retry-After").flatMap(RetryAfter::read));
        }
        return response;
    }

    /** As the models' builders want it. */
    static final class Builder implements HttpClientBuilder {

        private Duration connectTimeout = Duration.ofSeconds(15);
        private Duration readTimeout = Duration.ofSeconds(60);

        @Override
        public Duration connectTimeout() {
            return connectTimeout;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            connectTimeout = timeout;
            return this;
        }

        @Override
        public Duration readTimeout() {
            return readTimeout;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            readTimeout = timeout;
            return this;
        }

        @Override
        public HttpClient build() {
            return new BlockingHttpClient(this);
        }
    }
}
