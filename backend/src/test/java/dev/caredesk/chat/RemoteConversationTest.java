package dev.caredesk.chat;

import static dev.caredesk.agent.remote.ScriptedAgent.ID;
import static dev.caredesk.agent.remote.ScriptedAgent.begun;
import static dev.caredesk.agent.remote.ScriptedAgent.event;
import static dev.caredesk.agent.remote.ScriptedAgent.json;
import static dev.caredesk.agent.remote.ScriptedAgent.says;
import static dev.caredesk.agent.remote.ScriptedAgent.stall;
import static dev.caredesk.chat.ChatClinic.count;
import static dev.caredesk.chat.ChatClinic.say;
import static dev.caredesk.chat.ChatClinic.start;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.caredesk.agent.remote.ScriptedAgent;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent elsewhere answers; gates, identity, limits, history and retention stay the desk's. */
@QuarkusTest
@TestProfile(RemoteAgentProfile.class)
class RemoteConversationTest {

    @Inject
    Jdbi jdbi;

    @ConfigProperty(name = "agent.url")
    URI address;

    @TestHTTPResource("/api/query/stream")
    URI stream;

    private ScriptedAgent agent;

    @BeforeEach
    void reset() {
        agent = RemoteAgentProfile.agent(address);
        ChatClinic.reset(jdbi);
        agent.plays(turn -> says("We have ", "Monday at 10:30 AM with Dr. Brown."));
    }

    @Test
    void answersInItsOwnConversationAndNeverSeesOurSecret() {
        var conversation = start();
        say(conversation, "A knee doctor")
                .statusCode(200)
                .body("answer", equalTo("We have Monday at 10:30 AM with Dr. Brown."))
                .body("slots", hasSize(0));

        assertThat(agent.asked().getFirst().body().toString()).isEqualTo("{\"user_input\":\"Hello\"}");
        assertThat(agent.asked().getLast().body().toString())
                .isEqualTo("{\"user_input\":\"A knee doctor\",\"conversation_id\":\"" + ID + "\"}");
        assertThat(count(jdbi, "message", "shown IS NOT NULL")).isEqualTo(4);
        given().get("/api/status")
                .then()
                .body("provider", equalTo("agent"))
                .body("model", equalTo(address.getAuthority()))
                .body("state", equalTo("ok"));
    }

    @Test
    void turnThatWasHandedOnIsNotHandedOnAgain() {
        for (var path : new String[] {"/api/query", "/api/query/stream"}) {
            given().contentType(ContentType.JSON)
                    .header("User-Agent", "caredesk")
                    .body(Map.of("user_input", "Hello"))
                    .post(path)
                    .then()
                    .statusCode(503)
                    .body("detail", startsWith("AGENT_URL of a desk"));
        }
        assertThat(agent.asked()).isEmpty();
    }

    @Test
    void neverHearsOfAnEmergency() {
        say(null, "I have crushing chest pain").body("emergency", equalTo(true)).body("answer", containsString("911"));

        assertThat(agent.asked()).isEmpty();
    }

    @Test
    void personalDetailsDoNotReachIt() {
        say(null, "I am Jane Doe, born March 4, 1980, jane@example.com, I am new here. Who is free on Monday?")
                .statusCode(200)
                .body("answer", startsWith("Thank you, I know now who you are.\n\nWe have Monday"));

        assertThat(agent.asked().toString())
                .doesNotContain("Jane", "1980", "example.com")
                .contains("free on Monday");
    }

    @Test
    void yesIsCarriedOutByTheDeskWithoutIt() {
        var slot = given().get("/api/slots?limit=1").then().extract().path("items[0].id");
        String conversation = given().contentType(ContentType.JSON)
                .body(Map.of("slot_id", slot))
                .post("/api/bookings")
                .then()
                .extract()
                .path("conversation_id");

        say(conversation, "yes").body("identification", equalTo("required")).body("proposal", notNullValue());
        say(conversation, "Jane Doe, born March 4, 1980, jane@example.com, I am new here")
                .body("appointment.status", equalTo("booked"))
                .body("answer", startsWith("Thank you. It is done"))
                .body("proposal", nullValue());

        assertThat(agent.asked()).isEmpty();
    }

