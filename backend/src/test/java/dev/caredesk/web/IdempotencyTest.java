package dev.caredesk.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.caredesk.forms.Desk;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IdempotencyTest {

    private final String key = UUID.randomUUID().toString();

    @Inject
    Jdbi jdbi;

    private Desk desk;
    private String slot = "";

    @BeforeEach
    void hireADoctor() {
        desk = new Desk(jdbi, "Ida Potent");
        slot = desk.slots().getFirst();
    }

    @Test
    void answersARepeatedRequestWithTheSameAnswer() {
        var first = book(slot).statusCode(200).header(Idempotency.REPLAYED, nullValue());
        var second = book(slot).statusCode(200).header(Idempotency.REPLAYED, "true");
        assertThat(second.extract().asString()).isEqualTo(first.extract().asString());
        second.contentType("application/json");
    }

    @Test
    void answersARepeatedRequestWithoutBodyToo() {
        String secret = desk.bookAs("Ida", "ida@example.org", slot);
        given().header("Authorization", "Bearer " + secret)
                .header(Idempotency.HEADER, key)
                .delete("/api/identification")
                .then()
                .statusCode(204)
                .header(Idempotency.REPLAYED, nullValue());
        given().header("Authorization", "Bearer " + secret)
                .header(Idempotency.HEADER, key)
                .delete("/api/identification")
                .then()
                .statusCode(204)
                .header(Idempotency.REPLAYED, "true");
    }

    @Test
    void refusesTheKeyOfAnotherRequest() {
        book(slot).statusCode(200);
        book(slot + "x").statusCode(422).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void doesNotStoreFailures() {
        book("not-offered").statusCode(409).body("code", equalTo("SLOT_NOT_OFFERED"));
        book(slot).statusCode(200);
    }

    @Test
    void refusesKeysThatAnybodyCouldHaveChosen() {
        given().header(Idempotency.HEADER, "1")
                .contentType("application/json")
                .body("{\"slot_id\":\"a\"}")
                .post("/api/bookings")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Idempotency-Key"));
    }

    @Test
    void storesNeitherKeyNorSecretNorWords() {
        var answer = book(slot).statusCode(200);
        String secret = answer.extract().path("conversation_id");
        var stored = jdbi.withHandle(handle -> handle.createQuery("SELECT r::text FROM idempotent_request r")
                .mapTo(String.class)
                .list());
        assertThat(stored)
                .isNotEmpty()
                .noneMatch(row -> row.contains(key) || row.contains(secret) || row.contains("Ida"));
    }

    private ValidatableResponse book(String slotId) {
        return desk.propose(given().header(Idempotency.HEADER, key), slotId);
    }
}
