package dev.caredesk.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.forms.Contract;
import dev.caredesk.forms.Desk;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plants canaries in everything that patients can send, and looks for them in the log. */
@QuarkusTest
class LogPrivacyTest {

    private static final String NAME = "Zephyrine Quackenbush";
    private static final String RELATIVE = "Peregrine Quackenbush";
    private static final String BORN = "1971-11-13";
    private static final String MAIL = "zephyrine.canary@example.org";
    private static final String PHONE = "512-555-0187";
    private static final String REASON = "canary reason: itching feathers";
    private static final String SAID = "canary text: my wing hurts";
    private static final String WRONG_SECRET = "CanarySecret1234567890";

    private static final String WORDS =
            String.join(" ", NAME, BORN, MAIL, PHONE, REASON, SAID).replace(':', ' ');
    private static final List<String> CANARIES = List.of(
            "Zephyrine",
            "Quackenbush",
            "Peregrine",
            BORN,
            "zephyrine.canary",
            "555-0187",
            "5550187",
            "itching",
            "my wing",
            WRONG_SECRET);

    @Inject
    Jdbi jdbi;

    private Desk desk;

    @BeforeEach
    void hireADoctor() {
        desk = new Desk(jdbi, "Log Keeper");
    }

    @Test
    void ordinaryUseLeavesNoPersonalData() {
        try (var log = new CapturedLog()) {
            var slots = desk.slots();
            String secret = json(given(), "/api/bookings", """
                    {"slot_id":"%s","reason":"%s","patient":"%s"}""".formatted(slots.getFirst(), REASON, RELATIVE))
                    .statusCode(200)
                    .extract()
                    .path("conversation_id");
            identify(bearer(secret), "new", MAIL).statusCode(200);
            identify(given(), "returning", PHONE).statusCode(403);
            String proposal = bearer(secret)
                    .get("/api/proposals/current")
                    .then()
                    .extract()
                    .path("id");
            bearer(secret)
                    .post("/api/proposals/" + proposal + "/confirm")
                    .then()
                    .statusCode(200);
            bearer(secret).get("/api/appointments").then().statusCode(200);
            say(SAID);
            assertNoCanary(log, secret);
        }
    }

    @Test
    void wrongRequestsLeaveNoPersonalData() {
        try (var log = new CapturedLog()) {
            new OpenAPIV3Parser()
                    .readContents(Contract.text())
                    .getOpenAPI()
                    .getPaths()
                    .forEach((path, item) -> item.readOperationsMap().keySet().forEach(method -> abuse(method, path)));
            assertNoCanary(log, WRONG_SECRET);
        }
    }

    @Test
    void aFailingDatabaseLeavesCodesOnly() {
        desk.execute("ALTER TABLE patient ADD CONSTRAINT canary CHECK (name NOT LIKE 'Zephyrine%') NOT VALID");
        try (var log = new CapturedLog()) {
            var failed = identify(given().header(RequestId.HEADER, "canary-request"), "new", MAIL)
                    .statusCode(500)
                    .extract();
            assertThat(failed.asString())
                    .contains("INTERNAL_ERROR", "canary-request")
                    .doesNotContain("Zephyrine", "patient");
            assertThat(log.text()).contains("canary-request", "SQLSTATE 23514", "constraint canary", "Caused by");
            assertNoCanary(log, WRONG_SECRET);
        } finally {
            desk.execute("ALTER TABLE patient DROP CONSTRAINT canary");
        }
    }

    private static void abuse(PathItem.HttpMethod method, String path) {
        var target = path.replace("{id}", "Zephyrine%20Quackenbush");
        var bodies = List.of(
                "{\"" + NAME + "\":\"" + SAID + "\"}",
                "{\"user_input\":\"" + WORDS + "\",\"conversation_id\":\"" + WRONG_SECRET + "\"}",
                "{\"user_input\":[\"" + WORDS + "\"]}",
                "{\"slot_id\":\"" + WORDS + "\",\"version\":\"" + NAME + "\"}",
                "{\"kind\":\"new\",\"name\":\"" + NAME + "\",\"date_of_birth\":\"" + BORN + " \",\"contact\":\"" + MAIL
                        + "\"}",
                "{\"name\":\"" + WORDS);
        for (var body : bodies) {
            for (var secret : List.of(WRONG_SECRET, NAME)) {
                var request = given().urlEncodingEnabled(false)
                        .header("Authorization", "Bearer " + secret)
                        .header(RequestId.HEADER, "Zephyrine Quackenbush")
                        .header(Idempotency.HEADER, NAME);
                if (method == PathItem.HttpMethod.GET) {
                    request.get(target + "?name=Zephyrine%20Quackenbush&Zephyrine=" + BORN);
                } else {
                    request.contentType("application/json").body(body).request(method.name(), target);
                }
            }
        }
    }

    private static void say(String text) {
        json(given(), "/api/query", "{\"user_input\":\"" + text + "\"}");
        json(given(), "/api/query", "{\"user_input\":\"I am " + NAME + ", born " + BORN + ", " + MAIL + "\"}");
    }

    private static ValidatableResponse identify(RequestSpecification request, String kind, String contact) {
        return json(request, "/api/identification", """
                {"kind":"%s","name":"%s","date_of_birth":"%s","contact":"%s"}""".formatted(kind, NAME, BORN, contact));
    }

    private static ValidatableResponse json(RequestSpecification request, String path, String body) {
        return request.contentType("application/json").body(body).post(path).then();
    }

    private static RequestSpecification bearer(String secret) {
        return given().header("Authorization", "Bearer " + secret);
    }

    private static void assertNoCanary(CapturedLog log, String secret) {
        assertThat(log.text())
                .doesNotContainIgnoringCase(CANARIES.toArray(String[]::new))
                .doesNotContain(secret);
    }
}
