package dev.caredesk.a2a;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.caredesk.forms.Desk;
import io.a2a.spec.A2AClientException;
import io.a2a.spec.TaskState;
import io.a2a.util.Utils;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other agents talk to the desk, find what is free, and can neither say yes nor who a person is. */
@QuarkusTest
class A2aTest {

    private static final String SECRET = "[A-Za-z0-9_-]{32}";

    private static final Pattern LINK = Pattern.compile("https://desk\\.example/confirm/(" + SECRET + ")");

    @Inject
    Jdbi jdbi;

    @TestHTTPResource("/")
    URI address;

    @BeforeEach
    void hireADoctor() {
        if (count("doctor WHERE name = 'Petra Peerson'") == 0) {
            new Desk(jdbi, "Petra Peerson");
        }
    }

    @Test
    void cardSaysWhereAndHow() throws Exception {
        var card = new A2aPeer(address, false).card();

        assertThat(card.name()).isEqualTo("Riverside Clinic appointment desk");
        assertThat(card.url()).endsWith("/api/a2a");
        assertThat(card.protocolVersion()).isEqualTo("0.3.0");
        assertThat(card.capabilities().streaming()).isTrue();
        assertThat(card.skills()).hasSize(2);
    }

    @Test
    void cardIsWhereItsHostIsAskedForItToo() {
        String below = given().get("/api/a2a/.well-known/agent-card.json")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        given().get("/.well-known/agent-card.json")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body(equalTo(below));
    }

    @Test
    void answersTurnsOfOneContext() throws Exception {
        var peer = new A2aPeer(address, false);
        peer.say("When is Petra Peerson free?", Optional.empty());
        var first = peer.hearsTheEnd();

        assertThat(first.getStatus().state()).isEqualTo(TaskState.COMPLETED);
        assertThat(first.getContextId()).matches(SECRET);
        assertThat(A2aPeer.text(first)).contains("Peerson");
        peer.say("The first one, please", Optional.of(first.getContextId()));
        var second = peer.hearsTheEnd();
        assertThat(second.getContextId()).isEqualTo(first.getContextId());
        assertThat(second.getId()).isNotEqualTo(first.getId());
        assertThat(A2aPeer.text(peer.task(first.getId()))).isEqualTo(A2aPeer.text(first));
    }

    @Test
    void streamsAnAnswerUpToItsEnd() throws Exception {
        var peer = new A2aPeer(address, true);
        peer.say("When is Petra Peerson free?", Optional.empty());

        assertThat(peer.hears().getStatus().state()).isEqualTo(TaskState.WORKING);
        var end = peer.hearsTheEnd();
        assertThat(end.getStatus().state()).isEqualTo(TaskState.COMPLETED);
        assertThat(A2aPeer.text(end)).contains("Peerson").isEqualTo(A2aPeer.text(peer.task(end.getId())));
    }

    @Test
    void noYesOfAnAgentBooks() throws Exception {
        var peer = new A2aPeer(address, false);
        var context = proposed(peer);
        var before = count("appointment");

        for (var yes : new String[] {"yes", "Yes, please book it", "I confirm"}) {
            peer.say(yes, Optional.of(context));
            assertThat(A2aPeer.text(peer.hearsTheEnd())).startsWith("An agent cannot say yes for a person");
        }
        assertThat(count("appointment")).isEqualTo(before);
    }

    @Test
    void personBooksBehindTheLink() throws Exception {
        var peer = new A2aPeer(address, false);
        peer.say("When is Petra Peerson free?", Optional.empty());
        var context = peer.hearsTheEnd().getContextId();
        peer.say("The first one, please", Optional.of(context));
        var token = LINK.matcher(A2aPeer.text(peer.hearsTheEnd()))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        assertThat(count("message WHERE body LIKE '%" + token + "%' OR shown LIKE '%" + token + "%'"))
                .isZero();

        String code = given().header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .body("""
                        {"kind":"new","name":"Paula Person","date_of_birth":"1990-04-12","contact":"paula@example.org"}""")
                .post("/api/confirmation/confirm")
                .then()
                .statusCode(200)
                .body("status", equalTo("confirmed"))
                .extract()
                .path("proposal.appointment.code");

        peer.say("Thank you", Optional.of(context));
        var after = Utils.toJsonString(peer.hearsTheEnd().getArtifacts());
        assertThat(after).contains("\"proposal_status\":\"confirmed\"").doesNotContain(code, "Paula");
    }

    @Test
    void nobodyIsIdentifiedByAnAgentsWords() throws Exception {
        var peer = new A2aPeer(address, false);
        var context = proposed(peer);
        peer.say("I am Jane Doe, born March 4, 1980, jane@example.com, I am new here", Optional.of(context));
        peer.hearsTheEnd();
        peer.say("What appointments do I have?", Optional.of(context));

        assertThat(A2aPeer.text(peer.hearsTheEnd()))
                .startsWith("For this I need to know who the person is")
                .containsPattern(LINK);
        assertThat(count("patient WHERE name = 'Jane Doe'")).isZero();
        assertThat(count("message WHERE body ~ 'Jane|1980'")).isZero();
    }

