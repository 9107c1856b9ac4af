package dev.caredesk.forms;

import static dev.caredesk.forms.Desk.post;
import static dev.caredesk.forms.Desk.request;
import static dev.caredesk.forms.Desk.wrong;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.caredesk.chat.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A visitor's history over HTTP, held to the contract. */
@QuarkusTest
class HistoryTest {

    private static final String PATH = "/api/conversations";

    @Inject
    Jdbi jdbi;

    private static Desk desk;
    private final String visitor = newVisitor();

    @BeforeEach
    void hireADoctor() {
        if (desk == null) {
            desk = new Desk(jdbi, "Histor Quagmire");
        }
    }

    @Test
    void showsWhatWasSaidWithAllThatDrawsItAgain() {
        var secret = say(null, "Is Dr. Histor Quagmire free next week?");
        var id = latest();
        by(visitor)
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("title", equalTo("Is Dr. Histor Quagmire free next week?"))
                .body("messages.role", equalTo(List.of("user", "assistant")))
                .body("messages[0].text", equalTo("Is Dr. Histor Quagmire free next week?"))
                .body("messages[1].steps.name", hasItem("findSlots"))
                .body("messages[1].steps[0].outcome", equalTo("ok"))
                .body("messages[1].slots.doctor.name", everyItem(equalTo("Histor Quagmire")))
                .body("messages[1].slots[0].start", containsString("-0"))
                .body("messages[1].proposal", nullValue());

        say(secret, "the first one");
        by(visitor).get(PATH + "/" + id).then().body("messages[3].proposal.status", equalTo("open"));
        String proposal = by(visitor).get(PATH + "/" + id).then().extract().path("messages[3].proposal.id");
        request(secret).post("/api/proposals/" + proposal + "/dismiss").then().statusCode(200);
        by(visitor).get(PATH + "/" + id).then().body("messages[3].proposal.status", equalTo("dismissed"));
    }

    @Test
    void showsWhatWasBookedOnlyWhileItsPatientIsIdentified() {
        var secret = say(null, "Is Dr. Histor Quagmire free next week?");
        say(secret, "the first one");
        desk.identify(request(secret), "Ida Histor", "ida.histor@example.org").statusCode(200);
        say(secret, "yes");
        var id = latest();
        by(visitor)
                .get(PATH + "/" + id)
                .then()
                .body("messages[5].appointment.status", equalTo("booked"))
                .body("messages[3].proposal.status", equalTo("confirmed"));
        String code = by(visitor).get(PATH + "/" + id).then().extract().path("messages[5].appointment.code");
        by(visitor)
                .get(PATH + "/" + id + "/export?format=markdown")
                .then()
                .body(containsString(", code " + code + ": booked"));

        jdbi.useHandle(handle -> handle.execute(
                "UPDATE conversation SET identified_until = now() - interval '1 second' WHERE id = ?",
                UUID.fromString(id)));
        by(visitor)
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("messages", hasSize(6))
                .body("messages.appointment", everyItem(nullValue()))
                .body("messages.proposal", everyItem(nullValue()));
    }

    @Test
    void keepsNothingOfSomebodyWhoIsNotMe() {
        var secret = say(null, "I have a sore knee");
        desk.identify(request(secret), "Una Histor", "una.histor@example.org").statusCode(200);
        var id = latest();
        request(secret).delete("/api/identification").then().statusCode(204);
        by(visitor).get(PATH).then().statusCode(200).body("items", hasSize(0));
        by(visitor).get(PATH + "/" + id).then().statusCode(200).body("messages", hasSize(0));

        say(secret, "My tooth hurts");
        by(visitor)
                .get(PATH + "/" + id)
                .then()
                .body("title", equalTo("My tooth hurts"))
                .body("messages", hasSize(2));
        by(visitor).queryParam("q", "sore").get(PATH).then().body("items", hasSize(0));
    }

    @Test
    void replacesPersonalDetailsWhereverTheyWouldBeKept() {
        say(null, "I am Petra Histor, born 1980-03-04, petra@example.org, and I need a doctor");
        var id = latest();
        var whole = by(visitor)
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(whole).doesNotContain("petra@example.org", "1980").contains("[personal details]");

        String answer = by(visitor).get(PATH + "/" + id).then().extract().path("messages[1].id");
        rate(id, answer, "down", "call me on 512-555-0199 about it").statusCode(204);
        by(visitor)
                .get(PATH + "/" + id)
                .then()
                .body("messages[1].feedback.rating", equalTo("down"))
                .body("messages[1].feedback.comment", not(containsString("0199")));
    }

