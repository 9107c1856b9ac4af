package dev.caredesk.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FrontDoorTest {

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/"})
    void welcomesWithAndWithoutSlash(String path) {
        given().get(path)
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body(equalTo("{\"message\":\"Welcome to the Medical Appointment Agent API\",\"version\":\"v1\","
                        + "\"documentation\":\"/api/docs\",\"health_check\":\"/api/health\",\"usage\":\"Send a POST"
                        + " request to /api/query with a JSON body containing a 'user_input' field.\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/health", "/api/health/"})
    void isHealthyWithAndWithoutSlash(String path) {
        given().get(path).then().statusCode(200).body(equalTo("{\"status\":\"healthy\",\"version\":\"v1\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/docs", "/api/docs/"})
    void showsDocumentationWithAndWithoutSlash(String path) {
        given().get(path).then().statusCode(200).body(containsString("swagger-ui"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/openapi", "/api/openapi/", "/api/openapi?format=json"})
    void servesTheContractAsWritten(String path) {
        given().get(path).then().statusCode(200).body(containsString("An AI appointment desk for a clinic"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/live", "/health/ready"})
    void tellsThePlatform(String path) {
        given().get(path).then().statusCode(200).body("status", equalTo("UP"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nothing", "/api/nothing/", "/api/health/more", "/nothing", "/api//health"})
    void answersUnknownPathsWithAProblem(String path) {
        problem(given().get(path).then(), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/health", "/api/health/", "/api/bookings"})
    void answersUnknownMethodsWithAProblem(String path) {
        problem(given().put(path).then(), 405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void answersUnacceptableMediaTypesWithAProblem() {
        problem(given().accept("image/png").get("/api/health").then(), 406, "NOT_ACCEPTABLE");
    }

    @Test
    void answersOtherBodiesWithAProblem() {
        problem(
                given().contentType("text/plain")
                        .body("hello")
                        .post("/api/bookings")
                        .then(),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        problem(
                given().contentType("application/xml")
                        .body("<a/>")
                        .post("/api/bookings/")
                        .then(),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void answersBodiesThatAreTooLargeWithAProblem() {
        var large = "{\"slot_id\":\"" + "a".repeat(70_000) + "\"}";
        problem(json(large).post("/api/bookings").then(), 413, "PAYLOAD_TOO_LARGE");
        problem(json(large).post("/api/bookings/").then(), 413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void answersEndlessBodiesWithAProblem() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/bookings"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(
                        ("{\"slot_id\":\"" + "a".repeat(70_000) + "\"}").getBytes(StandardCharsets.UTF_8))))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.body()).contains("PAYLOAD_TOO_LARGE");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"slot_id\":", "slot_id", "{'slot_id':'a'}", "\"a"})
    void answersMalformedJsonWithAProblem(String body) {
        problem(json(body).post("/api/bookings").then(), 400, "MALFORMED_JSON");
    }

    @Test
    void namesTheFieldThatIsWrong() {
        wrongField("{\"question\":\"hello\"}", "question");
        wrongField("{\"slot_id\":\"a\",\"question\":1}", "question");
        wrongField("{\"slot_id\":\"a\",\"slotId\":\"b\"}", "slotId");
        wrongField("{}", "slot_id");
        wrongField("{\"slot_id\":\" \"}", "slot_id");
        wrongField("{\"slot_id\":null}", "slot_id");
        wrongField("{\"slot_id\":7}", "slot_id");
        wrongField("{\"slot_id\":{}}", "slot_id");
        wrongField("{\"slot_id\":\"a\",\"reason\":\"" + "x".repeat(501) + "\"}", "reason");
        wrongField("", "body");
        wrongField("null", "body");
        wrongField("[]", "body");
        wrongField("{\"slot_id\":\"a\"} {}", "body");
        wrongField("\"text\"", "body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/health?x=1", "/api/doctors?x=1", "/api/slots/?x=1", "/api/conversations?x=1", "/api?x"})
    void refusesUnknownParameters(String path) {
        problem(given().get(path).then(), 400, "INVALID_INPUT").body("errors[0].field", equalTo("x"));
    }

    @Test
    void keepsASaneRequestIdAndMakesOneOtherwise() {
        given().header("X-Request-Id", "abc-12345678").get("/api").then().header("X-Request-Id", "abc-12345678");
        given().header("X-Request-Id", "abc-12345678")
                .get("/api/nothing")
                .then()
                .body("instance", equalTo("urn:caredesk:request:abc-12345678"));
        given().header("X-Request-Id", "John Smith; 1990-04-12")
                .get("/api")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f]{16}"));
        given().get("/health").then().header("X-Request-Id", matchesPattern("[0-9a-f]{16}"));
    }

    @Test
    void forbidsCachingAndGuessing() {
        given().get("/api/doctors")
                .then()
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void allowsNoForeignOriginUnlessConfigured() {
        given().header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .options("/api/query")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
        given().header("Origin", "https://page.example")
                .header("Access-Control-Request-Method", "POST")
                .options("/api/query")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "https://page.example")
                .header("Access-Control-Allow-Credentials", not("true"));
    }

    private static void wrongField(String body, String field) {
        problem(json(body).post("/api/bookings").then(), 400, "INVALID_INPUT").body("errors[0].field", equalTo(field));
    }

    private static RequestSpecification json(String body) {
        return given().contentType(ContentType.JSON).body(body);
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("status", equalTo(status))
                .body("instance", matchesPattern("urn:caredesk:request:[A-Za-z0-9-]+"));
    }
}