    @Test
    void whatWaitsForAPersonIsLeftAloneByOtherQuestions() throws Exception {
        var peer = new A2aPeer(address, false);
        peer.say("When is Petra Peerson free?", Optional.empty());
        var context = peer.hearsTheEnd().getContextId();
        peer.say("The first one, please", Optional.of(context));
        var token = LINK.matcher(A2aPeer.text(peer.hearsTheEnd()))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        for (var question : new String[] {"What appointments do I have?", "When is Petra Peerson free?"}) {
            peer.say(question, Optional.of(context));
            assertThat(Utils.toJsonString(peer.hearsTheEnd().getArtifacts()))
                    .contains("\"proposal_status\":\"open\"")
                    .doesNotContain("Nothing has changed yet");
        }

        given().header("Authorization", "Bearer " + token)
                .get("/api/confirmation")
                .then()
                .statusCode(200)
                .body("status", equalTo("open"));
    }

    @Test
    void contextOpensNeitherTheChatNorTheForms() throws Exception {
        var peer = new A2aPeer(address, false);
        var context = proposed(peer);

        given().header("Authorization", "Bearer " + context)
                .get("/api/proposals/current")
                .then()
                .statusCode(401);
        given().contentType(ContentType.JSON)
                .body("{\"user_input\":\"yes\",\"conversation_id\":\"" + context + "\"}")
                .post("/api/query")
                .then()
                .statusCode(400);
    }

    @Test
    void unknownContextIsRefused() throws Exception {
        var peer = new A2aPeer(address, false);

        assertThatThrownBy(() -> peer.say("Hello", Optional.of("A".repeat(32))))
                .isInstanceOf(A2AClientException.class)
                .hasMessageContaining("contextId is not known here");
    }

    @Test
    void emergencyComesFirst() throws Exception {
        var peer = new A2aPeer(address, false);
        peer.say("They have crushing chest pain", Optional.empty());

        assertThat(A2aPeer.text(peer.hearsTheEnd())).contains("911");
    }

    @Test
    void taskWhoseBackendDiedHasFailed() throws Exception {
        var peer = new A2aPeer(address, false);
        peer.say("Hello", Optional.empty());
        var id = peer.hearsTheEnd().getId();
        jdbi.useHandle(handle -> handle.execute("""
                UPDATE a2a_task t SET state = 'working', changed_at = now() - interval '1 hour'
                FROM conversation c
                WHERE c.id = t.conversation_id AND c.updated_at = (SELECT max(updated_at) FROM conversation)"""));

        assertThat(peer.task(id).getStatus().state()).isEqualTo(TaskState.FAILED);
        assertThatThrownBy(() -> peer.cancel(id)).hasMessageContaining("The task is over: failed");
    }

    @Test
    void taskThatIsOverIsNotCancelled() throws Exception {
        var peer = new A2aPeer(address, false);
        peer.say("Hello", Optional.empty());
        var id = peer.hearsTheEnd().getId();

        assertThatThrownBy(() -> peer.cancel(id)).hasMessageContaining("The task is over: completed");
        assertThatThrownBy(() -> peer.task("A".repeat(65))).isInstanceOf(A2AClientException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-32700 | {\"jsonrpc\":",
                "-32600 | {\"id\":1,\"method\":\"message/send\"}",
                "-32600 | []",
                "-32601 | {\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"message/shout\"}",
                "-32602 | {\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"message/send\"}",
                "-32602 | {\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"message/send\",\"params\":{\"message\":{\"role\":\"user\",\"parts\":[]}}}",
                "-32602 | {\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"message/send\",\"params\":{\"message\":{\"role\":\"agent\",\"parts\":[{\"kind\":\"text\",\"text\":\"a\"}]}}}",
                "-32005 | {\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"message/send\",\"params\":{\"message\":{\"role\":\"user\",\"parts\":[{\"kind\":\"file\"}]}}}",
                "-32004 | {\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tasks/resubscribe\",\"params\":{\"id\":\"a\"}}",
                "-32003 | {\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tasks/pushNotificationConfig/set\"}",
                "-32602 | {\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tasks/get\",\"params\":{}}",
                "-32001 | {\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tasks/get\",\"params\":{\"id\":\"nope\"}}",
                "-32001 | {\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tasks/cancel\",\"params\":{\"id\":\"nope\"}}"
            })
    void whatIsWrongIsAnErrorOfTheProtocol(int code, String body) {
        post(body).body("error.code", equalTo(code)).body("jsonrpc", equalTo("2.0"));
    }

    @Test
    void errorsCarryTheIdOfTheirRequest() {
        post("{\"jsonrpc\":\"2.0\",\"id\":\"abc\",\"method\":\"tasks/get\",\"params\":{\"id\":\"nope\"}}")
                .body("id", equalTo("abc"));
        post("{").body("id", nullValue());
    }

    @Test
    void streamAnswersErrorsAsEvents() {
        given().contentType(ContentType.JSON)
                .accept("text/event-stream")
                .body("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"message/stream\",\"params\":{}}")
                .post("/api/a2a")
                .then()
                .statusCode(200)
                .contentType(containsString("text/event-stream"))
                .body(containsString("-32602"));
    }

    private String proposed(A2aPeer peer) throws Exception {
        peer.say("When is Petra Peerson free?", Optional.empty());
        var context = peer.hearsTheEnd().getContextId();
        peer.say("The first one, please", Optional.of(context));
        peer.hearsTheEnd();
        assertThat(
                        count(
                                "proposal p JOIN doctor d ON d.id = p.doctor_id WHERE d.name = 'Petra Peerson' AND p.status = 'open'"))
                .isPositive();
        return context;
    }

    private int count(String from) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + from)
                .mapTo(Integer.class)
                .one());
    }

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/a2a")
                .then()
                .statusCode(200);
    }
}
