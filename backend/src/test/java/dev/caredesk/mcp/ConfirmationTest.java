package dev.caredesk.mcp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.caredesk.forms.Contract;
import dev.caredesk.forms.Desk;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an agent proposes becomes an appointment on the page behind the link, and nowhere else. */
@QuarkusTest
class ConfirmationTest {

    private static final String LINK = "https://desk.example/confirm/";

    @Inject
    Jdbi jdbi;

    private Desk desk;
    private McpClient agent;

    @BeforeEach
    void hireADoctor() {
        desk = new Desk(jdbi, "Lina Link");
        agent = McpClient.begin();
    }

    @Test
    void becomesAnAppointmentWhenAPersonConfirms() {
        var token = token(proposed(0));
        assertThat(appointments()).isZero();
        for (int looked = 0; looked < 2; looked++) {
            look(token)
                    .statusCode(200)
                    .body("kind", equalTo("proposal"))
                    .body("status", equalTo("open"))
                    .body("proposal.doctor.name", equalTo("Lina Link"))
                    .body("proposal.reason", equalTo("sore knee"))
                    .body("proposal.appointment", nullValue());
        }

        String code = confirm(token, "new", "Ada Link", "ada.link@example.org")
                .statusCode(200)
                .body("status", equalTo("confirmed"))
                .extract()
                .path("proposal.appointment.code");

        assertThat(code).isNotEmpty();
        assertThat(appointments()).isOne();
        confirm(token, "new", "Somebody Else", "else@example.org")
                .statusCode(200)
                .body("proposal.appointment.code", equalTo(code));
        decline(token).statusCode(409).body("code", equalTo("PROPOSAL_CLOSED"));
        look(token).body("status", equalTo("confirmed"));
        assertThat(appointments()).isOne();
        var state = agent.call("currentState", Map.of());
        assertThat(state.json().getString("proposal_status")).isEqualTo("confirmed");
        assertThat(state.json().getString("caller")).isEqualTo("unidentified");
        assertThat(state.json().prettify()).doesNotContain(code, "Ada");
        assertThat(agent.call("myAppointments", Map.of()).refused()).isEqualTo("IDENTIFICATION_REQUIRED");
    }

    @Test
    void hasACalendarFileOnceSomethingCameOfIt() {
        var token = token(proposed(0));
        request(token)
                .get("/api/confirmation/appointment.ics")
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
        String code = confirm(token, "new", "Cal Link", "cal.link@example.org")
                .statusCode(200)
                .extract()
                .path("proposal.appointment.code");

        var file = request(token)
                .get("/api/confirmation/appointment.ics")
                .then()
                .statusCode(200)
                .contentType("text/calendar")
                .extract()
                .asString();
        assertThat(file).contains("BEGIN:VEVENT", code).doesNotContain("Cal Link", "sore knee");
        request("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
                .get("/api/confirmation/appointment.ics")
                .then()
                .statusCode(401);
    }

    @Test
    void confirmedTwiceAtOnceIsOneAppointment() throws Exception {
        var token = token(proposed(0));
        var codes = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var confirmations = IntStream.range(0, 6)
                    .<Callable<String>>mapToObj(i ->
                            () -> confirm(token, "new", "Racer " + (char) ('A' + i), "racer" + i + "@example.org")
                                    .statusCode(200)
                                    .extract()
                                    .path("proposal.appointment.code"))
                    .toList();
            for (var answer : threads.invokeAll(confirmations)) {
                codes.add(answer.get());
            }
        }
        assertThat(codes).hasSize(6).doesNotContainNull();
        assertThat(Set.copyOf(codes)).hasSize(1);
        assertThat(appointments()).isOne();
    }

    @Test
    void anExpiredLinkSaysSoAndBooksNothing() {
        var token = token(proposed(0));
        desk.execute("UPDATE proposal SET expires_at = now() - interval '1 second' WHERE status = 'open'");

        look(token).statusCode(200).body("status", equalTo("expired"));
        confirm(token, "new", "Ada Late", "late@example.org").statusCode(409).body("code", equalTo("PROPOSAL_EXPIRED"));
        assertThat(appointments()).isZero();
        assertThat(patients("late@example.org")).isZero();
    }

