package dev.caredesk.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@QuarkusTest
@TestProfile(LimitsTest.FewTurns.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LimitsTest {

    private static final int TURNS = 3;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void reset() {
        ChatClinic.reset(jdbi);
    }

    @Test
    void conversationThatAsksTooMuchIsToldWhenItMayGoOn() {
        var conversation = ChatClinic.start();
        for (var turn = 1; turn < TURNS; turn++) {
            ChatClinic.say(conversation, "Hello").statusCode(200);
        }
        ChatClinic.say(conversation, "Hello")
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-5]?[0-9]|60"))
                .body("code", equalTo("RATE_LIMITED"))
                .body("detail", matchesPattern("These were very many messages .*wait .*second.*"));
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("user_input", "Hello", "conversation_id", conversation))
                .post("/api/query/stream")
                .then()
                .statusCode(429);

        ChatClinic.say(null, "Hello").statusCode(200);
        jdbi.useHandle(
                handle -> handle.execute("UPDATE conversation SET minute_began = minute_began - interval '1 min'"));
        ChatClinic.say(conversation, "Hello").statusCode(200);
    }

    // A minute that is full stays so for every turn that comes after
    @Order(Integer.MAX_VALUE)
    @Test
    void turnsInAllAreLimitedAndARefusedOneLeavesNothing() {
        var conversation = ChatClinic.start();
        // Whichever minute the next turns are counted in
        jdbi.useHandle(handle -> handle.execute("""
                INSERT INTO turn_count SELECT date_trunc('minute', now()) + n * interval '1 min', 2000000000
                FROM generate_series(0, 2) AS n ON CONFLICT (minute) DO UPDATE SET turns = excluded.turns"""));
        try {
            ChatClinic.say(conversation, "Hello").statusCode(429).body("code", equalTo("RATE_LIMITED"));
            ChatClinic.say(null, "Hello").statusCode(429);
            assertThat(ChatClinic.count(jdbi, "conversation", "true")).isOne();
            assertThat(ChatClinic.count(jdbi, "conversation", "lease_owner IS NOT NULL"))
                    .isZero();
        } finally {
            jdbi.useHandle(handle -> handle.execute("TRUNCATE turn_count"));
        }
    }

    public static final class FewTurns implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("limits.conversation-turns-per-minute", String.valueOf(TURNS));
        }
    }
}
