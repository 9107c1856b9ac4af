package dev.caredesk.ui.chat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A backend that plays scripted answers over HTTP and remembers what it was asked. */
public final class StubBackend implements AutoCloseable {

    /** What arrived. */
    public record Asked(
            String method, String path, String body, String authorization, String idempotencyKey, String visitor) {}

    /** Answers one request. */
    public interface Script {
        void play(HttpExchange exchange) throws IOException;
    }

    public final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final ConcurrentHashMap<String, Script> scripts = new ConcurrentHashMap<>();
    private final HttpServer server;

    public StubBackend(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api", this::answer);
        server.start();
    }

    public String endpoint() {
        return "http://localhost:" + server.getAddress().getPort() + "/api";
    }

    /** Plays a script for one path below {@code /api}. */
    public StubBackend on(String path, Script script) {
        scripts.put("/api" + path, script);
        return this;
    }

    /** Plays a script for POST only, so that a look at the same path finds what it found before. */
    public StubBackend onPost(String path, Script script) {
        scripts.put("POST /api" + path, script);
        return this;
    }

    public List<Asked> askedFor(String path) {
        return asked.stream()
                .filter(request -> request.path().equals("/api" + path))
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.setAttribute("body", body);
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    body,
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    exchange.getRequestHeaders().getFirst("X-Visitor")));
            String path = exchange.getRequestURI().getPath();
            Script any = scripts.getOrDefault(path, json(404, problem("NOT_FOUND", 404, "")));
            scripts.getOrDefault(exchange.getRequestMethod() + " " + path, any).play(exchange);
        }
    }

    /** Answers with a document. */
    public static Script json(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .add("Content-Type", status < 400 ? "application/json" : "application/problem+json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** Answers with a stream of events, each written as {@code name data}. */
    public static Script stream(String... events) {
        return exchange -> {
            OutputStream out = open(exchange);
            for (String event : events) {
                send(out, event);
            }
        };
    }

    /** Sends the events and then nothing until the other side is gone. */
    public static Script hanging(CountDownLatch gone, String... events) {
        return exchange -> {
            OutputStream out = open(exchange);
            for (String event : events) {
                send(out, event);
            }
            try {
                while (true) {
                    out.write(": keep-alive\n\n".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    Thread.sleep(20);
                }
            } catch (IOException | InterruptedException e) {
                gone.countDown();
            }
        };
    }

    static OutputStream open(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    static void send(OutputStream out, String event) throws IOException {
        int space = event.indexOf(' ');
        String text = "event: " + event.substring(0, space) + "\ndata: " + event.substring(space + 1) + "\n\n";
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    public static String problem(String code, int status, String detail) {
        return """
                {"type":"about:blank","title":"T","status":%d,"detail":"%s","code":"%s"}""".formatted(status, detail, code);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
