package dev.caredesk.agent;

import dev.caredesk.agent.model.ScriptedModelServer;
import dev.caredesk.agent.model.Wires;
import dev.caredesk.caller.Caller;
import dev.caredesk.caller.ConversationId;
import dev.caredesk.database.TestDatabase;
import dev.caredesk.schedule.TestClinic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The model's part of {@code scripts/bench}, in a process of its own: how long it takes until the first words of an answer
 * are out, through the desk with all its gates and screens, and by sending the desk's very request to the same scripted
 * provider. The two take turns. Prints "key value" lines.
 */
public final class ModelBenchmark implements AutoCloseable {

    private static final int WARM_UP = 1_500;
    // "Good" is released as soon as it is known to be a whole word
    private static final String[] ANSWER = {"Good ", "morning, ", "how ", "can ", "I ", "help ", "you ", "today?"};

    private final TestDatabase database = TestDatabase.create();
    private final ScriptedModelServer server = Wires.serve("openai");
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final PlainDesk desk;

    private ModelBenchmark() {
        var clinic = new TestClinic(database);
        clinic.addDailyHours(clinic.addDoctor("Sarah Johnson"));
        desk = new PlainDesk(
                database,
                Map.of(
                        "model.provider", "openai",
                        "model.base-url", server.address(),
                        "openai.api-key", "test-key",
                        "model.fallback", "none"));
    }

    /** Measures so many answers of each. */
    public static void main(String... arguments) throws ExecutionException, InterruptedException {
        var times = Integer.parseInt(arguments[0]);
        // As in production, where each turn has a virtual thread
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var benchmark = new ModelBenchmark()) {
            threads.submit(() -> {
                        benchmark.measure(times);
                        return times;
                    })
                    .get();
        }
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }

    private void measure(int times) throws IOException, InterruptedException {
        throughDesk();
        var request = HttpRequest.newBuilder(URI.create(server.address() + "/chat/completions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        server.requests().getLast().toString()))
                .build();
        for (var at = 0; at < WARM_UP; at++) {
            throughDesk();
            directly(request);
        }
        var desk = new long[times];
        var direct = new long[times];
        for (var at = 0; at < times; at++) {
            desk[at] = throughDesk();
            direct[at] = directly(request);
        }
        print("desk", desk);
        print("direct", direct);
    }

    /** Returns the nanoseconds until the first words are out. */
    private long throughDesk() {
        // And forget the last request: what is kept of thousands would fill the heap
        server.plays(ScriptedModelServer.text(ANSWER));
        var first = new AtomicLong();
        var begun = System.nanoTime();
        var turn = PlainDesk.turn(Caller.unidentified(new ConversationId(UUID.randomUUID())), new TurnListener() {
            @Override
            public void token(String text) {
                first.compareAndSet(0, System.nanoTime() - begun);
            }
        });
        var answer = desk.answer(turn, "hello, can you help me?");
        if (!answer.equals(String.join("", ANSWER))) {
            throw new IllegalStateException(answer);
        }
        return first.get();
    }

    private long directly(HttpRequest request) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        var response = http.send(request, BodyHandlers.ofLines());
        var first = new AtomicLong();
        try (var lines = response.body()) {
            lines.forEach(line -> {
                if (line.contains(ANSWER[0])) {
                    first.compareAndSet(0, System.nanoTime() - begun);
                }
            });
        }
        return first.get();
    }

    private static void print(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf("%s_p50_ms %.3f%n", what, nanos[nanos.length / 2] / 1e6);
        System.out.printf("%s_p99_ms %.3f%n", what, nanos[(int) (nanos.length * 0.99)] / 1e6);
    }
}
