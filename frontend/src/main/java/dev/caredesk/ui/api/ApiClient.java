package dev.caredesk.ui.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.caredesk.api.Page;
import dev.caredesk.api.Problem;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests to the backend and reads what it answers; whatever goes wrong becomes an {@link ApiFailure}. */
@ApplicationScoped
public class ApiClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    /** Takes the events of a stream, one after the other. */
    public interface EventReader {

        /** Returns whether this was the last one. */
        boolean read(ServerSentEvents.Event event);
    }

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
    private final Reachability reachability = new Reachability(this::answers);
    private final String endpoint;
    private final PageTraces traces;

    /** Creates a client for the API at an address such as {@code http://localhost:8000/api}. */
    @Inject
    public ApiClient(
            @ConfigProperty(name = "api.endpoint", defaultValue = "http://localhost:8000/api") String endpoint,
            PageTraces traces) {
        this.traces = traces;
        this.endpoint = endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
    }

    /** Creates one that nobody traces. */
    public ApiClient(String endpoint) {
        this(endpoint, new PageTraces());
    }

    /** Returns the answer, read as a record of the wire. */
    public <T> T read(ApiRequest request, Class<T> type) throws ApiFailure {
        return parse(bytes(request), json.constructType(type));
    }

    /** Returns one page of a list. */
    public <T> Page<T> page(ApiRequest request, Class<T> item) throws ApiFailure {
        return parse(bytes(request), json.getTypeFactory().constructParametricType(Page.class, item));
    }

    /** Returns the answer as it came; empty when there is nothing in it. */
    public byte[] bytes(ApiRequest request) throws ApiFailure {
        try (PageTraces.Call call = traces.begin(request)) {
            HttpResponse<byte[]> response = answer(request, call);
            if (response.statusCode() >= 300) {
                throw failure(response.statusCode(), response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw missed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw missed(e);
        }
    }

    private HttpResponse<byte[]> answer(ApiRequest request, PageTraces.Call call)
            throws IOException, InterruptedException {
        try {
            HttpResponse<byte[]> response = http.send(http(request, call), BodyHandlers.ofByteArray());
            call.answered(response.statusCode());
            return response;
        } catch (IOException e) {
            call.failed(e.getClass().getName());
            throw e;
        }
    }

    /** Passes on the events of a stream until the last one, or until it is stopped or the request's time is over. */
    public void stream(ApiRequest request, OpenStream stream, EventReader reader) throws ApiFailure {
        CompletableFuture.delayedExecutor(request.timeout().toSeconds(), TimeUnit.SECONDS)
                .execute(stream::stop);
        try (PageTraces.Call call = traces.begin(request)) {
            HttpRequest opening = http(request.header("Accept", "text/event-stream"), call);
            HttpResponse<InputStream> response = stream.open(http.sendAsync(opening, BodyHandlers.ofInputStream()));
            call.answered(response.statusCode());
            read(response, reader);
        } catch (IOException | JacksonException e) {
            throw stream.isStopped() ? ApiFailure.unreachable(e) : missed(e);
        }
    }

    private void read(HttpResponse<InputStream> response, EventReader reader) throws IOException, ApiFailure {
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw failure(response.statusCode(), body.readAllBytes());
            }
            var events = new ServerSentEvents(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)));
            for (var event = events.next(); event.isPresent(); event = events.next()) {
                if (reader.read(event.get())) {
                    return;
                }
            }
            throw new IOException("The stream ended before its last event");
        }
    }

    /** Reads what an event carries. */
    public <T> T data(ServerSentEvents.Event event, Class<T> type) {
        return json.readValue(event.data(), type);
    }

    /** Returns whether the backend answers. */
    public Reachability reachability() {
        return reachability;
    }

    private boolean answers() {
        try {
            return http.send(
                                    builder(ApiRequest.get("health").within(CONNECT_TIMEOUT))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private ApiFailure missed(Throwable cause) {
        reachability.missed();
        return ApiFailure.unreachable(cause);
    }

    private HttpRequest http(ApiRequest request, PageTraces.Call call) {
        HttpRequest.Builder http = builder(request);
        call.tell(http);
        return http.build();
    }

    private HttpRequest.Builder builder(ApiRequest request) {
        HttpRequest.Builder http =
                HttpRequest.newBuilder(URI.create(endpoint + request.path())).timeout(request.timeout());
        request.headers().forEach(http::header);
        Optional<String> body = request.body().map(json::writeValueAsString);
        body.ifPresent(present -> http.header("Content-Type", "application/json"));
        return http.method(request.method(), body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
    }

    /** A body that is no problem document comes from something in between, so the backend itself was not reached. */
    private ApiFailure failure(int status, byte[] body) {
        try {
            return ApiFailure.refused(json.readValue(body, Problem.class));
        } catch (JacksonException e) {
            ApiFailure unexplained = ApiFailure.unexplained(status, e);
            if (!unexplained.isNotThere()) {
                reachability.missed();
            }
            return unexplained;
        }
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // Jackson's own types name what is read
    private <T> T parse(byte[] body, JavaType type) throws ApiFailure {
        try {
            return json.readValue(body, type);
        } catch (JacksonException e) {
            throw ApiFailure.unreachable(e);
        }
    }
}
