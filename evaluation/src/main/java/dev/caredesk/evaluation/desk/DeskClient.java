package dev.caredesk.evaluation.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests and answers of the desk, in JSON. Whatever is no success is a {@link DeskFailed}. */
final class DeskClient {

    // A large model may take its time, and is given it
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int SUCCESS = 2;

    private final URI address;
    private final ObjectMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    DeskClient(URI address) {
        this.address = address;
    }

    JsonNode get(String path, Optional<String> conversation) {
        return tree(sent(request(path, conversation).GET().build(), BodyHandlers.ofString()));
    }

    JsonNode post(String path, Optional<String> conversation, Object body) {
        return tree(sent(posting(path, conversation, body), BodyHandlers.ofString()));
    }

    String text(String path) {
        return sent(request(path, Optional.empty()).GET().build(), BodyHandlers.ofString());
    }

    void delete(String path) {
        sent(request(path, Optional.empty()).DELETE().build(), BodyHandlers.ofString());
    }

    Stream<String> stream(String path, Object body) {
        return sent(posting(path, Optional.empty(), body), BodyHandlers.ofLines());
    }

    private HttpRequest posting(String path, Optional<String> conversation, Object body) {
        try {
            return request(path, conversation)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                    .build();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private HttpRequest.Builder request(String path, Optional<String> conversation) {
        var builder = HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
        conversation.ifPresent(secret -> builder.header("Authorization", "Bearer " + secret));
        return builder;
    }

    private <T> T sent(HttpRequest request, BodyHandler<T> handler) {
        try {
            HttpResponse<T> response = http.send(request, handler);
            if (response.statusCode() / 100 != SUCCESS) {
                throw new DeskFailed(response.statusCode(), request.uri().getPath() + ": " + shown(response.body()));
            }
            return response.body();
        } catch (IOException failed) {
            throw new DeskFailed("No answer of " + request.uri().getPath() + ": " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String shown(Object body) {
        return body instanceof Stream<?> lines
                ? lines.map(String::valueOf).collect(Collectors.joining(" "))
                : String.valueOf(body);
    }

    JsonNode tree(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw new DeskFailed("The desk answered no JSON: " + body, malformed);
        }
    }

    <T> T converted(JsonNode tree, TypeReference<T> type) {
        return json.convertValue(tree, type);
    }
}
