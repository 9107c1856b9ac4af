package dev.caredesk.agent.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A model's endpoint as OpenAI has it, which streams what a test's script says. It keeps what it was sent. */
public final class ScriptedModelServer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private volatile Function<JsonNode, Reply> script = request -> text("Hello.");
    private volatile CountDownLatch hungUp = new CountDownLatch(1);

    /** What the model does with a request. */
    public sealed interface Reply {}

    private record Text(List<String> pieces) implements Reply {}

    private record Call(String name, Map<String, Object> arguments) implements Reply {}

    private record Status(int code, String body) implements Reply {}

    private record Stall() implements Reply {}

    /** Starts on the port. */
    public ScriptedModelServer(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/chat/completions", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Sets the script and forgets earlier requests. */
    public void plays(Function<JsonNode, Reply> next) {
        script = next;
        requests.clear();
        hungUp = new CountDownLatch(1);
    }

    /** The requests since the script was set. */
    public List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    /** Waits until a client hung up on a stalled answer. */
    public boolean awaitHangUp() throws InterruptedException {
        return hungUp.await(10, TimeUnit.SECONDS);
    }

    public static Reply text(String... pieces) {
        return new Text(List.of(pieces));
    }

    public static Reply call(String name, Map<String, Object> arguments) {
        return new Call(name, arguments);
    }

    public static Reply status(int code, String body) {
        return new Status(code, body);
    }

    public static Reply stall() {
        return new Stall();
    }

    /** The text of the last message, whoever wrote it. */
    public static String last(JsonNode request) {
        var messages = request.get("messages");
        return messages.get(messages.size() - 1).get("content").asText();
    }

    /** Who wrote the last message. */
    public static String lastRole(JsonNode request) {
        var messages = request.get("messages");
        return messages.get(messages.size() - 1).get("role").asText();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = JSON.readTree(exchange.getRequestBody());
            requests.add(request);
            switch (script.apply(request)) {
                case Text(var pieces) -> stream(exchange, chunks(pieces));
                case Call(var name, var arguments) -> stream(exchange, List.of(toolCall(name, arguments)));
                case Status(var code, var body) -> plain(exchange, code, body);
                case Stall() -> untilHungUp(exchange);
            }
        }
    }

    private static List<String> chunks(List<String> pieces) throws JsonProcessingException {
        var chunks = new ArrayList<String>();
        for (var piece : pieces) {
            chunks.add(chunk(Map.of("role", "assistant", "content", piece)));
        }
        return chunks;
    }

    private static String toolCall(String name, Map<String, Object> arguments) throws JsonProcessingException {
        return chunk(Map.of(
                "role",
                "assistant",
                "tool_calls",
                List.of(Map.of(
                        "index",
                        0,
                        "id",
                        "call-" + System.nanoTime(),
                        "type",
                        "function",
                        "function",
                        Map.of("name", name, "arguments", JSON.writeValueAsString(arguments))))));
    }

    private static String chunk(Map<String, Object> delta) throws JsonProcessingException {
        return JSON.writeValueAsString(Map.of(
                "id", "chat-1",
                "object", "chat.completion.chunk",
                "model", "scripted",
                "choices", List.of(Map.of("index", 0, "delta", delta))));
    }

    private static void stream(HttpExchange exchange, List<String> chunks) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            for (var chunk : chunks) {
                body.write(("data: " + chunk + "\n\n").getBytes(StandardCharsets.UTF_8));
            }
            body.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void plain(HttpExchange exchange, int code, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void untilHungUp(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var latch = hungUp;
        try {
            for (var beat = 0; beat < 600; beat++) {
                exchange.getResponseBody().write(": wait\n\n".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (IOException gone) {
            latch.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
