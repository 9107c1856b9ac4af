package dev.caredesk.agent.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A model's endpoint that streams what a test's script says, as its family of providers does. It keeps what it was sent. */
public final class ScriptedModelServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Wire wire;
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private volatile Function<JsonNode, Reply> script = request -> text("Hello.");
    private volatile CountDownLatch hungUp = new CountDownLatch(1);

    /** What the model does with a request. */
    public sealed interface Reply {}

    private record Text(List<String> pieces) implements Reply {}

    private record Calls(List<Call> calls) implements Reply {}

    private record Status(int code, String body, Map<String, String> headers) implements Reply {}

    private record Stall(List<String> before) implements Reply {}

    private record Half(List<String> pieces) implements Reply {}

    /** One of the tool calls of an answer. */
    public record Call(String name, String json) {

        public static Call of(String name, Map<String, Object> arguments) {
            try {
                return new Call(name, JSON.writeValueAsString(arguments));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Starts on the port, and speaks as OpenAI does. */
    public ScriptedModelServer(int port) {
        this(port, Wire.OPENAI);
    }

    ScriptedModelServer(int port, Wire wire) {
        this.wire = wire;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Where it is. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Sets the script and forgets earlier requests. */
    public void plays(Function<JsonNode, Reply> next) {
        requests.clear();
        hungUp = new CountDownLatch(1);
        script = next;
    }

    /** Answers one request after the other; the last reply goes on. */
    public void plays(Reply... replies) {
        var next = new AtomicInteger();
        plays(request -> replies[Math.min(next.getAndIncrement(), replies.length - 1)]);
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
        return calls(Call.of(name, arguments));
    }

    public static Reply calls(Call... calls) {
        return new Calls(List.of(calls));
    }

    public static Reply status(int code, String body) {
        return new Status(code, body, Map.of());
    }

    public static Reply retryAfter(int code, int seconds) {
        return new Status(code, "", Map.of("Retry-After", Integer.toString(seconds)));
    }

    /** Says that, and then nothing more. */
    public static Reply stall(String... before) {
        return new Stall(List.of(before));
    }

    /** Says that, and ends as if it were all. */
    public static Reply half(String... pieces) {
        return new Half(List.of(pieces));
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
            if (exchange.getRequestMethod().equals("GET")) {
                plain(exchange, 404, "", Map.of());
                return;
            }
            var request = JSON.readTree(exchange.getRequestBody());
            requests.add(request);
            switch (script.apply(request)) {
                case Text(var pieces) -> stream(exchange, wire.text(pieces), wire.end(false));
                case Calls(var calls) -> stream(exchange, wire.calls(calls), wire.end(true));
                case Half(var pieces) -> stream(exchange, wire.text(pieces), List.of());
                case Status(var code, var body, var headers) -> plain(exchange, code, body, headers);
                case Stall(var before) -> untilHungUp(exchange, before);
            }
        }
    }

    private void stream(HttpExchange exchange, List<byte[]> pieces, List<byte[]> end) throws IOException {
        try (var body = begin(exchange)) {
            for (var piece : pieces) {
                body.write(piece);
                body.flush();
            }
            for (var piece : end) {
                body.write(piece);
            }
        }
    }

    private OutputStream begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", wire.contentType());
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private void plain(HttpExchange exchange, int code, String body, Map<String, String> headers) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", code == 200 ? wire.contentType() : "application/json");
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    // What is written meanwhile says nothing; it only finds out whether somebody still listens
    private void untilHungUp(HttpExchange exchange, List<String> before) throws IOException {
        var latch = hungUp;
        try {
            var body = begin(exchange);
            for (var piece : before.isEmpty() ? List.<byte[]>of() : wire.text(before)) {
                body.write(piece);
            }
            for (var beat = 0; beat < 600; beat++) {
                body.write(wire.nothing());
                body.flush();
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (IOException gone) {
            latch.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
