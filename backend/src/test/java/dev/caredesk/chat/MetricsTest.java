package dev.caredesk.chat;

import static dev.caredesk.chat.ChatClinic.say;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.metrics.Scrape;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real turns, and what {@code /metrics} says of them. */
@QuarkusTest
class MetricsTest {

    @Inject
    Jdbi jdbi;

    private Scrape before;

    @BeforeEach
    void reset() {
        ChatClinic.reset(jdbi);
        before = Scrape.now();
    }

    @Test
    void countsTurnsToolsProposalsAndWhatBecameOfThem() {
        var conversation = bookedByJaneDoe();
        say(conversation, "move it to next Wednesday afternoon");
        say(conversation, "the first one");
        assertThat(Scrape.now().sum("caredesk_proposals_open", Map.of())).isOne();
        say(conversation, "yes");
        say(conversation, "cancel it");
        say(conversation, "yes");

        assertThat(added("caredesk_turn_duration_seconds_count", Map.of("outcome", "answered", "provider", "builtin")))
                .isEqualTo(9);
        assertThat(added("caredesk_turn_first_word_seconds_count", Map.of("provider", "builtin")))
                .isEqualTo(9);
        for (var kind : new String[] {"book", "reschedule", "cancel"}) {
            assertThat(added("caredesk_proposals_total", Map.of("kind", kind))).isOne();
            assertThat(added("caredesk_appointments_changed_total", Map.of("kind", kind)))
                    .isOne();
        }
        assertThat(added(
                        "gen_ai_execute_tool_duration_seconds_count",
                        Map.of("gen_ai_tool_name", "proposeBooking", "error_type", "none")))
                .isOne();
        assertThat(Scrape.now().sum("caredesk_proposals_open", Map.of())).isZero();
    }

    @Test
    void aRepeatedYesBooksOnce() {
        String conversation = say(null, "I am new: Jane Doe, born March 4, 1980, (512) 555-0199")
                .extract()
                .path("conversation_id");
        say(conversation, "book me with Sarah Johnson next Tuesday morning");
        String proposal = say(conversation, "the first one").extract().path("proposal.id");
        for (var yes = 0; yes < 3; yes++) {
            given().header("Authorization", "Bearer " + conversation)
                    .post("/api/proposals/" + proposal + "/confirm")
                    .then()
                    .statusCode(200);
        }
        assertThat(added("caredesk_appointments_changed_total", Map.of("kind", "book")))
                .isOne();
    }

    @Test
    void countsRefusalsByCode() {
        say("AAAAAAAAAAAAAAAAAAAAAA", "hello").statusCode(404);
        say(null, " ").statusCode(400);
        given().get("/api/no-such-thing").then().statusCode(404);
        String conversation = say(null, "show my appointments").extract().path("conversation_id");
        assertThat(conversation).isNotNull();

        assertThat(added("caredesk_refusals_total", Map.of("code", "NOT_FOUND", "via", "api")))
                .isEqualTo(2);
        assertThat(added("caredesk_refusals_total", Map.of("code", "INVALID_INPUT", "via", "api")))
                .isOne();
        assertThat(added("caredesk_refusals_total", Map.of("code", "IDENTIFICATION_REQUIRED", "via", "tool")))
                .isOne();
    }

    @Test
    void countsEmergenciesWithoutAModel() {
        say(null, "I have chest pain").statusCode(200);
        assertThat(added("caredesk_turn_duration_seconds_count", Map.of("outcome", "emergency", "provider", "none")))
                .isOne();
    }

    @Test
    void labelsSayNothingOfAnybody() {
        var conversation = bookedByJaneDoe();
        given().header("Authorization", "Bearer " + conversation)
                .get("/api/appointments")
                .then()
                .statusCode(200);
        given().get("/api/secret-of-jane-doe").then().statusCode(404);
        given().get("/api/doctors/12345678").then().statusCode(404);
        assertThat(Scrape.now().lines())
                .noneMatch(line -> line.matches("(?i).*(jane|doe|555-0199|knee|secret-of|12345678).*"))
                .noneMatch(line -> line.contains(conversation));
    }

    private String bookedByJaneDoe() {
        String conversation = say(null, "I need a knee specialist next week in the morning")
                .statusCode(200)
                .extract()
                .path("conversation_id");
        say(conversation, "the second one");
        say(conversation, "yes please");
        say(conversation, "Jane Doe, born March 4, 1980, (512) 555-0199, I'm new")
                .statusCode(200);
        return conversation;
    }

    private double added(String name, Map<String, String> labels) {
        return Scrape.now().sum(name, labels) - before.sum(name, labels);
    }
}