    @Test
    void aDeclinedOneIsClosed() {
        var token = token(proposed(0));

        decline(token).statusCode(200).body("status", equalTo("dismissed"));
        decline(token).statusCode(200).body("status", equalTo("dismissed"));
        confirm(token, "new", "Ada Link", "ada@example.org").statusCode(409).body("code", equalTo("PROPOSAL_CLOSED"));
        assertThat(appointments()).isZero();
        assertThat(state("proposal_status")).isEqualTo("dismissed");
    }

    @Test
    void theNextProposalTakesThePlaceOfTheFirst() {
        var first = token(proposed(0));
        var second = token(proposed(1));

        look(first).body("status", equalTo("superseded"));
        confirm(first, "new", "Ada Link", "ada@example.org").statusCode(409).body("code", equalTo("PROPOSAL_CLOSED"));
        look(second).body("status", equalTo("open"));
        assertThat(state("proposal_status")).isEqualTo("open");
    }

    @Test
    void lookingForOtherTimesLeavesTheLinkAlone() {
        var token = token(proposed(0));
        agent.call("findSlots", Map.of("doctor", desk.doctor()));

        look(token).body("status", equalTo("open"));
    }

    @Test
    void aTimeThatIsGoneIsRefused() {
        var token = token(proposed(0));
        desk.bookAs("Faster Patient", "faster@example.org", desk.slots().getFirst());

        confirm(token, "new", "Slower Patient", "slower@example.org")
                .statusCode(409)
                .body("code", equalTo("SLOT_TAKEN"));
        assertThat(appointments()).isOne();
    }

