package dev.caredesk.agent.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caredesk.agent.remote.RemoteAgentFailed.Why;
import dev.caredesk.tracing.Tracing;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Asks an agent over HTTP, on the thread that asks: interrupting it closes the connection, which ends the agent's turn. */
final class RemoteAgent {

    /** More than anybody reads; the desk's own answers have some hundred characters. */
    private static final int MOST_BYTES = 256 * 1024;

    private static final int MOST_CHARACTERS = 16_000;
    private static final int LONGEST_ID = 512;
    private static final Duration BUSY_PAUSE = Duration.ofMillis(300);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final int CONFLICT = 409;
    private static final Set<Integer> NOT_THERE = Set.of(404, 405, 501);

    private final RemoteAgentAddress address;
    private final RemoteAgentSettings settings;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http;
    private volatile Optional<Boolean> streams = Optional.empty();

    RemoteAgent(RemoteAgentAddress address, RemoteAgentSettings settings) {
        this.address = address;
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Fails unless the agent says that it is healthy. */
    void look() throws RemoteAgentFailed, InterruptedException {
        var whole = BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES);
        var asked = http.sendAsync(request("/health").GET().build(), whole);
        try {
            // The request's own time-out would be over with the head of the answer
            var health = asked.get(LOOK.toMillis(), TimeUnit.MILLISECONDS).body();
            if (!parsed(health).path("status").asText().equals("healthy")) {
                throw new RemoteAgentFailed(Why.FAILING, "it does not say that it is healthy");
            }
        } catch (TimeoutException e) {
            throw new RemoteAgentFailed(
                    Why.TOO_SLOW, "it does not say within %d s how it is".formatted(LOOK.toSeconds()));
        } catch (ExecutionException e) {
            throw unreachable(e.getCause() instanceof IOException known ? known : new IOException(e));
        } finally {
            asked.cancel(true);
        }
    }

    /**
     * Asks, in the conversation of that id or in a new one. An agent that does not know the id any more begins anew.
     *
     * @param begun gets the id under which the agent goes on with the conversation
     * @param words gets the answer, piece by piece
     * @throws RemoteAgentFailed if it does not answer, or not as the contract says
     */
    void ask(String text, Optional<String> conversation, Consumer<String> begun, Consumer<String> words)
            throws RemoteAgentFailed, InterruptedException {
        try {
            if (conversation.isPresent() && answered(text, conversation, begun, words)) {
                return;
            }
            if (!answered(text, Optional.empty(), begun, words)) {
                var missing = path();
                streams = Optional.empty();
                throw new RemoteAgentFailed(Why.FAILING, "it has nothing at /api" + missing);
            }
        } catch (IOException e) {
            // Who is interrupted while reading learns it as a connection that broke
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw unreachable(e);
        }
    }

    // Not when the agent says that there is no such thing
    private boolean answered(String text, Optional<String> conversation, Consumer<String> begun, Consumer<String> words)
            throws IOException, InterruptedException, RemoteAgentFailed {
        if (streams.isEmpty()) {
            // What is asked without a word costs no turn: an agent that streams refuses it
            streams = Optional.of(!NOT_THERE.contains(closed(send("/query/stream", "{}"))));
        }
        var asked = new LinkedHashMap<String, String>();
        asked.put("user_input", text);
        conversation.ifPresent(id -> asked.put("conversation_id", id));
        var response = whenFree(path(), json.writeValueAsString(asked));
        if (NOT_THERE.contains(response.statusCode())) {
            closed(response);
            return false;
        }
        try (var body = response.body()) {
            if (response.statusCode() != 200) {
                var why = response.statusCode() == CONFLICT ? Why.BUSY : Why.FAILING;
                throw new RemoteAgentFailed(why, "it answered with the status " + response.statusCode());
            }
            read(response, new BufferedInputStream(body), begun, words);
        }
        return true;
    }

    private String path() {
        return streams.orElse(true) ? "/query/stream" : "/query";
    }

