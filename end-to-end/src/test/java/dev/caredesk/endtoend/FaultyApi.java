package dev.caredesk.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Stands before a desk's API and spoils some of its answers, each after the desk has done what was asked of it. */
final class FaultyApi implements AutoCloseable {

    private static final Pattern SECRET = Pattern.compile("\"conversation_id\":\"([^\"]+)\"");

    private final Fault fault;
    private final AtomicInteger left;
    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final CountDownLatch fell = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * What goes wrong.
     *
     * @param request found in "METHOD path body" of the request
     * @param times how often
     * @param body what is answered instead, with the conversation's secret for "{secret}"; without it nothing ever is
     */
    record Fault(Pattern request, int times, int status, Optional<String> body) {

        static final Fault NONE = answers("^$", 0, 200, "");

        static Fault answers(String request, int times, int status, String body) {
            return new Fault(Pattern.compile(request), times, status, Optional.of(body));
        }

        static Fault silent(String request) {
            return new Fault(Pattern.compile(request), 1, 0, Optional.empty());
        }
    }

    FaultyApi(URI desk, Fault fault) throws IOException {
        this.fault = fault;
        this.left = new AtomicInteger(fault.times());
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                pass(desk, exchange);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    URI api() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/api");
    }

    /** All the conversations' secrets that went through. */
    Set<String> secrets() {
        return secrets;
    }

    /** Waits until the fault has happened. */
    void awaitFault() throws InterruptedException {
        fell.await();
    }

    private void pass(URI desk, HttpExchange exchange) throws IOException, InterruptedException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String address = exchange.getRequestURI().toString();
        var request = HttpRequest.newBuilder(desk.resolve(address))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofString(body));
        for (String name : Set.of("Authorization", "Content-Type")) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                    .ifPresent(value -> request.header(name, value));
        }
        var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        var secret = SECRET.matcher(response.body())
                .results()
                .map(found -> found.group(1))
                .findFirst();
        secret.ifPresent(secrets::add);
        boolean spoilt = fault.request()
                        .matcher(exchange.getRequestMethod() + " " + address + " " + body)
                        .find()
                && left.getAndDecrement() > 0;
        if (!spoilt) {
            answer(exchange, response.statusCode(), response.body());
            return;
        }
        fell.countDown();
        if (fault.body().isPresent()) {
            answer(exchange, fault.status(), fault.body().get().replace("{secret}", secret.orElse("")));
        } else {
            closed.await();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
        client.close();
    }
}