    @Test
    void wrongDetailsLeaveItOpen() {
        var token = token(proposed(0));

        confirm(token, "returning", "Nobody Known", "nobody@example.org")
                .statusCode(403)
                .body("code", equalTo("IDENTIFICATION_FAILED"));
        look(token).body("status", equalTo("open"));
        request(token)
                .contentType(ContentType.JSON)
                .body("{\"kind\":\"new\",\"name\":\" \",\"date_of_birth\":\"1987-06-05\",\"contact\":\"a@b\"}")
                .post("/api/confirmation/confirm")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("name"));
        confirm(token, "new", "Ada Link", "ada@example.org").statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "?", "..%2F"})
    void anUnknownLinkIsRefused(String token) {
        for (var response : List.of(look(token), decline(token), confirm(token, "new", "Ada", "ada@example.org"))) {
            response.statusCode(401).body("code", equalTo("CONFIRMATION_REQUIRED"));
        }
    }

    @Test
    void aLinkOpensNothingElseAndIsForgottenAfterADay() {
        var token = token(proposed(0));

        given().header("Authorization", "Bearer " + token)
                .get("/api/proposals/current")
                .then()
                .statusCode(401);
        look(agent.session()).statusCode(401);
        desk.execute("UPDATE confirmation SET created_at = now() - interval '25 hours'");
        look(token).statusCode(401);
    }

    @Test
    void tokensAreNowhereInTheDatabase() {
        var token = token(proposed(0));

        var stored = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT string_agg(l::text || c::text, '') FROM confirmation l, conversation c")
                .mapTo(String.class)
                .one());
        assertThat(stored).isNotEmpty().doesNotContain(token);
    }

    @Test
    void slotsOfOtherSessionsAndOldOnesAreRefused() {
        var slot = slot(0);

        assertThat(propose(McpClient.begin(), slot).refused()).isEqualTo("SLOT_NOT_OFFERED");
        assertThat(propose(agent, "zzzzzzz-1").refused()).isEqualTo("SLOT_NOT_OFFERED");
        desk.execute("UPDATE offer SET expires_at = now() - interval '1 second'");
        var old = propose(agent, slot);
        assertThat(old.error()).isTrue();
        assertThat(old.refused()).isEqualTo("SLOT_NOT_OFFERED");
        assertThat(old.json().getString("link")).isNull();
    }

    @Test
    void whoIdentifiedByLinkLetsTheAgentSeeAndProposeButConfirmsEachChange() {
        confirm(token(proposed(0)), "new", "Olga Owner", "olga@example.org").statusCode(200);
        var asked = agent.call("requestIdentification", Map.of());
        var token = token(asked);
        look(token)
                .body("kind", equalTo("identification"))
                .body("status", equalTo("open"))
                .body("proposal", nullValue());
        confirm(token, "returning", "Olga Owner", "olga@example.org")
                .statusCode(200)
                .body("status", equalTo("confirmed"))
                .body("expires_at", notNullValue());

        var mine = agent.call("myAppointments", Map.of());
        String appointment = mine.json().getString("appointments[0].appointment_id");
        assertThat(state("caller")).isEqualTo("identified");
        var move = token(agent.call("proposeReschedule", Map.of("appointmentId", appointment, "slotId", slot(3))));
        confirm(move, "new", "Ada Thief", "thief@example.org")
                .statusCode(403)
                .body("code", equalTo("IDENTIFICATION_FAILED"));
        confirm(move, "returning", "Olga Owner", "olga@example.org")
                .statusCode(200)
                .body("proposal.appointment.version", equalTo(1));
        var cancel = token(agent.call("proposeCancellation", Map.of("appointmentId", appointment)));
        assertThat(appointments()).isOne();
        // Who came as new is new still on the next page
        confirm(cancel, "new", "Olga Owner", "olga@example.org")
                .statusCode(200)
                .body("proposal.appointment.status", equalTo("cancelled"));

        decline(token).statusCode(200).body("status", equalTo("dismissed"));
        assertThat(agent.call("myAppointments", Map.of()).refused()).isEqualTo("IDENTIFICATION_REQUIRED");
        confirm(token, "returning", "Olga Owner", "olga@example.org")
                .statusCode(409)
                .body("code", equalTo("PROPOSAL_CLOSED"));
        assertThat(agent.call("myAppointments", Map.of()).refused()).isEqualTo("IDENTIFICATION_REQUIRED");
    }

    @Test
    void whatWasLetEndsByItself() {
        var token = token(agent.call("requestIdentification", Map.of()));
        confirm(token, "new", "Ida Idle", "ida@example.org").statusCode(200);
        assertThat(agent.call("requestIdentification", Map.of()).json().getString("identification"))
                .isEqualTo("done");
        desk.execute(
                "UPDATE conversation SET identified_until = now() - interval '1 second' WHERE patient_id IS NOT NULL");

        assertThat(agent.call("myAppointments", Map.of()).refused()).isEqualTo("IDENTIFICATION_REQUIRED");
        look(token).body("status", equalTo("expired"));
    }

    @Test
    void anEmergencyIsNoReasonForAnAppointment() {
        var answer = agent.call("proposeBooking", Map.of("slotId", slot(0), "reason", "I have chest pain right now"));

        assertThat(answer.refused()).isEqualTo("EMERGENCY");
        assertThat(answer.json().getString("link")).isNull();
    }

    private McpClient.Answer proposed(int place) {
        var answer = propose(agent, slot(place));
        assertThat(answer.error()).isFalse();
        assertThat(answer.json().getString("proposal.doctor")).isEqualTo("Lina Link");
        return answer;
    }

    private static McpClient.Answer propose(McpClient agent, String slot) {
        return agent.call("proposeBooking", Map.of("slotId", slot, "reason", "sore knee"));
    }

    private String slot(int place) {
        return agent.call("findSlots", Map.of("doctor", desk.doctor(), "fromDate", desk.firstDay()))
                .json()
                .getString("slots[" + place + "].slot_id");
    }

    private static String token(McpClient.Answer answer) {
        assertThat(answer.json().getString("link")).startsWith(LINK).matches(".*/[A-Za-z0-9_-]{32}");
        assertThat(answer.json().getString("link_expires_at")).isNotEmpty();
        return answer.json().getString("link").substring(LINK.length());
    }

    private String state(String fact) {
        return agent.call("currentState", Map.of()).json().getString(fact);
    }

    private static RequestSpecification request(String token) {
        return given().filter(Contract.answer()).header("Authorization", "Bearer " + token);
    }

    private static ValidatableResponse look(String token) {
        return request(token).get("/api/confirmation").then();
    }

    private static ValidatableResponse confirm(String token, String kind, String name, String contact) {
        return request(token)
                .contentType(ContentType.JSON)
                .body(Map.of("kind", kind, "name", name, "date_of_birth", "1987-06-05", "contact", contact))
                .post("/api/confirmation/confirm")
                .then();
    }

    private static ValidatableResponse decline(String token) {
        return request(token).post("/api/confirmation/decline").then();
    }

    private int appointments() {
        return count("appointment WHERE status = 'booked' AND doctor_id = " + desk.doctor());
    }

    private int patients(String contact) {
        return count("patient WHERE contact = '" + contact + "'");
    }

    private int count(String what) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + what)
                .mapTo(int.class)
                .one());
    }
}
