package dev.caredesk.ui.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.caredesk.api.IdentificationRequest;
import dev.caredesk.api.IdentificationView;
import dev.caredesk.api.Problem;
import dev.caredesk.api.ProposalView;
import dev.caredesk.api.QueryRequest;
import dev.caredesk.api.QueryResponse;
import dev.caredesk.api.TokenEvent;
import dev.caredesk.api.ToolEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the backend; the conversation's secret goes into bodies and headers, never into an address. */
@ApplicationScoped
public class ChatClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration TURN_TIMEOUT = Duration.ofSeconds(90);

    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .build();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final String endpoint;

    /** Creates a client for the API at an address such as {@code http://localhost:8000/api}. */
    @Inject
    public ChatClient(
            @ConfigProperty(name = "api.endpoint", defaultValue = "http://localhost:8000/api") String endpoint) {
        this.endpoint = endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
    }

    /** Asks, and passes on what the answer's stream brings until it ends or the turn is stopped. */
    void query(QueryRequest question, OpenTurn turn, Consumer<TurnEvent> events) throws ApiFailure {
        HttpRequest request = request("/query/stream", Optional.empty())
                .timeout(TURN_TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(BodyPublishers.ofString(json.writeValueAsString(question)))
                .build();
        CompletableFuture.delayedExecutor(TURN_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .execute(turn::stop);
        HttpResponse<InputStream> response = turn.open(http.sendAsync(request, BodyHandlers.ofInputStream()));
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw failure(body.readAllBytes());
            }
            pass(new ServerSentEvents(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))), events);
        } catch (IOException | JacksonException e) {
            throw ApiFailure.unreachable(e);
        }
    }

    private void pass(ServerSentEvents stream, Consumer<TurnEvent> events) throws IOException, ApiFailure {
        for (var event = stream.next(); event.isPresent(); event = stream.next()) {
            Optional<TurnEvent> read = read(event.get());
            read.ifPresent(events);
            if (read.isPresent() && isLast(read.get())) {
                return;
            }
        }
        throw ApiFailure.unreachable(new IOException("The stream ended before the answer did"));
    }

    private static boolean isLast(TurnEvent event) {
        return event instanceof TurnEvent.Done || event instanceof TurnEvent.Failed;
    }

    /** The proposal and the wish for identification come again with the whole answer, which knows the conversation. */
    private Optional<TurnEvent> read(ServerSentEvents.Event event) {
        return switch (event.name()) {
            case "token" ->
                Optional.of(new TurnEvent.Piece(
                        json.readValue(event.data(), TokenEvent.class).text()));
            case "tool" -> Optional.of(new TurnEvent.Step(json.readValue(event.data(), ToolEvent.class)));
            case "done" -> Optional.of(new TurnEvent.Done(json.readValue(event.data(), QueryResponse.class)));
            case "error" -> Optional.of(new TurnEvent.Failed(json.readValue(event.data(), Problem.class)));
            default -> Optional.empty();
        };
    }

    /** Confirms a proposal; the same key again gives the same answer. */
    ProposalView confirm(String secret, String proposalId, String key) throws ApiFailure {
        return change("/proposals/" + proposalId + "/confirm", secret, key);
    }

    /** Turns a proposal down. */
    ProposalView dismiss(String secret, String proposalId, String key) throws ApiFailure {
        return change("/proposals/" + proposalId + "/dismiss", secret, key);
    }

    private ProposalView change(String path, String secret, String key) throws ApiFailure {
        HttpRequest request = request(path, Optional.of(secret))
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.noBody())
                .build();
        return parse(send(request), ProposalView.class);
    }

    /** Says who the caller is; makes a new conversation when there is none. */
    IdentificationView identify(Optional<String> secret, IdentificationRequest who) throws ApiFailure {
        HttpRequest request = request("/identification", secret)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(who)))
                .build();
        return parse(send(request), IdentificationView.class);
    }

    /** Returns who the conversation is identified as. */
    IdentificationView identification(String secret) throws ApiFailure {
        return parse(send(request("/identification", Optional.of(secret)).build()), IdentificationView.class);
    }

    /** Ends the identification. */
    void forget(String secret) throws ApiFailure {
        send(request("/identification", Optional.of(secret)).DELETE().build());
    }

    /** Returns an appointment as a calendar file. */
    byte[] calendarFile(String secret, String appointmentId) throws ApiFailure {
        return send(request("/appointments/" + appointmentId + ".ics", Optional.of(secret))
                .build());
    }

    private HttpRequest.Builder request(String path, Optional<String> secret) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(endpoint + path)).timeout(ANSWER_TIMEOUT);
        secret.ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    private byte[] send(HttpRequest request) throws ApiFailure {
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() >= 300) {
                throw failure(response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw ApiFailure.unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiFailure.unreachable(e);
        }
    }

    /** A body that is no problem document comes from something in between, so the backend itself was not reached. */
    private ApiFailure failure(byte[] body) {
        try {
            return ApiFailure.refused(json.readValue(body, Problem.class));
        } catch (JacksonException e) {
            return ApiFailure.unreachable(e);
        }
    }

    private <T> T parse(byte[] body, Class<T> type) throws ApiFailure {
        try {
            return json.readValue(body, type);
        } catch (JacksonException e) {
            throw ApiFailure.unreachable(e);
        }
    }
}