    // A turn whose connection was closed may take a moment to end
    private HttpResponse<InputStream> whenFree(String path, String body) throws IOException, InterruptedException {
        var until = System.nanoTime() + settings.busyPatience().toNanos();
        var response = send(path, body);
        while (response.statusCode() == CONFLICT && System.nanoTime() < until) {
            closed(response);
            Thread.sleep(BUSY_PAUSE);
            response = send(path, body);
        }
        return response;
    }

    private void read(
            HttpResponse<InputStream> response, InputStream body, Consumer<String> begun, Consumer<String> words)
            throws IOException, RemoteAgentFailed {
        var type = response.headers().firstValue("Content-Type").orElse("");
        if (type.startsWith("text/event-stream")) {
            readEvents(new AgentEvents(body, MOST_BYTES), begun, words);
        } else {
            var whole = json(body);
            begun.accept(id(whole));
            words.accept(answer(whole));
        }
    }

    private void readEvents(AgentEvents events, Consumer<String> begun, Consumer<String> words)
            throws IOException, RemoteAgentFailed {
        var said = 0;
        for (var event = events.next(); event.isPresent(); event = events.next()) {
            var data = event.get().data();
            switch (event.get().name()) {
                case "conversation" -> begun.accept(id(parsed(data)));
                case "token" -> {
                    var piece = bounded(parsed(data).path("text").asText(), said);
                    said += piece.length();
                    words.accept(piece);
                }
                case "done" -> {
                    begun.accept(id(parsed(data)));
                    if (said == 0) {
                        words.accept(answer(parsed(data)));
                    }
                    return;
                }
                case "error" -> throw new RemoteAgentFailed(Why.FAILING, "it ended its answer with an error");
                default -> {
                    // Steps, proposals and whatever else: the agent's own affair
                }
            }
        }
        throw new RemoteAgentFailed(Why.BROKEN_OFF, "its answer ended before its last event");
    }

    private static String answer(JsonNode whole) throws RemoteAgentFailed {
        var answer = whole.path("answer").asText();
        if (answer.isBlank()) {
            throw new RemoteAgentFailed(Why.EMPTY, "it answered nothing");
        }
        return bounded(answer, 0);
    }

    private static String bounded(String words, int said) throws RemoteAgentFailed {
        if (said + words.length() > MOST_CHARACTERS) {
            throw new RemoteAgentFailed(Why.TOO_LONG, "it answered more than an answer may have");
        }
        return words;
    }

    private static String id(JsonNode from) throws RemoteAgentFailed {
        var id = from.path("conversation_id").asText();
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            throw new RemoteAgentFailed(Why.MALFORMED, "its answer has no conversation_id");
        }
        return id;
    }

    private JsonNode json(InputStream body) throws IOException, RemoteAgentFailed {
        var bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new RemoteAgentFailed(Why.TOO_LONG, "it answered more than an answer may have");
        }
        return parsed(new String(bytes, StandardCharsets.UTF_8));
    }

    private JsonNode parsed(String text) throws RemoteAgentFailed {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new RemoteAgentFailed(Why.MALFORMED, "its answer is no JSON");
        }
    }

    private HttpResponse<InputStream> send(String path, String body) throws IOException, InterruptedException {
        var request = request(path)
                .header("Content-Type", "application/json")
                .header("Accept", path.endsWith("/stream") ? "text/event-stream" : "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(address.at(path)).header("User-Agent", AgentElsewhere.CALLER);
        // "unset" is what a secret holds before somebody filled it
        settings.token()
                .filter(token -> !token.equalsIgnoreCase("unset"))
                .ifPresent(token -> request.header("Authorization", "Bearer " + token.strip()));
        Tracing.tell(request::header);
        return request;
    }

    private static int closed(HttpResponse<InputStream> response) throws IOException {
        response.body().close();
        return response.statusCode();
    }

    // The message of an exception may quote an answer: its type says enough
    private static RemoteAgentFailed unreachable(IOException e) {
        return new RemoteAgentFailed(
                Why.UNREACHABLE, "it cannot be reached (" + e.getClass().getSimpleName() + ")");
    }
}
