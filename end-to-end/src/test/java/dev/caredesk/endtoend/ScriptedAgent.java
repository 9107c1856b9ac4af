package dev.caredesk.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** An agent that keeps the contract of a bring-your-own agent, but for the faults that it is given. */
final class ScriptedAgent implements AutoCloseable {

    private static final String TEXT = "Three doctors are here.";

    private final Set<AgentFault> faults = EnumSet.noneOf(AgentFault.class);
    private final Map<String, AtomicBoolean> busy = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final boolean streams;
    private final AgentRequests requests;
    private final HttpServer server;

    ScriptedAgent(Set<AgentFault> faults, boolean streams) throws IOException {
        this.faults.addAll(faults);
        this.requests = new AgentRequests(this.faults);
        this.streams = streams;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                handleOrRefuse(exchange);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private boolean has(AgentFault fault) {
        return faults.contains(fault);
    }

    private void handleOrRefuse(HttpExchange exchange) throws IOException, InterruptedException {
        try {
            handle(exchange);
        } catch (AgentRequests.Refused refused) {
            refuse(exchange, refused);
        }
    }

    private void handle(HttpExchange exchange) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/api/health")) {
            answer(
                    exchange,
                    200,
                    "application/json",
                    has(AgentFault.SAYS_TO_BE_ILL) ? "{\"status\":\"ill\"}" : "{\"status\":\"healthy\"}");
        } else if (path.equals("/api/status") && has(AgentFault.HAS_NO_STATE)) {
            answer(exchange, 200, "application/json", "{}");
        } else if (path.equals("/api/query") || path.equals("/api/query/stream") && streams) {
            turn(exchange, requests.read(exchange), path.endsWith("/stream"));
        } else {
            throw new AgentRequests.Refused(404, "NOT_FOUND", "There is no " + path);
        }
    }

    private void turn(HttpExchange exchange, JsonNode request, boolean stream)
            throws IOException, InterruptedException {
        if (has(AgentFault.NEVER_ANSWERS)) {
            closed.await();
        }
        String id = conversation(request.path("conversation_id"));
        AtomicBoolean lease = busy.computeIfAbsent(id, ignored -> new AtomicBoolean());
        if (lease.getAndSet(true) && !has(AgentFault.ANSWERS_SIDE_BY_SIDE)) {
            throw new AgentRequests.Refused(409, "TURN_IN_PROGRESS", "The last turn goes on");
        }
        if (has(AgentFault.ANSWERS_SIDE_BY_SIDE)) {
            TimeUnit.MILLISECONDS.sleep(300);
        }
        try {
            if (stream) {
                stream(exchange, id);
            } else {
                answer(
                        exchange,
                        200,
                        has(AgentFault.SHOWS_A_PAGE) ? "text/html" : "application/json",
                        whole(id).toString());
            }
        } catch (IOException hungUp) {
            if (has(AgentFault.STAYS_BUSY_WHEN_CLOSED)) {
                return;
            }
        }
        lease.set(false);
    }

    private String conversation(JsonNode sent) {
        String made = has(AgentFault.COUNTS_CONVERSATIONS)
                ? "conversation-of-the-agent-%04d".formatted(count.incrementAndGet())
                : UUID.randomUUID().toString();
        if (sent.isMissingNode()) {
            busy.put(made, new AtomicBoolean());
            return made;
        }
        if (!busy.containsKey(sent.asText()) && !has(AgentFault.ADOPTS_CONVERSATIONS)) {
            throw new AgentRequests.Refused(404, "NOT_FOUND", "There is no such conversation");
        }
        return has(AgentFault.BEGINS_ANEW_EACH_TURN) ? made : sent.asText();
    }

    private ObjectNode whole(String id) {
        ObjectNode whole = Http.JSON.createObjectNode().put("answer", has(AgentFault.HAS_NO_TEXT) ? "" : TEXT);
        if (!has(AgentFault.LEAVES_THE_CONVERSATION_OUT)) {
            whole.put("conversation_id", id);
        }
        if (has(AgentFault.HAS_SLOTS_OF_WORDS)) {
            whole.put("slots", "none");
        }
        // Fields of its own are any agent's right
        return whole.put("mood", "cheerful");
    }

    private void stream(HttpExchange exchange, String id) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        var events = new Events(exchange.getResponseBody());
        if (has(AgentFault.TELLS_THE_CONVERSATION_LATE)) {
            events.send("mood", "{}");
        }
        events.send("conversation", "{\"conversation_id\":\"" + id + "\"}");
        if (has(AgentFault.TELLS_THE_TOOL_FIRST)) {
            events.send("step", "{\"name\":\"thinkHard\"}");
            events.send("tool", "{\"name\":\"findSlots\"}");
        }
        events.send("token", has(AgentFault.STREAMS_NO_JSON) ? TEXT : "{\"text\":\"Three doctors \"}");
        if (has(AgentFault.IS_SILENT)) {
            TimeUnit.MILLISECONDS.sleep(21_000);
        }
        if (has(AgentFault.STAYS_BUSY_WHEN_CLOSED)) {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(20);
                events.send("token", "{\"text\":\"and \"}");
            }
        }
        if (has(AgentFault.ENDS_WITHOUT_DONE)) {
            return;
        }
        if (has(AgentFault.STREAMS_AN_ERROR)) {
            events.send("error", "{\"status\":500,\"code\":\"INTERNAL_ERROR\"}");
            return;
        }
        events.send(
                "token", has(AgentFault.STREAMS_ANOTHER_TEXT) ? "{\"text\":\"left.\"}" : "{\"text\":\"are here.\"}");
        events.send("done", whole(id).toString());
        if (has(AgentFault.GOES_ON_AFTER_DONE)) {
            events.send("token", "{\"text\":\"Bye.\"}");
        }
        if (has(AgentFault.LEAVES_THE_STREAM_OPEN)) {
            closed.await();
        }
    }

    private record Events(OutputStream out) {

        void send(String name, String data) throws IOException {
            out.write(
                    ": a comment\nevent: %s\ndata: %s\n\n".formatted(name, data).getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private void refuse(HttpExchange exchange, AgentRequests.Refused refused) throws IOException {
        ObjectNode problem = Http.JSON
                .createObjectNode()
                .put("title", refused.code())
                .put("status", refused.status())
                .put("detail", refused.getMessage());
        if (!has(AgentFault.HAS_NO_CODES)) {
            problem.put("code", refused.code());
        }
        if (has(AgentFault.SHOWS_STACK_TRACES)) {
            problem.put("trace", "Refused: no\n\tat dev.example.Agent.read(Agent.java:42)");
        }
        boolean asEvent = has(AgentFault.REFUSES_BY_AN_EVENT)
                && exchange.getRequestURI().getPath().endsWith("/stream");
        if (asEvent) {
            answer(exchange, 200, "text/event-stream", "event: error\ndata: " + problem + "\n\n");
        } else if (has(AgentFault.REFUSES_IN_PLAIN_TEXT)) {
            answer(exchange, refused.status(), "text/plain", refused.getMessage());
        } else {
            answer(exchange, refused.status(), "application/problem+json", problem.toString());
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
