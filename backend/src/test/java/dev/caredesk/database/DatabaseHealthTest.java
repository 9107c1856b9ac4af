package dev.caredesk.database;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DatabaseHealthTest {

    @Inject
    Jdbi jdbi;

    @Test
    void isLiveAndReadyOnceTheSchemaIsThere() {
        // waits for the schema, if need be
        var limits = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT current_setting('statement_timeout') || ' ' || current_setting('lock_timeout') || ' '"
                                + " || current_setting('idle_in_transaction_session_timeout')")
                .mapTo(String.class)
                .one());
        assertThat(limits).isEqualTo("10s 5s 30s");
        given().get("/health/live").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }
}
