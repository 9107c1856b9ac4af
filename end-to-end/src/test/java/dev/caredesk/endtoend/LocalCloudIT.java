package dev.caredesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk behind a load balancer whose rules are those of the stack's template. */
class LocalCloudIT {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Map<String, String> QUESTION =
            Map.of("user_input", "I need a knee specialist on Monday morning");

    @TempDir
    static Path home;

    private static LocalCloud cloud;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(home);
    }

    @AfterAll
    static void stop() {
        if (cloud != null) {
            cloud.close();
        }
    }

    @Test
    void apiReachesTheBackend() {
        for (String path : List.of("/api", "/api/")) {
            assertThat(Http.get(cloud.at(path), Optional.empty())
                            .expecting(200)
                            .at("/health_check")
                            .asText())
                    .isEqualTo("/api/health");
        }
        assertThat(Http.get(cloud.at("/api/health"), Optional.empty())
                        .expecting(200)
                        .at("/status")
                        .asText())
                .isEqualTo("healthy");
        assertThat(Http.post(cloud.at("/api/query"), Optional.empty(), QUESTION)
                        .expecting(200)
                        .at("/answer")
                        .asText())
                .contains("Knee");
    }

    @Test
    void healthIsNotForThePublic() {
        for (String path : List.of("/health", "/health/live", "/health/ready", "/healthy")) {
            assertThat(Http.get(cloud.at(path), Optional.empty())).isEqualTo(new Http.Answer(404, "Not found"));
        }
    }

    @Test
    void allElseIsThePage() {
        for (String path : List.of("/", "/apis", "/API")) {
            assertThat(Http.get(cloud.at(path), Optional.empty()).text())
                    .as(path)
                    .containsIgnoringCase("<!doctype html>")
                    .contains("Vaadin");
        }
    }

    @Test
    void hostTellsOtherAgentsWhereTheDeskIs() {
        assertThat(Http.get(cloud.at("/.well-known/agent-card.json"), Optional.empty())
                        .expecting(200)
                        .at("/url")
                        .asText())
                .endsWith(":" + cloud.at("/").getPort() + "/api/a2a");
    }

    @Test
    void pageOpensItsWebSocket() throws Exception {
        Visitor visitor = new Visitor();
        visitor.get("/");
        String page = visitor.get("/?v-r=init&location=&query=").body();
        URI push = URI.create(cloud.at("/VAADIN/push").toString().replaceFirst("http", "ws")
                + "?v-r=push&v-uiId=" + found("\"v-uiId\":(\\d+)", page)
                + "&v-pushId=" + found("\"Vaadin-Push-ID\":\"([^\"]+)\"", page)
                + "&X-Atmosphere-Transport=websocket&X-Atmosphere-tracking-id=0&X-atmo-protocol=true"
                + "&X-Atmosphere-TrackMessageSize=true");
        CompletableFuture<ByteBuffer> echo = new CompletableFuture<>();

        WebSocket socket = CLIENT.newWebSocketBuilder()
                .header("Cookie", visitor.cookies())
                .buildAsync(push, new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer message) {
                        echo.complete(message);
                        return null;
                    }

                    @Override
                    public void onError(WebSocket webSocket, Throwable error) {
                        echo.completeExceptionally(error);
                    }
                })
                .get(20, TimeUnit.SECONDS);
        ByteBuffer ping = ByteBuffer.wrap(new byte[] {4, 2});
        socket.sendPing(ping.duplicate()).get(20, TimeUnit.SECONDS);

        assertThat(echo.get(20, TimeUnit.SECONDS)).isEqualTo(ping);
        socket.abort();
    }

    @Test
    void visitorStaysWithTheirFrontendAndOthersGetTheOther() throws Exception {
        Set<String> frontends = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            Visitor visitor = new Visitor();
            visitor.get("/");
            String frontend = visitor.frontend();
            String session = visitor.cookie("JSESSIONID");
            for (int j = 0; j < 4; j++) {
                visitor.get("/?v-r=init&location=&query=");
                assertThat(visitor.frontend()).isEqualTo(frontend);
                assertThat(visitor.cookie("JSESSIONID")).isEqualTo(session);
            }
            frontends.add(frontend);
        }
        assertThat(frontends).hasSize(2);
    }

    @Test
    void noRequestFailsWhileTheTasksAreReplaced() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        List<Thread> load = new ArrayList<>();
        for (String path : List.of("/api/health", "/api/doctors", "/api/query", "/")) {
            load.add(Thread.startVirtualThread(() -> {
                while (!over.get()) {
                    try {
                        Http.Answer answer = path.equals("/api/query")
                                ? Http.post(cloud.at(path), Optional.empty(), QUESTION)
                                : Http.get(cloud.at(path), Optional.empty());
                        if (answer.status() == 200) {
                            answered.incrementAndGet();
                        } else {
                            failures.add(path + ": " + answer.status() + " " + answer.text());
                        }
                    } catch (RuntimeException failure) {
                        failures.add(path + ": " + failure);
                    }
                }
            }));
        }

        try {
            cloud.roll("backend");
            cloud.roll("frontend");
        } finally {
            over.set(true);
        }
        for (Thread thread : load) {
            thread.join();
        }

        assertThat(failures).isEmpty();
        assertThat(answered.get()).isGreaterThan(100);
    }

    @Test
    void openPageGoesOnWhenItsTaskIsReplaced() throws Exception {
        JsonNode seen = Http.JSON.readTree(Browser.prepare()
                .run(
                        "replaced.mjs",
                        cloud.at("/").toString(),
                        LocalCloud.script().toString(),
                        home.toString()));

        assertThat(seen.required("kept").asText()).isEqualTo("half a thought");
        assertThat(seen.required("before")).isNotEmpty();
        assertThat(seen.required("after")).isEqualTo(seen.required("before"));
        assertThat(seen.required("proposal").asText())
                .contains(seen.required("offered").asText().split(" on ", 2)[0]);
    }

    private static String found(String expression, String text) {
        var matcher = Pattern.compile(expression).matcher(text);
        assertThat(matcher.find()).as("%s in %s", expression, text).isTrue();
        return matcher.group(1);
    }

    /** A browser as far as its cookies go. */
    private static final class Visitor {

        private final Map<String, String> jar = new LinkedHashMap<>();

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(cloud.at(path)).timeout(Duration.ofSeconds(20));
            if (!jar.isEmpty()) {
                request.header("Cookie", cookies());
            }
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            for (String cookie : response.headers().allValues("Set-Cookie")) {
                String[] pair = cookie.split(";", 2)[0].split("=", 2);
                jar.put(pair[0], pair[1]);
            }
            return response;
        }

        String cookies() {
            return jar.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; "));
        }

        String cookie(String name) {
            return jar.get(name);
        }

        /** The frontend that the balancer's cookie names; the rest of it is when it was last seen. */
        String frontend() {
            return cookie("AWSALB").split("\\|", 2)[0];
        }
    }
}
