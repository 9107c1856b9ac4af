package dev.caredesk.agent.model;

import dev.langchain4j.model.bedrock.BedrockCachePointPlacement;
import dev.langchain4j.model.bedrock.BedrockChatRequestParameters;
import dev.langchain4j.model.bedrock.BedrockStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/**
 * Amazon Bedrock, made when it is first asked: its library takes a quarter of a second. It answers on the thread that
 * asks, and an interrupt of that thread ends the request, as with the other providers.
 */
final class BedrockModel implements StreamingChatModel {

    private final Endpoint endpoint;
    private final ModelSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable BedrockStreamingChatModel model;

    BedrockModel(Endpoint endpoint, ModelSettings settings) {
        this.endpoint = endpoint;
        this.settings = settings;
    }

    @Override
    public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
        model().chat(request, handler);
    }

    /** Looks where the platform puts a region and credentials. Fails with the SDK's exception if one is missing. */
    static void findPlatform() {
        DefaultAwsRegionProviderChain.builder().build().getRegion();
        try (var credentials = DefaultCredentialsProvider.builder().build()) {
            credentials.resolveCredentials();
        }
    }

    private BedrockStreamingChatModel model() {
        var made = model;
        if (made != null) {
            return made;
        }
        lock.lock();
        try {
            made = model == null ? make() : model;
            model = made;
            return made;
        } finally {
            lock.unlock();
        }
    }

    private BedrockStreamingChatModel make() {
        return BedrockStreamingChatModel.builder()
                .client(new Waiting(client()))
                .modelId(endpoint.model())
                .defaultRequestParameters(BedrockChatRequestParameters.builder()
                        .maxOutputTokens(settings.maxTokens())
                        .temperature(settings.temperature().orElse(null))
                        .promptCaching(cachePoint())
                        .build())
                .build();
    }

    // Other models refuse a request with a cache point
    private @Nullable BedrockCachePointPlacement cachePoint() {
        return endpoint.model().contains("anthropic.") || endpoint.model().contains("amazon.nova")
                ? BedrockCachePointPlacement.AFTER_SYSTEM
                : null;
    }

    private BedrockRuntimeAsyncClient client() {
        var client = BedrockRuntimeAsyncClient.builder()
                .httpClientBuilder(NettyNioAsyncHttpClient.builder()
                        // Enough for answers that stream one way, and what a proxy in between speaks
                        .protocol(Protocol.HTTP1_1)
                        .connectionTimeout(settings.timeout())
                        .readTimeout(settings.timeout())
                        .maxConcurrency(settings.concurrency()))
                // Whoever asks decides about that
                .overrideConfiguration(it -> it.retryStrategy(strategy -> strategy.maxAttempts(1)));
        endpoint.address().ifPresent(client::endpointOverride);
        return client.build();
    }

    /** Hands the events of an answer to the library on the thread that asks, and returns when the answer has ended. */
    private record Waiting(BedrockRuntimeAsyncClient client) implements BedrockRuntimeAsyncClient {

        @Override
        public CompletableFuture<Void> converseStream(
                ConverseStreamRequest request, ConverseStreamResponseHandler handler) {
            var events = new BedrockEvents(handler);
            var answer = client.converseStream(request, events);
            var _ = answer.whenComplete((_, failure) -> {
                if (failure != null) {
                    events.end();
                }
            });
            try {
                events.handOn();
                return answer;
            } catch (InterruptedException e) {
                answer.cancel(true);
                Thread.currentThread().interrupt();
                throw new UncheckedIOException(new InterruptedIOException());
            } catch (RuntimeException unreadable) {
                answer.cancel(true);
                throw unreadable;
            }
        }

        @Override
        public String serviceName() {
            return client.serviceName();
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
