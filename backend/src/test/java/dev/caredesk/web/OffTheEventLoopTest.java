package dev.caredesk.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OffTheEventLoopTest {

    private static final int MANY = 400;
    private static final CountDownLatch ARRIVED = new CountDownLatch(MANY);
    private static final CountDownLatch LEAVE = new CountDownLatch(1);

    /** Tells on which thread resources run, and keeps as many busy as one likes. */
    @Path("/test/threads")
    @Produces(MediaType.TEXT_PLAIN)
    public static class Threads {

        @GET
        public String kind() {
            return Thread.currentThread().isVirtual() + " "
                    + RequestId.current().orElse("none");
        }

        @GET
        @Path("busy")
        public String busy() throws InterruptedException {
            ARRIVED.countDown();
            LEAVE.await(1, TimeUnit.MINUTES);
            return "done";
        }
    }

    @Test
    void resourcesRunOnVirtualThreadsAndKnowTheirRequest() {
        var answer = given().header(RequestId.HEADER, "request-1234").get("/test/threads");
        assertThat(answer.asString()).isEqualTo("true request-1234");
    }

    @Test
    void healthAnswersWhileHundredsOfRequestsBlock() throws Exception {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var busy = IntStream.range(0, MANY)
                    .mapToObj(
                            i -> client.sendAsync(request("/test/threads/busy"), HttpResponse.BodyHandlers.ofString()))
                    .toList();
            assertThat(ARRIVED.await(30, TimeUnit.SECONDS)).isTrue();
            for (var path : new String[] {"/api/health", "/health/live", "/health/ready"}) {
                assertThat(client.send(request(path), HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .as(path)
                        .isEqualTo(200);
            }
            LEAVE.countDown();
            CompletableFuture.allOf(busy.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void noBodyIsLostOfClientsThatPreferHttp2() throws Exception {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            var post = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/query/stream"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"user_input\":\" \"}"))
                    .build();
            for (var time = 0; time < 1000; time++) {
                assertThat(client.send(post, HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(400);
            }
        }
    }

    private static HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .timeout(Duration.ofSeconds(60))
                .build();
    }
}
