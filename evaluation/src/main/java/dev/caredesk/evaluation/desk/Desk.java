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
import dev.caredesk.evaluation.dialogue.Clinic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A desk that was built for the evaluation, at its address. */
public final class Desk {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int SUCCESS = 2;

    private final URI address;
    private final ObjectMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Talks to the desk at an address such as {@code http://127.0.0.1:8000}. */
    public Desk(URI address) {
        this.address = address;
    }

    /** Returns which model answers: its provider, and why it is not another one, if there is a reason. */
    public Model model() {
        JsonNode status =
                tree(sent(request("/api/status", Optional.empty()).GET().build(), BodyHandlers.ofString()));
        return new Model(
                status.path("provider").asText(),
                status.path("model").asText(),
                status.path("reason").asText(""));
    }

    /** Replaces the clinic and everything that was said and booked there. */
    public void load(Clinic clinic) {
        post("/evaluation/clinic", Optional.empty(), clinic);
    }

    /** Returns all appointments in the database. */
    public List<Appointment> appointments() {
        String body =
                sent(request("/evaluation/appointments", Optional.empty()).GET().build(), BodyHandlers.ofString());
        return converted(tree(body), new TypeReference<List<Appointment>>() {});
    }

    /** Resolves a phrase as the desk's models can. */
    public Meaning resolve(String phrase) {
        return converted(post("/evaluation/date", Optional.empty(), Map.of("text", phrase)), new TypeReference<>() {});
    }

    /** Says a line; without a conversation, it begins one. */
    public Answer say(Optional<String> conversation, String text) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("user_input", text);
        conversation.ifPresent(secret -> body.put("conversation_id", secret));
        long begun = System.nanoTime();
        var events = new EventStream(json);
        try (var lines = sent(posting("/api/query/stream", Optional.empty(), body), BodyHandlers.ofLines())) {
            events.read(lines);
        }
        var took = Duration.ofNanos(System.nanoTime() - begun);
        return events.answer(heldBack(), took);
    }

    // Since it was last asked
    private Set<String> heldBack() {
        var counts = converted(
                post("/evaluation/held-back", Optional.empty(), Map.of()),
                new TypeReference<TreeMap<String, Long>>() {});
        return counts.keySet();
    }

    /** Tells who is calling, and returns the conversation's secret. */
    public String identify(Optional<String> conversation, Person person) {
        return post("/api/identification", conversation, person.asClaim())
                .path("conversation_id")
                .asText();
    }

    /** Books a doctor's first free slot in the morning of a day by the forms, without the chat. */
    public void bookMorning(String conversation, int doctor, LocalDate day) {
        String query = "/api/slots?window=10:00-12:00&doctor=" + doctor + "&from=" + day + "&to=" + day;
        String free = sent(request(query, Optional.of(conversation)).GET().build(), BodyHandlers.ofString());
        String slot = tree(free).path("items").path(0).path("id").asText();
        JsonNode proposal = post("/api/bookings", Optional.of(conversation), Map.of("slot_id", slot));
        String id = proposal.path("proposal").path("id").asText();
        post("/api/proposals/" + id + "/confirm", Optional.of(conversation), Map.of());
    }

    private JsonNode post(String path, Optional<String> conversation, Object body) {
        return tree(sent(posting(path, conversation, body), BodyHandlers.ofString()));
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
                throw new DeskFailed("HTTP " + response.statusCode() + " of "
                        + request.uri().getPath() + ": " + text(response.body()));
            }
            return response.body();
        } catch (IOException failed) {
            throw new DeskFailed("No answer of " + request.uri().getPath() + ": " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String text(Object body) {
        return body instanceof Stream<?> lines
                ? lines.map(String::valueOf).collect(Collectors.joining(" "))
                : String.valueOf(body);
    }

    private JsonNode tree(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw new DeskFailed("The desk answered no JSON: " + body, malformed);
        }
    }

    private <T> T converted(JsonNode tree, TypeReference<T> type) {
        return json.convertValue(tree, type);
    }
}
