package dev.caredesk.chat;

import static dev.caredesk.chat.ChatClinic.count;
import static dev.caredesk.chat.ChatClinic.say;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BuiltinConversationTest {

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void reset() {
        ChatClinic.reset(jdbi);
    }

    @Test
    void booksMovesAndCancels() {
        String conversation = say(null, "I need a knee specialist next week in the morning, I have no insurance")
                .statusCode(200)
                .body("slots.size()", greaterThan(0))
                .extract()
                .path("conversation_id");
        say(conversation, "the second one").body("proposal.kind", equalTo("book"));
        say(conversation, "yes please").body("identification", equalTo("required"));
        say(conversation, "Jane Doe, born March 4, 1980, (512) 555-0199, I'm new")
                .body("appointment.status", equalTo("booked"))
                .body("appointment.code", matchesPattern("[A-Z0-9]{4}-[A-Z0-9]{4}"))
                .body("identification", nullValue());
        assertThat(count(jdbi, "appointment", "status = 'booked'")).isOne();

        say(conversation, "move it to next Wednesday afternoon").body("slots.size()", greaterThan(0));
        say(conversation, "the first one").body("proposal.kind", equalTo("reschedule"));
        say(conversation, "yes").body("appointment.version", equalTo(1));
        assertThat(count(jdbi, "appointment", "version = 1 AND status = 'booked'"))
                .isOne();

        say(conversation, "cancel it").body("proposal.kind", equalTo("cancel"));
        say(conversation, "yes").body("appointment.status", equalTo("cancelled"));
        assertThat(count(jdbi, "appointment", "status = 'cancelled'")).isOne();
    }

    @Test
    void whatIsAskedAfterTheFormHasCompletedABookingIsServed() {
        String conversation = say(null, "book me with Sarah Johnson next Tuesday morning")
                .statusCode(200)
                .extract()
                .path("conversation_id");
        say(conversation, "the first one").body("proposal.kind", equalTo("book"));
        say(conversation, "yes").body("identification", equalTo("required"));
        given().contentType("application/json")
                .header("Authorization", "Bearer " + conversation)
                .body("""
                        {"name": "Jane Doe", "date_of_birth": "1980-03-04", "contact": "(512) 555-0199", "kind": "new"}""")
                .post("/api/identification")
                .then()
                .statusCode(200)
                .body("appointment.status", equalTo("booked"));

        say(conversation, "cancel it").body("proposal.kind", equalTo("cancel"));
        say(conversation, "yes").body("appointment.status", equalTo("cancelled"));
    }

    @Test
    void noLeavesEverythingAsItIs() {
        String conversation = say(null, "book me with Sarah Johnson next Tuesday morning")
                .statusCode(200)
                .extract()
                .path("conversation_id");
        say(conversation, "the first one").body("proposal.kind", equalTo("book"));

        say(conversation, "no").statusCode(200).body("proposal", nullValue());

        assertThat(count(jdbi, "proposal", "status = 'dismissed'")).isOne();
    }

    @Test
    void aYesToOtherTimesDoesNotReachTheProposalBefore() {
        String conversation = say(null, "I am new: Jane Doe, born March 4, 1980, (512) 555-0199")
                .statusCode(200)
                .extract()
                .path("conversation_id");
        say(conversation, "book me with Sarah Johnson next Tuesday morning");
        say(conversation, "the first one").body("proposal.kind", equalTo("book"));
        say(conversation, "show me other times").body("proposal", nullValue());

        say(conversation, "ok").body("appointment", nullValue());

        assertThat(count(jdbi, "appointment", "true")).isZero();
    }

    @Test
    void notMeEndsTheIdentification() {
        String conversation = say(null, "I am new: Jane Doe, born March 4, 1980, (512) 555-0199")
                .statusCode(200)
                .extract()
                .path("conversation_id");

        say(conversation, "That's not me!").statusCode(200);

        say(conversation, "my appointments").body("identification", equalTo("required"));
    }

    @Test
    void emergencyComesBeforeEverything() {
        say(null, "I have chest pain, book me with Sarah Johnson")
                .statusCode(200)
                .body("emergency", equalTo(true))
                .body("answer", containsString("911"));
        say(null, "I want to kill myself").body("answer", containsString("988"));
    }

    @Test
    void saysWhichModelAnswers() {
        given().get("/api/status")
                .then()
                .statusCode(200)
                .body("provider", equalTo("builtin"))
                .body("state", equalTo("ok"))
                .body("reason", nullValue());
    }

    @Test
    void otherConversationsAreUnknown() {
        say("AAAAAAAAAAAAAAAAAAAAAA", "hello").statusCode(404).body("code", equalTo("NOT_FOUND"));
        say("too-short", "hello").statusCode(400).body("errors[0].field", equalTo("conversation_id"));
    }
}
