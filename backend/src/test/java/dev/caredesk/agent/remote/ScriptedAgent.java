package dev.caredesk.agent.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** An agent over HTTP that does what a test's script says. */
public final class ScriptedAgent implements AutoCloseable {

    /** The agent's id of each conversation. */
    public static final String ID = "conversation-of-the-agent";

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Asked, Reply> script = turn -> says("Hello.");
    private volatile CountDownLatch hungUp = new CountDownLatch(1);
    private volatile boolean streams = true;
    private volatile Reply health = json(200, "{\"status\":\"healthy\"}");

    /** A turn that was asked for. */
    public record Asked(String path, JsonNode body, Headers headers) {

        /** What a header said. */
        public String header(String name) {
            return headers.getFirst(name);
        }

        /** What the user said. */
        public String text() {
            return body.path("user_input").asText();
        }
    }

    /**
     * What comes back.
     *
     * @param stalls whether nothing comes after it, not even the end
     */
    public record Reply(int status, String type, String body, boolean stalls) {}

    /** Starts on a port, or on any with 0. */
    public ScriptedAgent(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Sets the script and forgets what was asked. */
    public void plays(Function<Asked, Reply> next) {
        asked.clear();
        hungUp = new CountDownLatch(1);
        script = next;
    }

    /** What it says of its health from now on. */
    void isInHealth(Reply reply) {
        health = reply;
    }

    /** From now on it has no {@code /api/query/stream}. */
    void doesNotStream() {
        streams = false;
    }

    /** The turns since the script was set. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** Waits until a caller hung up on a stalled answer. */
    public boolean awaitHangUp() throws InterruptedException {
        return hungUp.await(60, TimeUnit.SECONDS);
    }

    /** A whole stream of these pieces. */
    public static Reply says(String... pieces) {
        var tokens = new StringBuilder();
        for (var piece : pieces) {
            tokens.append(event("token", "{\"text\":\"" + piece + "\"}"));
        }
        return events(begun() + tokens + done(String.join("", pieces)));
    }

    /** A stream as it is written. */
    public static Reply events(String events) {
        return new Reply(200, "text/event-stream", events, false);
    }

    /** A stream that is silent after that. */
    public static Reply stall(String events) {
        return new Reply(200, "text/event-stream", events, true);
    }

    /** An answer as it is written. */
    public static Reply json(int status, String body) {
        return new Reply(status, status < 400 ? "application/json" : "application/problem+json", body, false);
    }

    /** An event as it is written. */
    public static String event(String name, String data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }

    /** The first event. */
    public static String begun() {
        return event("conversation", "{\"conversation_id\":\"" + ID + "\"}");
    }

    /** The last event. */
    public static String done(String answer) {
        return event("done", "{\"answer\":\"" + answer + "\",\"conversation_id\":\"" + ID + "\"}");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (path.equals("/api/health")) {
                send(exchange, health);
                return;
            }
            if (path.endsWith("/stream") && !streams) {
                send(exchange, json(404, "{}"));
                return;
            }
            var body = new ObjectMapper().readTree(exchange.getRequestBody());
            if (!body.has("user_input")) {
                send(exchange, json(400, "{\"status\":400,\"code\":\"INVALID_INPUT\"}"));
                return;
            }
            var turn = new Asked(path, body, Headers.of(exchange.getRequestHeaders()));
            asked.add(turn);
            send(exchange, script.apply(turn));
        }
    }

    private void send(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        exchange.sendResponseHeaders(reply.status(), 0);
        var out = exchange.getResponseBody();
        out.write(reply.body().getBytes(StandardCharsets.UTF_8));
        out.flush();
        if (reply.stalls()) {
            try {
                while (true) {
                    TimeUnit.MILLISECONDS.sleep(20);
                    out.write(":\n".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            } catch (IOException | InterruptedException gone) {
                hungUp.countDown();
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