    @Test
    void nextPersonBeginsAnewWithIt() {
        String conversation = say(null, "I am Jane Doe, born March 4, 1980, jane@example.com, I am new here.")
                .extract()
                .path("conversation_id");
        say(conversation, "that's not me").body("answer", equalTo("All right, I no longer take you for that person."));
        say(conversation, "Which doctors do you have?");

        assertThat(agent.asked().getLast().body().has("conversation_id")).isFalse();
        say(conversation, "And on Tuesday?");
        assertThat(agent.asked().getLast().body().path("conversation_id").asText())
                .isEqualTo(ID);
    }

    @Test
    void adviceIsNotPassedOn() {
        agent.plays(turn -> says("You should take ", "400 mg ibuprofen. ", "Then call."));

        say(null, "My knee hurts").body("answer", startsWith("I can only help with appointments here"));
    }

    @Test
    void saysHonestlyThatItIsAwayUntilItIsBack() {
        var conversation = start();
        RemoteAgentProfile.stop(address);

        say(conversation, "Hello?")
                .statusCode(200)
                .body("answer", startsWith("I am sorry, the assistant cannot answer"));
        given().get("/api/status")
                .then()
                .body("state", equalTo("away"))
                .body("reason", equalTo("The agent does not answer: it cannot be reached (ConnectException)"));
        given().get("/api/slots?limit=1").then().statusCode(200).body("items", hasSize(1));

        agent = RemoteAgentProfile.agent(address);
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> given().get("/api/status").then().body("state", equalTo("ok")));
        say(conversation, "Hello?").body("answer", equalTo("Hello."));
    }

    @Test
    void keepsWhatCameOfHalfAnAnswer() {
        agent.plays(turn -> ScriptedAgent.events(begun() + event("token", "{\"text\":\"We have \"}")));

        say(null, "A knee doctor").body("answer", startsWith("We have \n\nI am sorry, the assistant cannot answer"));
    }

    @Test
    void internalsOfItsFailureStayThere() {
        agent.plays(turn -> json(500, "{\"detail\":\"java.lang.NullPointerException at Agent.java:1\"}"));

        say(null, "A knee doctor")
                .statusCode(200)
                .body("answer", startsWith("I am sorry, the assistant cannot answer right now."));
    }

    @Test
    void oneThatIsTooSlowIsStopped() throws Exception {
        agent.plays(turn -> stall(begun()));

        var conversation = say(null, "A knee doctor")
                .statusCode(200)
                .body("answer", startsWith("I am sorry, that took too long"))
                .extract()
                .<String>path("conversation_id");

        assertThat(agent.awaitHangUp()).isTrue();
        agent.plays(turn -> says("Now."));
        say(conversation, "again").body("answer", equalTo("Now."));
        assertThat(agent.asked().getLast().body().path("conversation_id").asText())
                .isEqualTo(ID);
    }

    @Test
    void whoeverClosesTheStreamStopsIt() throws Exception {
        var conversation = start();
        agent.plays(turn -> stall(begun() + event("token", "{\"text\":\"One moment \"}")));
        var client = HttpClient.newHttpClient();
        var reading = client.sendAsync(
                HttpRequest.newBuilder(stream)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"user_input\":\"hello?\",\"conversation_id\":\"" + conversation + "\"}"))
                        .build(),
                BodyHandlers.ofString());
        await().atMost(Duration.ofMinutes(1)).until(() -> !agent.asked().isEmpty());

        reading.cancel(true);
        client.shutdownNow();

        assertThat(agent.awaitHangUp()).isTrue();
        agent.plays(turn -> says("Here I am."));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> say(conversation, "again").extract().statusCode() == 200);
    }
}