    @Test
    void titlesNoEmergency() {
        var secret = say(null, "my father has chest pain and cannot breathe");
        var id = latest();
        by(visitor)
                .get(PATH + "/" + id)
                .then()
                .body("title", equalTo("Conversation"))
                .body("messages[1].emergency", equalTo(true));
        say(secret, "Which doctors do you have?");
        by(visitor).get(PATH + "/" + id).then().body("title", equalTo("Which doctors do you have?"));
    }

    @Test
    void listsTheLatestFirstPageByPage() {
        var secrets = new ArrayList<String>();
        for (var conversation = 0; conversation < 5; conversation++) {
            secrets.add(say(null, "Conversation number " + conversation));
        }
        say(secrets.getFirst(), "once more");
        var titles = new ArrayList<String>();
        String cursor = null;
        do {
            var page = by(visitor).queryParam("limit", 2);
            if (cursor != null) {
                page.queryParam("cursor", cursor);
            }
            var answer = page.get(PATH).then().statusCode(200);
            titles.addAll(answer.extract().<List<String>>path("items.title"));
            cursor = answer.extract().path("next_cursor");
        } while (cursor != null && titles.size() < 20);
        assertThat(titles)
                .containsExactly(
                        "Conversation number 0",
                        "Conversation number 4",
                        "Conversation number 3",
                        "Conversation number 2",
                        "Conversation number 1");
    }

    @Test
    void showsMessagesFromTheLastOnesBackPageByPage() {
        var secret = say(null, "Is Dr. Histor Quagmire free next week?");
        say(secret, "the first one");
        say(secret, "at what address is that?");
        var id = latest();
        var whole = by(visitor).get(PATH + "/" + id).then().statusCode(200).body("next_cursor", nullValue());
        List<String> ids = whole.extract().path("messages.id");
        List<String> proposals = whole.extract().path("messages.proposal.id");
        var paged = new ArrayList<String>();
        var pagedProposals = new ArrayList<String>();
        String cursor = null;
        do {
            var request = by(visitor).queryParam("limit", 4);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            var page = request.get(PATH + "/" + id).then().statusCode(200);
            paged.addAll(0, page.extract().<List<String>>path("messages.id"));
            pagedProposals.addAll(0, page.extract().<List<String>>path("messages.proposal.id"));
            cursor = page.extract().path("next_cursor");
        } while (cursor != null && paged.size() < 20);
        assertThat(paged).hasSize(6).isEqualTo(ids);
        assertThat(pagedProposals)
                .isEqualTo(proposals)
                .filteredOn(it -> it != null)
                .hasSize(1);

        get(id, "limit=0", 400).body("errors[0].field", equalTo("limit"));
        get(id, "cursor=nonsense", 400).body("errors[0].field", equalTo("cursor"));
        get(id, "page=2", 400).body("errors[0].field", equalTo("page"));
    }

    private ValidatableResponse get(String id, String query, int status) {
        return wrong().header(Visitor.HEADER, visitor)
                .get(PATH + "/" + id + "?" + query)
                .then()
                .statusCode(status);
    }

    @Test
    void searchesTitlesAndMessages() {
        say(say(null, "About 100% of my knee_cap"), "and an ALLERGY test");
        say(null, "Something else");
        by(visitor).queryParam("q", "allergy TEST").get(PATH).then().body("items", hasSize(1));
        by(visitor).queryParam("q", "0% of").get(PATH).then().body("items", hasSize(1));
        by(visitor).queryParam("q", "knee%cap").get(PATH).then().body("items", hasSize(0));
        var id = latest("allergy");
        rename(id, "Spring 2027").statusCode(200);
        by(visitor).queryParam("q", "spring").get(PATH).then().body("items.id", equalTo(List.of(id)));
    }

    @Test
    void renames() {
        say(null, "Hello");
        var id = latest();
        rename(id, "  <b>My \\\"knee\\\"</b>  ")
                .statusCode(200)
                .body("title", equalTo("<b>My \"knee\"</b>"))
                .body("messages", nullValue());
        by(visitor).get(PATH).then().body("items[0].title", equalTo("<b>My \"knee\"</b>"));
        patch(wrong(), id, "{\"title\":\"\"}").statusCode(400).body("errors[0].field", equalTo("title"));
        patch(wrong(), id, "{\"title\":\"" + "x".repeat(121) + "\"}").statusCode(400);
        patch(wrong(), id, "{\"name\":\"x\"}").statusCode(400).body("errors[0].field", equalTo("name"));
        patch(wrong(), id, "{\"title\":\"" + "x".repeat(100_000) + "\"}")
                .statusCode(413)
                .body("code", equalTo("PAYLOAD_TOO_LARGE"));
    }

