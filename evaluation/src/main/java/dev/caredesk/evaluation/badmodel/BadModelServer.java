package dev.caredesk.evaluation.badmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.caredesk.evaluation.badmodel.Reply.Call;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** Serves the bad model on loopback, in the streaming format of OpenAI's chat completions. */
public final class BadModelServer implements AutoCloseable {

    /** What {@code scripts/evaluate} and the tests begin with, so that a run can be had again. */
    public static final long SEED = 20270301;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHARACTERS_OF_A_TOKEN = 4;

    private final HttpServer server;
    private final BadModel model;

    /** Starts on a port; on a free one if that is 0. */
    public BadModelServer(int port, long seed) throws IOException {
        model = new BadModel(seed);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Serves until the process ends; says where on its first line. */
    public static void main(String... arguments) throws IOException {
        @SuppressWarnings("resource") // its threads keep the process up
        var server = new BadModelServer(0, SEED);
        System.out.println(server.address());
    }

    /** Returns what {@code MODEL_BASE_URL} has to be. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var request = JSON.readTree(exchange.getRequestBody());
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                stream(request, model.reply(request), body);
            }
        }
    }

    private static void stream(JsonNode request, Reply reply, OutputStream body) throws IOException {
        var deltas = deltas(reply);
        var written = 0;
        for (var delta : deltas) {
            var chunk = chunk(List.of(Map.of("index", 0, "delta", delta)), Map.of());
            written += chunk.length();
            send(body, chunk);
        }
        var reason = reply instanceof Reply.Calls ? "tool_calls" : "stop";
        send(body, chunk(List.of(Map.of("index", 0, "delta", Map.of(), "finish_reason", reason)), Map.of()));
        send(body, chunk(List.of(), usage(request.toString().length(), written)));
        send(body, "[DONE]");
    }

    private static List<Map<String, Object>> deltas(Reply reply) {
        var deltas = new ArrayList<Map<String, Object>>();
        switch (reply) {
            case Reply.Text(var text) -> {
                for (var word : text.splitWithDelimiters(" ", 0)) {
                    deltas.add(Map.of("role", "assistant", "content", word));
                }
            }
            case Reply.Calls(var calls) -> {
                for (var at = 0; at < calls.size(); at++) {
                    deltas.add(Map.of("tool_calls", List.of(toolCall(at, calls.get(at)))));
                }
            }
        }
        return deltas;
    }

    private static Map<String, Object> toolCall(int index, Call call) {
        return Map.of(
                "index",
                index,
                "id",
                "call-" + System.nanoTime(),
                "type",
                "function",
                "function",
                Map.of("name", call.tool(), "arguments", json(call.arguments())));
    }

    // Made up like everything else here, but of the usual order
    private static Map<String, Object> usage(int read, int written) {
        return Map.of(
                "prompt_tokens",
                read / CHARACTERS_OF_A_TOKEN,
                "completion_tokens",
                written / CHARACTERS_OF_A_TOKEN,
                "total_tokens",
                (read + written) / CHARACTERS_OF_A_TOKEN);
    }

    private static String chunk(List<?> choices, Map<String, Object> usage) {
        var chunk = JSON.createObjectNode()
                .put("id", "bad")
                .put("object", "chat.completion.chunk")
                .put("model", "bad");
        chunk.set("choices", JSON.valueToTree(choices));
        if (!usage.isEmpty()) {
            chunk.set("usage", JSON.valueToTree(usage));
        }
        return chunk.toString();
    }

    private static void send(OutputStream body, String data) throws IOException {
        body.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        body.flush();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
