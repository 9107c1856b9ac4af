package dev.caredesk.mcp;

import static dev.caredesk.mcp.McpClient.initialization;
import static dev.caredesk.mcp.McpClient.post;
import static dev.caredesk.mcp.McpClient.request;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import dev.caredesk.agent.DeskTools;
import dev.caredesk.agent.EmergencyGate;
import dev.caredesk.confirmation.Confirmations;
import dev.caredesk.forms.Desk;
import dev.caredesk.metrics.Scrape;
import dev.caredesk.web.Views;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class McpServerTest {

    @Inject
    Jdbi jdbi;

    @Inject
    DeskTools tools;

    @Inject
    EmergencyGate emergencies;

    @Inject
    Confirmations confirmations;

    @Inject
    Views views;

    @Inject
    McpSettings settings;

    private Desk desk;

    @BeforeEach
    void hireADoctor() {
        desk = new Desk(jdbi, "Mona Protocol");
    }

    @Test
    void greetsInTheVersionOfTheClientOrInItsNewest() {
        for (var version : List.of("2025-03-26", "2025-06-18", "2025-11-25")) {
            greeted(version).body("result.protocolVersion", equalTo(version));
        }
        greeted("2099-01-01")
                .body("result.protocolVersion", equalTo("2025-11-25"))
                .body("result.capabilities.tools", notNullValue())
                .body("result.serverInfo.title", equalTo("Riverside Clinic"))
                .body("result.instructions", containsString("emergency"))
                .header("Mcp-Session-Id", matchesPattern("[A-Za-z0-9_-]{32}"))
                .header("Cache-Control", "no-store");
    }

    private static ValidatableResponse greeted(String version) {
        return post(request(), "initialize", Map.of("protocolVersion", version)).statusCode(200);
    }

    @Test
    void tellsOfTheToolsInTheWordsThatOurOwnModelReads() {
        var told = McpClient.begin().tools();

        assertThat(told)
                .allSatisfy(tool -> assertThat(tools.all()).anySatisfy(own -> {
                    assertThat(tool).containsEntry("name", own.name()).containsEntry("description", own.description());
                    assertThat(tool.get("inputSchema").toString()).contains("type=object");
                }));
        assertThat(told)
                .extracting(tool -> tool.get("name"))
                .containsExactlyInAnyOrder(
                        "findDoctors",
                        "findSlots",
                        "resolveDate",
                        "clinicInfo",
                        "myAppointments",
                        "requestIdentification",
                        "proposeBooking",
                        "proposeReschedule",
                        "proposeCancellation",
                        "currentState");
    }

    @Test
    void noToolTakesAnIdentityOrConfirms() {
        assertThat(McpClient.begin().tools()).isNotEmpty().allSatisfy(tool -> {
            assertThat(tool.get("name").toString()).doesNotContainIgnoringCase("confirm");
            assertThat(tool.get("inputSchema").toString())
                    .doesNotContainIgnoringCase("birth")
                    .doesNotContainIgnoringCase("contact")
                    .doesNotContainIgnoringCase("patientId");
        });
    }

    @Test
    void findsDoctorsAndFreeTimes() {
        var agent = McpClient.begin();

        var doctors = agent.call("findDoctors", Map.of("name", "Protocol"));
        assertThat(doctors.error()).isFalse();
        assertThat(doctors.json().getList("doctors.name")).contains("Mona Protocol");
        var slots = agent.call("findSlots", Map.of("doctor", desk.doctor(), "limit", 3));
        assertThat(slots.error()).isFalse();
        assertThat(slots.json().getList("slots.slot_id")).hasSize(3);
        assertThat(agent.call("clinicInfo", Map.of()).json().getString("zone")).isEqualTo("America/Chicago");
    }

    @Test
    void needsItsSession() {
        post(request(), "tools/list", Map.of()).statusCode(400).body("errors[0].field", equalTo("Mcp-Session-Id"));
        for (var unknown : List.of("guessed", "A".repeat(32), "A".repeat(22))) {
            post(request().header("Mcp-Session-Id", unknown), "tools/list", Map.of())
                    .statusCode(404);
            post(request().header("Mcp-Session-Id", unknown), "tools/call", Map.of("name", "clinicInfo"))
                    .statusCode(404);
        }
        var agent = McpClient.begin();
        agent.inSession().delete("/api/mcp").then().statusCode(204);
        agent.message("tools/list", Map.of()).statusCode(404);
        agent.message("tools/call", Map.of("name", "clinicInfo")).statusCode(404);
        agent.inSession().delete("/api/mcp").then().statusCode(404);
    }

    @Test
    void aSessionOpensNeitherChatNorForms() {
        var agent = McpClient.begin();
        for (var secret : List.of(agent.session(), agent.session().substring(10))) {
            given().header("Authorization", "Bearer " + secret)
                    .get("/api/identification")
                    .then()
                    .statusCode(401);
        }
    }

    @Test
    void answersEachMessageAsItShould() {
        var agent = McpClient.begin();
        agent.message("ping", Map.of())
                .statusCode(200)
                .body("result", equalTo(Map.of()))
                .body("id", equalTo(1));
        agent.message("resources/list", Map.of()).statusCode(200).body("error.code", equalTo(-32601));
        agent.message("tools/call", Map.of("name", "confirm")).statusCode(200).body("error.code", equalTo(-32602));
        accepted(agent, """
                {"jsonrpc":"2.0","method":"notifications/initialized"}""");
        accepted(agent, """
                {"jsonrpc":"2.0","id":1,"result":{}}""");
        accepted(agent, """
                [{"jsonrpc":"2.0","method":"notifications/initialized"}]""");
        agent.inSession()
                .body("""
                        [{"jsonrpc":"2.0","id":"a","method":"ping"},{"jsonrpc":"2.0","method":"notifications/x"},7]""")
                .post("/api/mcp")
                .then()
                .statusCode(200)
                .body("size()", equalTo(2))
                .body("[0].id", equalTo("a"))
                .body("[1].error.code", equalTo(-32600));
        request()
                .header("Mcp-Session-Id", agent.session())
                .header("MCP-Protocol-Version", "1999-01-01")
                .body("{}")
                .post("/api/mcp")
                .then()
                .statusCode(400);
    }

    private static void accepted(McpClient agent, String message) {
        agent.inSession().body(message).post("/api/mcp").then().statusCode(202);
    }

    @Test
    void saysWhatIsWrongWithArguments() {
        var agent = McpClient.begin();

        var wrongDay = agent.call("findSlots", Map.of("fromDate", "next Monday"));
        assertThat(wrongDay.error()).isTrue();
        assertThat(wrongDay.refused()).isEqualTo("INVALID_INPUT");
        assertThat(wrongDay.json().getString("message")).contains("fromDate");
        var wrongType = agent.call("findSlots", Map.of("limit", Map.of("most", 3)));
        assertThat(wrongType.error()).isTrue();
        assertThat(wrongType.refused()).isEqualTo("INVALID_INPUT");
        var nobody = agent.call("findSlots", Map.of("doctor", "Nobody Whatsoever"));
        assertThat(nobody.refused()).isEqualTo("INVALID_INPUT");
    }

    @Test
    void answersAnEmergencyWithTheNumbersToCall() {
        var answer = McpClient.begin().call("findDoctors", Map.of("complaint", "crushing chest pain, left arm numb"));

        assertThat(answer.error()).isTrue();
        assertThat(answer.refused()).isEqualTo("EMERGENCY");
        assertThat(answer.json().getString("message")).contains("911");
    }

    @Test
    void callsAreCountedAsThoseOfOurOwnModel() {
        var before = Scrape.now();
        var agent = McpClient.begin();
        agent.call("findDoctors", Map.of());
        agent.call("currentState", Map.of());
        agent.call("myAppointments", Map.of());
        agent.call("findDoctors", Map.of("complaint", "crushing chest pain"));

        assertThat(counted("findDoctors", "none", before)).isOne();
        assertThat(counted("currentState", "none", before)).isOne();
        assertThat(counted("myAppointments", "IDENTIFICATION_REQUIRED", before)).isOne();
        assertThat(counted("findDoctors", "EMERGENCY", before)).isOne();
    }

    private static double counted(String tool, String error, Scrape before) {
        var labels = Map.of("gen_ai_tool_name", tool, "error_type", error);
        var name = "gen_ai_execute_tool_duration_seconds_count";
        return Scrape.now().sum(name, labels) - before.sum(name, labels);
    }

    @Test
    void saysHonestlyThatTheDatabaseIsAway() {
        ConnectionFactory away = () -> {
            throw new SQLException("Connection to 10.0.0.1 refused", "08001");
        };
        var sessions = new McpSessions(Jdbi.create(away), Clock.systemUTC(), settings);
        var calls = new McpCalls(sessions, tools, confirmations, emergencies, views);

        var answer = calls.answer("s".repeat(32), "clinicInfo", Map.of());

        assertThat(answer.error()).isTrue();
        assertThat(answer.json()).contains("UNAVAILABLE", "try again").doesNotContain("10.0.0.1", "Exception", "SQL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "http://localhost:8000", "null", "https://page.example.evil"})
    void refusesPagesOfOtherOrigins(String origin) {
        given().header("Origin", origin)
                .contentType(ContentType.JSON)
                .body(Map.of("jsonrpc", "2.0", "id", 1, "method", "initialize", "params", initialization()))
                .post("/api/mcp")
                .then()
                .statusCode(403);
        given().header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .options("/api/mcp")
                .then()
                .statusCode(403);
    }

    @Test
    void refusesAPageThatANameServerLedHere() {
        given().header("Host", "evil.example:8000")
                .header("Origin", "http://evil.example:8000")
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/mcp")
                .then()
                .statusCode(403)
                .body("code", equalTo("ORIGIN_REFUSED"));
    }

    @Test
    void letsAPageInWhoseOriginIsConfigured() {
        post(request().header("Origin", "https://page.example"), "initialize", initialization())
                .statusCode(200);
    }

    @Test
    void hasOneWayIn() {
        given().accept("text/event-stream").get("/api/mcp").then().statusCode(anyOf(equalTo(405), equalTo(406)));
        given().get("/api/mcp").then().statusCode(405);
        given().contentType(ContentType.TEXT).body("{}").post("/api/mcp").then().statusCode(415);
        post(given().contentType(ContentType.JSON), "initialize", initialization())
                .statusCode(200);
        request()
                .body(Map.of("jsonrpc", "2.0", "id", 1, "method", "initialize"))
                .post("/api/mcp/")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "7",
                "{}",
                "[1]",
                "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}",
                "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":7}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"findSlots\",\"arguments\":[]}}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"initialize\"}"
            })
    void answersWhatIsNoMessageWithAnError(String body) {
        var answer =
                McpClient.begin().inSession().body(body).post("/api/mcp").then().extract();

        assertThat(answer.statusCode()).isIn(200, 400);
        assertThat(answer.asString()).containsAnyOf("\"error\":", "\"code\":").doesNotContain("Exception", "\tat ");
    }

    @Test
    void refusesBodiesThatAreTooLarge() throws Exception {
        request().body("\"" + "a".repeat(70_000) + "\"").post("/api/mcp").then().statusCode(413);
        var endless = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/mcp"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(("\"" + "a".repeat(70_000)).getBytes(StandardCharsets.UTF_8))))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(endless, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(413);
        }
    }
}
