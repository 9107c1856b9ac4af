package dev.caredesk.forms;

import static dev.caredesk.forms.Desk.post;
import static dev.caredesk.forms.Desk.request;
import static dev.caredesk.forms.Desk.wrong;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chat's answers and refusals, held to the contract. */
@QuarkusTest
class ChatContractTest {

    private static final String UNKNOWN = "AAAAAAAAAAAAAAAAAAAAAA";

    @Test
    void saysWhichModelAnswers() {
        request().get("/api/status").then().statusCode(200).body("state", equalTo("ok"));
        request().get("/api/status/").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/query", "/api/query/"})
    void answersAndGoesOn(String path) {
        String secret = post(request(), path, "{\"user_input\":\"Hello\"}")
                .statusCode(200)
                .extract()
                .path("conversation_id");
        post(request(), path, "{\"user_input\":\"Which doctors do you have?\",\"conversation_id\":\"" + secret + "\"}")
                .statusCode(200)
                .body("conversation_id", equalTo(secret));
    }

    @Test
    void streamsEvents() {
        given().contentType("application/json")
                .body("{\"user_input\":\"Hello\"}")
                .post("/api/query/stream")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/event-stream"))
                .body(containsString("event:token"))
                .body(containsString("event:done"));
    }

    @Test
    void repeatsATurnByItsKeyButNoStream() {
        var key = UUID.randomUUID().toString();
        var first = post(request().header("Idempotency-Key", key), "/api/query", "{\"user_input\":\"Hello\"}");
        post(request().header("Idempotency-Key", key), "/api/query", "{\"user_input\":\"Hello\"}")
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body("conversation_id", equalTo(first.extract().path("conversation_id")));
        post(wrong().header("Idempotency-Key", key), "/api/query/stream", "{\"user_input\":\"Hello\"}")
                .statusCode(400)
                .body("errors[0].field", equalTo("Idempotency-Key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/query", "/api/query/stream", "/api/query/stream/"})
    void namesWhatIsWrong(String path) {
        refused(path, "{}", "user_input");
        refused(path, "{\"user_input\":\"\"}", "user_input");
        refused(path, "{\"user_input\":\" \\n \"}", "user_input");
        refused(path, "{\"user_input\":\"" + "x".repeat(4001) + "\"}", "user_input");
        refused(path, "{\"user_input\":5}", "user_input");
        refused(path, "{\"question\":\"Hello\"}", "question");
        refused(path, "{\"user_input\":\"Hello\",\"conversation_id\":\"short\"}", "conversation_id");
        post(wrong(), path, "{\"user_input\"").statusCode(400).body("code", equalTo("MALFORMED_JSON"));
        post(wrong(), path, "{\"user_input\":\"Hello\",\"conversation_id\":\"" + UNKNOWN + "\"}")
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
        given().contentType("text/plain").body("Hello").post(path).then().statusCode(415);
        given().get(path).then().statusCode(405).contentType("application/problem+json");
    }

    @Test
    void takesATextOfFullLength() {
        post(request(), "/api/query", "{\"user_input\":\"" + "hello ".repeat(666) + "\"}")
                .statusCode(200);
    }

    private static void refused(String path, String body, String field) {
        post(wrong(), path, body)
                .statusCode(400)
                .body("code", equalTo("INVALID_INPUT"))
                .body("errors.field", hasItem(field));
    }
}