    @Test
    void deletesAllButAppointments() {
        var secret = say(null, "Is Dr. Histor Quagmire free next week?");
        say(secret, "the first one");
        desk.identify(request(secret), "Dela Histor", "dela.histor@example.org").statusCode(200);
        say(secret, "yes");
        var id = latest();
        by(visitor).delete(PATH + "/" + id).then().statusCode(204);
        by(visitor).delete(PATH + "/" + id).then().statusCode(404);
        by(visitor).get(PATH).then().body("items", hasSize(0));
        post(wrong(), "/api/query", "{\"user_input\":\"Hi\",\"conversation_id\":\"" + secret + "\"}")
                .statusCode(404);
        for (var table : List.of("message", "proposal", "offer")) {
            assertThat(count(table, "conversation_id = '" + id + "'")).as(table).isZero();
        }
        assertThat(count("appointment a JOIN patient p ON p.id = a.patient_id", "p.name = 'Dela Histor'"))
                .isOne();
    }

    @Test
    void doesNotDeleteWhileItAnswers() {
        var secret = say(null, "Hello");
        var id = UUID.fromString(latest());
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE conversation SET lease_owner = gen_random_uuid(), lease_until = now() + interval '1 minute' WHERE id = ?",
                id));
        by(visitor).delete(PATH + "/" + id).then().statusCode(409).body("code", equalTo("TURN_IN_PROGRESS"));
        jdbi.useHandle(handle ->
                handle.execute("UPDATE conversation SET lease_until = now() - interval '1 second' WHERE id = ?", id));
        by(visitor).delete(PATH + "/" + id).then().statusCode(204);
        request(secret).get("/api/identification").then().statusCode(401);
    }

    @Test
    void goesOnWithTheSameSecretEachTime() {
        var secret = say(null, "Hello");
        var id = latest();
        for (var time = 0; time < 2; time++) {
            by(visitor)
                    .post(PATH + "/" + id + "/resume")
                    .then()
                    .statusCode(200)
                    .body("conversation_id", equalTo(secret));
        }
        desk.identify(request(secret), "Rita Histor", "rita.histor@example.org").statusCode(200);
        request(secret).get("/api/identification").then().body("name", equalTo("Rita Histor"));
    }

    @Test
    void beginsConversationsOfFormsForTheVisitorToo() {
        String secret = post(
                        by(visitor),
                        "/api/bookings",
                        "{\"slot_id\":\"" + desk.slots().getFirst() + "\"}")
                .statusCode(200)
                .extract()
                .path("conversation_id");
        by(visitor).get(PATH).then().body("items", hasSize(0));
        say(secret, "Thank you");
        by(visitor)
                .post(PATH + "/" + latest() + "/resume")
                .then()
                .statusCode(200)
                .body("conversation_id", equalTo(secret));
    }

    @Test
    void keepsOneOpinionOfAnAnswer() {
        say(null, "Hello");
        var id = latest();
        List<String> messages =
                by(visitor).get(PATH + "/" + id).then().extract().path("messages.id");
        rate(id, messages.get(1), "up", "").statusCode(204);
        by(visitor)
                .get(PATH + "/" + id)
                .then()
                .body("messages[1].feedback.rating", equalTo("up"))
                .body("messages[1].feedback.comment", nullValue());
        rate(id, messages.get(1), "down", "too <b>long</b>").statusCode(204);
        by(visitor)
                .get(PATH + "/" + id)
                .then()
                .body("messages[1].feedback.rating", equalTo("down"))
                .body("messages[1].feedback.comment", equalTo("too <b>long</b>"));
        rate(id, messages.get(0), "up", "").statusCode(400).body("errors[0].field", equalTo("message_id"));
        rate(id, "99", "up", "").statusCode(400).body("errors[0].field", equalTo("message_id"));
    }

    @Test
    void namesTheMessageThatFeedbackIsAbout() {
        String answer = post(by(visitor), "/api/query", "{\"user_input\":\"Hello\"}")
                .statusCode(200)
                .extract()
                .path("message_id");
        rate(latest(), answer, "up", "").statusCode(204);
    }

    @Test
    void exportsJsonAndMarkdown() {
        say(
                say(null, "<script>alert(1)</script> **sore** [knee](javascript:x)"),
                "Is Dr. Histor Quagmire free next week?");
        var id = latest();
        rename(id, "Été: knee / \\\"script\\\"").statusCode(200);
        by(visitor)
                .get(PATH + "/" + id + "/export")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .header("Content-Disposition", containsString("-ete-knee-script.json\""))
                .body("messages", hasSize(4));
        var markdown = by(visitor)
                .queryParam("format", "markdown")
                .get(PATH + "/" + id + "/export")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/markdown"))
                .header("Content-Disposition", startsWith("attachment; filename=\""))
                .extract()
                .asString();
        assertThat(markdown)
                .startsWith("# Été: knee / \"script\"\n")
                .contains("America/Chicago", "> &lt;script>alert(1)", "\\*\\*sore\\*\\*", "- Free: ", "findSlots(")
                .doesNotContain("<script>", "[knee](");
        given().header(Visitor.HEADER, visitor)
                .accept("text/markdown")
                .get(PATH + "/" + id + "/export")
                .then()
                .contentType(startsWith("text/markdown"));
        given().header(Visitor.HEADER, visitor)
                .accept("text/html")
                .get(PATH + "/" + id + "/export")
                .then()
                .statusCode(406);
        wrong().header(Visitor.HEADER, visitor)
                .get(PATH + "/" + id + "/export?format=pdf")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("format"));
    }

    @Test
    void aForeignConversationIsNoneAtAll() {
        say(null, "Hello");
        var foreign = latest();
        var other = newVisitor();
        for (var id : List.of(foreign, UUID.randomUUID().toString(), "1", "..%2f")) {
            var path = PATH + "/" + id;
            var answers = List.of(
                    strange(other).get(path).then(),
                    strange(other).get(path + "/export").then(),
                    strange(other).post(path + "/resume").then(),
                    strange(other).delete(path).then(),
                    strange(other)
                            .contentType(ContentType.JSON)
                            .body("{\"title\":\"Mine\"}")
                            .patch(path)
                            .then(),
                    strange(other)
                            .contentType(ContentType.JSON)
                            .body("{\"message_id\":\"1\",\"rating\":\"up\"}")
                            .post(path + "/feedback")
                            .then());
            answers.forEach(answer -> answer.statusCode(404).body("code", equalTo("NOT_FOUND")));
        }
        by(other).get(PATH).then().body("items", hasSize(0));
        by(visitor).get(PATH).then().body("items[0].title", equalTo("Hello"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/" + "00000000-0000-0000-0000-000000000000", "/1/export"})
    void asksForAVisitor(String path) {
        wrong().get(PATH + path).then().statusCode(401).body("code", equalTo("VISITOR_REQUIRED"));
        wrong().header(Visitor.HEADER, "short")
                .get(PATH + path)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(Visitor.HEADER));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/conversations?cursor=%20, cursor",
        "/api/conversations?cursor=OTk5OTk, cursor",
        "/api/conversations?limit=0, limit",
        "/api/conversations?q=, q",
        "/api/conversations?page=2, page",
    })
    void namesTheWrongParameter(String path, String field) {
        wrong().header(Visitor.HEADER, visitor)
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void repeatsARequestOfTheSameVisitorOnly() {
        say(null, "Hello");
        var id = latest();
        var key = UUID.randomUUID().toString();
        by(visitor)
                .header("Idempotency-Key", key)
                .post(PATH + "/" + id + "/resume")
                .then()
                .statusCode(200);
        by(visitor)
                .header("Idempotency-Key", key)
                .post(PATH + "/" + id + "/resume")
                .then()
                .header("Idempotency-Replayed", "true");
        strange(newVisitor())
                .header("Idempotency-Key", key)
                .post(PATH + "/" + id + "/resume")
                .then()
                .statusCode(404);
    }

    private String say(String secret, String text) {
        var body = secret == null
                ? "{\"user_input\":\"" + text + "\"}"
                : "{\"user_input\":\"" + text + "\",\"conversation_id\":\"" + secret + "\"}";
        return post(by(visitor), "/api/query", body).statusCode(200).extract().path("conversation_id");
    }

    private String latest() {
        return by(visitor).get(PATH).then().statusCode(200).extract().path("items[0].id");
    }

    private String latest(String words) {
        return by(visitor).queryParam("q", words).get(PATH).then().extract().path("items[0].id");
    }

    private ValidatableResponse rename(String id, String title) {
        return patch(request(), id, "{\"title\":\"" + title + "\"}");
    }

    private ValidatableResponse patch(RequestSpecification request, String id, String body) {
        return request.header(Visitor.HEADER, visitor)
                .contentType(ContentType.JSON)
                .body(body)
                .patch(PATH + "/" + id)
                .then();
    }

    private ValidatableResponse rate(String id, String message, String rating, String comment) {
        return post(by(visitor), PATH + "/" + id + "/feedback", """
                {"message_id":"%s","rating":"%s","comment":"%s"}""".formatted(message, rating, comment));
    }

    private int count(String table, String where) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table + " WHERE " + where)
                .mapTo(Integer.class)
                .one());
    }

    private static RequestSpecification by(String visitor) {
        return request().header(Visitor.HEADER, visitor);
    }

    private static RequestSpecification strange(String visitor) {
        return wrong().header(Visitor.HEADER, visitor).urlEncodingEnabled(false);
    }

    private static String newVisitor() {
        var bits = new byte[16];
        new SecureRandom().nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
