package dev.caredesk.forms;

import static dev.caredesk.forms.Desk.post;
import static dev.caredesk.forms.Desk.request;
import static dev.caredesk.forms.Desk.wrong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FormsTest {

    private static final String UNKNOWN = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    @Inject
    Jdbi jdbi;

    private Desk desk;

    @BeforeEach
    void hireADoctor() {
        desk = new Desk(jdbi, "Forma Quill");
    }

    @Test
    void booksMovesAndCancels() {
        var slots = desk.slots();
        var proposed = desk.propose(request(), slots.getFirst())
                .statusCode(200)
                .body("proposal.kind", equalTo("book"))
                .body("proposal.status", equalTo("open"))
                .body("proposal.identification_required", equalTo(true));
        String secret = proposed.extract().path("conversation_id");
        String proposal = proposed.extract().path("proposal.id");
        request(secret).get("/api/proposals/current").then().body("id", equalTo(proposal));

        request(secret)
                .post("/api/proposals/" + proposal + "/confirm")
                .then()
                .statusCode(403)
                .body("code", equalTo("IDENTIFICATION_REQUIRED"));
        desk.identify(request(secret), "Ada Quill", "ada.quill@example.org")
                .statusCode(200)
                .body("identified", equalTo(true))
                .body("name", equalTo("Ada Quill"))
                .body("appointment.status", equalTo("booked"));
        request(secret)
                .post("/api/proposals/" + proposal + "/confirm/")
                .then()
                .statusCode(200)
                .body("status", equalTo("confirmed"))
                .body("appointment.reason", equalTo("sore knee"));

        var id = desk.appointmentOf(secret);
        request(secret)
                .get("/api/appointments/" + id)
                .then()
                .statusCode(200)
                .body("version", equalTo(0))
                .body("changeable", equalTo(true));
        request(secret)
                .get("/api/appointments/" + id + ".ics")
                .then()
                .statusCode(200)
                .contentType("text/calendar")
                .body(containsString("BEGIN:VEVENT\r\n"));

        var moved = post(
                request(secret),
                "/api/appointments/" + id + "/reschedule",
                "{\"slot_id\":\"" + slots.get(3) + "\",\"version\":0}");
        moved.statusCode(200).body("proposal.kind", equalTo("reschedule")).body("proposal.replaces.id", equalTo(id));
        confirm(secret, moved.extract().path("proposal.id")).body("appointment.version", equalTo(1));

        post(request(secret), "/api/appointments/" + id + "/cancel", "{\"version\":0}")
                .statusCode(409)
                .body("code", equalTo("VERSION_CONFLICT"));
        var cancelled = post(request(secret), "/api/appointments/" + id + "/cancel", "{\"version\":1}");
        cancelled.statusCode(200).body("proposal.kind", equalTo("cancel"));
        confirm(secret, cancelled.extract().path("proposal.id")).body("appointment.status", equalTo("cancelled"));
        request(secret).get("/api/appointments?upcoming=true").then().body("items", hasSize(0));
        request(secret).get("/api/appointments").then().body("items", hasSize(1));
    }

    @Test
    void dismissesAsOftenAsOneLikes() {
        var proposed = desk.propose(request(), desk.slots().getFirst());
        String secret = proposed.extract().path("conversation_id");
        String id = proposed.extract().path("proposal.id");
        for (var i = 0; i < 2; i++) {
            request(secret)
                    .post("/api/proposals/" + id + "/dismiss")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("dismissed"));
        }
        request(secret).get("/api/proposals/current").then().statusCode(404);
        request(secret)
                .post("/api/proposals/" + id + "/confirm")
                .then()
                .statusCode(409)
                .body("code", equalTo("PROPOSAL_CLOSED"));
    }

    @Test
    void refusesASlotThatSomebodyElseTook() {
        var slot = desk.slots().getFirst();
        String slower = desk.propose(request(), slot).extract().path("conversation_id");
        desk.bookAs("Quick Quill", "quick@example.org", slot);
        String proposal =
                request(slower).get("/api/proposals/current").then().extract().path("id");
        request(slower).post("/api/proposals/" + proposal + "/confirm").then().statusCode(403);
        desk.identify(request(slower), "Slow Quill", "slow@example.org")
                .statusCode(200)
                .body("identified", equalTo(true))
                .body("appointment", nullValue())
                .body("problem.code", equalTo("SLOT_TAKEN"));
        desk.propose(request(), slot).statusCode(409);
    }

    @Test
    void showsAnotherConversationNothing() {
        var secret =
                desk.bookAs("Owner Quill", "owner@example.org", desk.slots().getFirst());
        var id = desk.appointmentOf(secret);
        var pending = post(request(secret), "/api/appointments/" + id + "/cancel", "{\"version\":0}");
        String proposal = pending.extract().path("proposal.id");
        var stranger = desk.bookAs(
                "Stranger Quill", "stranger@example.org", desk.slots().getLast());

        request(stranger).get("/api/appointments").then().body("items.id", not(hasItem(id)));
        request(stranger).get("/api/appointments/" + id).then().statusCode(404);
        request(stranger).get("/api/appointments/" + id + ".ics").then().statusCode(404);
        post(request(stranger), "/api/appointments/" + id + "/cancel", "{\"version\":0}")
                .statusCode(404);
        post(
                        request(stranger),
                        "/api/appointments/" + id + "/reschedule",
                        "{\"slot_id\":\"" + desk.slots().getFirst() + "\",\"version\":0}")
                .statusCode(404);
        request(stranger).post("/api/proposals/" + proposal + "/confirm").then().statusCode(404);
        request(stranger).post("/api/proposals/" + proposal + "/dismiss").then().statusCode(404);
        request(secret).get("/api/proposals/current").then().statusCode(200).body("status", equalTo("open"));
    }

    @Test
    void offersSlotsOfAConversationNowhereElse() {
        String secret = desk.identify(request(), "Offer Quill", "offer@example.org")
                .extract()
                .path("conversation_id");
        String slot = request(secret)
                .get("/api/slots?doctor=" + desk.doctor())
                .then()
                .statusCode(200)
                .extract()
                .path("items[-1].id");
        desk.propose(request(), slot).statusCode(409).body("code", equalTo("SLOT_NOT_OFFERED"));
        desk.propose(request(secret), slot).statusCode(200);
    }

    @Test
    void forgetsWhoItWasAndWhatTheyProposed() {
        var secret = desk.bookAs("Gone Quill", "gone@example.org", desk.slots().getFirst());
        post(request(secret), "/api/appointments/" + desk.appointmentOf(secret) + "/cancel", "{\"version\":0}")
                .statusCode(200);
        request(secret).delete("/api/identification").then().statusCode(204);
        request(secret).get("/api/identification").then().body("identified", equalTo(false));
        request(secret).get("/api/appointments").then().statusCode(403);
        request(secret).get("/api/proposals/current").then().statusCode(404);
    }

    @Test
    void knowsAReturningPatientByAllThreeDetails() {
        desk.bookAs("Back Quill", "back@example.org", desk.slots().getFirst());
        var claim = """
                {"kind":"returning","name":"%s","date_of_birth":"%s","contact":"%s"}""";
        String secret = post(
                        request(),
                        "/api/identification",
                        claim.formatted("Back Quill", "1987-06-05", "back@example.org"))
                .statusCode(200)
                .extract()
                .path("conversation_id");
        request(secret).get("/api/appointments").then().body("items", hasSize(1));
        var wrongDate =
                post(request(), "/api/identification", claim.formatted("Back Quill", "1987-06-06", "back@example.org"));
        var nobody = post(
                request(), "/api/identification", claim.formatted("Never Seen", "1987-06-05", "never@example.org"));
        wrongDate.statusCode(403).body("code", equalTo("IDENTIFICATION_FAILED"));
        nobody.statusCode(403);
        assertThat(wrongDate.extract().<String>path("detail"))
                .isEqualTo(nobody.extract().path("detail"));
    }

    @Test
    void pagesThroughDoctorsBySmallSteps() {
        new Desk(jdbi, "Paging Quill");
        new Desk(jdbi, "Paging Quill");
        new Desk(jdbi, "Paging Quill");
        var ids = new ArrayList<String>();
        String cursor = null;
        do {
            var page = request().queryParam("limit", 2).queryParam("name", "Paging Quill");
            if (cursor != null) {
                page.queryParam("cursor", cursor);
            }
            var answer = page.get("/api/doctors").then().statusCode(200);
            ids.addAll(answer.extract().<List<String>>path("items.id"));
            cursor = answer.extract().path("next_cursor");
        } while (cursor != null && ids.size() < 50);
        assertThat(ids).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
    }

    @Test
    void pagesThroughSlotsWithoutGapOrRepetition() {
        var whole = desk.slots();
        assertThat(whole).hasSize(20);
        var first = request().get("/api/slots?limit=3&doctor=" + desk.doctor()).then();
        String cursor = first.extract().path("next_cursor");
        var second = request()
                .get("/api/slots?limit=3&doctor=" + desk.doctor() + "&cursor=" + cursor)
                .then();
        var starts = new ArrayList<String>(first.extract().<List<String>>path("items.start"));
        starts.addAll(second.extract().<List<String>>path("items.start"));
        assertThat(starts).hasSize(6).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void filtersDoctorsAndSlots() {
        request()
                .get("/api/doctors?specialty=knee&city=austin&accepts_uninsured=true&language=English&limit=100")
                .then()
                .statusCode(200)
                .body("items.specialty", everyItem(equalTo("knee")));
        request().get("/api/doctors?city=Nowhere").then().statusCode(200).body("items", hasSize(0));
        request()
                .get("/api/doctors/" + desk.doctor() + "/")
                .then()
                .statusCode(200)
                .body("name", equalTo("Forma Quill"));
        request().get("/api/specialties/").then().statusCode(200).body("items.id", hasItem("knee"));
        request()
                .get("/api/slots?doctor=" + desk.doctor() + "&window=10:00-11:00&weekdays=tuesday,friday&limit=100")
                .then()
                .statusCode(200)
                .body("items.start", everyItem(containsString("T10:")));
        request()
                .get("/api/calendar/?doctor=" + desk.doctor())
                .then()
                .statusCode(200)
                .body("zone", equalTo("America/Chicago"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/slots?from=tomorrow | from",
                "/api/slots?from=2027-02-30 | from",
                "/api/slots?from=2027-03-05&to=2027-03-04 | to",
                "/api/slots?from=2027-03-05&to=2027-09-04 | to",
                "/api/slots?limit=0 | limit",
                "/api/slots?limit=101 | limit",
                "/api/slots?limit=many | limit",
                "/api/slots?limit=1&limit=2 | limit",
                "/api/slots?window=12:00-08:00 | window",
                "/api/slots?window=noon | window",
                "/api/slots?weekdays=monday,someday | weekdays",
                "/api/slots?doctor=Johnson | doctor",
                "/api/slots?accepts_uninsured=maybe | accepts_uninsured",
                "/api/slots?cursor=%20 | cursor",
                "/api/slots?cursor=OTk5OTk | cursor",
                "/api/slots?form=2027-03-05 | form",
                "/api/doctors?cursor=!!! | cursor",
                "/api/doctors?name= | name",
                "/api/calendar?month=March | month",
                "/api/appointments?upcoming=1 | upcoming",
            })
    void namesTheWrongParameter(String path, String field) {
        wrong().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_INPUT"))
                .body("errors[0].field", equalTo(field))
                .body("errors[0].message", notNullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"A\",\"date_of_birth\":\"1987-06-05\",\"contact\":\"a@example.org\"} | kind",
                "{\"kind\":\"old\",\"name\":\"A\",\"date_of_birth\":\"1987-06-05\",\"contact\":\"a@b.c\"} | kind",
                "{\"kind\":\"new\",\"name\":\" \",\"date_of_birth\":\"1987-06-05\",\"contact\":\"a@b.c\"} | name",
                "{\"kind\":\"new\",\"name\":\"A\",\"date_of_birth\":\"3000-06-05\",\"contact\":\"a@b.c\"} | date_of_birth",
                "{\"kind\":\"new\",\"name\":\"A\",\"date_of_birth\":\"05.06.87\",\"contact\":\"a@b.c\"} | date_of_birth",
                "{\"kind\":\"new\",\"name\":\"A\",\"date_of_birth\":\"1987-06-05\",\"contact\":\"\"} | contact",
                "{\"kind\":\"new\",\"name\":\"A\",\"date_of_birth\":\"1987-06-05\",\"contact\":\"call me\"} | contact",
            })
    void namesTheWrongDetail(String body, String field) {
        post(wrong(), "/api/identification", body)
                .statusCode(400)
                .body("code", equalTo("INVALID_INPUT"))
                .body("errors.field", hasItem(field));
    }

    @Test
    void refusesTextThatCannotBeStored() {
        post(wrong(), "/api/identification", """
                {"kind":"new","name":"A\\u0000","date_of_birth":"1987-06-05","contact":"a@example.org"}""").statusCode(400).body("code", equalTo("INVALID_INPUT"));
    }

    @Test
    void wantsTheVersionThatWasSeen() {
        post(wrong(UNKNOWN), "/api/appointments/" + NOBODY + "/cancel", "{}")
                .statusCode(400)
                .body("errors[0].field", equalTo("version"));
        post(wrong(UNKNOWN), "/api/appointments/" + NOBODY + "/cancel", "{\"version\":-1}")
                .statusCode(400)
                .body("errors[0].field", equalTo("version"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/appointments",
                "/api/appointments/" + NOBODY,
                "/api/appointments/" + NOBODY + ".ics",
                "/api/proposals/current",
                "/api/identification"
            })
    void wantsAConversationThatIsKnown(String path) {
        wrong().get(path).then().statusCode(401).body("code", equalTo("CONVERSATION_REQUIRED"));
        wrong(UNKNOWN).get(path + "/").then().statusCode(401).body("code", equalTo("CONVERSATION_REQUIRED"));
        wrong().header("Authorization", "Basic abc").get(path).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/doctors/0",
                "/api/doctors/nobody",
                "/api/doctors/99999999999999999999",
            })
    void knowsNoSuchDoctor(String path) {
        wrong().get(path).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    }

    @ParameterizedTest
    @ValueSource(strings = {NOBODY, "1", "not-a-uuid"})
    void knowsNoSuchAppointmentNorProposal(String id) {
        String secret = desk.identify(request(), "Search Quill", "search@example.org")
                .extract()
                .path("conversation_id");
        wrong(secret).get("/api/appointments/" + id).then().statusCode(404);
        wrong(secret).get("/api/appointments/" + id + ".ics").then().statusCode(404);
        wrong(secret).post("/api/proposals/" + id + "/confirm").then().statusCode(404);
        wrong(secret).post("/api/proposals/" + id + "/dismiss").then().statusCode(404);
    }

    @Test
    void offersWhatIsNearestInPlaceOfASlotThatIsTaken() {
        var slot = desk.slots().get(3);
        var late = desk.propose(request(), slot).statusCode(200);
        String secret = late.extract().path("conversation_id");
        String proposal = late.extract().path("proposal.id");
        String start = late.extract().path("proposal.start");
        desk.identify(request(secret), "Lateral Quill", "lateral@example.org").statusCode(200);
        desk.bookAs("Firsty Quill", "firsty@example.org", slot);

        var refused = request(secret)
                .post("/api/proposals/" + proposal + "/confirm")
                .then()
                .statusCode(409)
                .body("code", equalTo("SLOT_TAKEN"))
                .body("nearest", hasSize(6))
                .body("nearest.doctor.id", everyItem(equalTo(desk.doctor())))
                .body("nearest.start", not(hasItem(start)));
        List<String> starts = refused.extract().path("nearest.start");
        assertThat(starts).isSorted().allMatch(it -> it.startsWith(start.substring(0, 10)));
        desk.propose(request(secret), refused.extract().path("nearest[0].id")).statusCode(200);
    }

    @Test
    void offersWhatIsNearestInPlaceOfAnExpiredProposal() {
        var proposed = desk.propose(request(), desk.slots().getFirst());
        String secret = proposed.extract().path("conversation_id");
        String proposal = proposed.extract().path("proposal.id");
        desk.execute("UPDATE proposal SET expires_at = now() - interval '1 second' WHERE id = '" + proposal + "'");
        request(secret)
                .post("/api/proposals/" + proposal + "/confirm")
                .then()
                .statusCode(409)
                .body("code", equalTo("PROPOSAL_EXPIRED"))
                .body("nearest[0].start", equalTo(proposed.extract().path("proposal.start")));
    }

    private static ValidatableResponse confirm(String secret, String proposal) {
        return request(secret)
                .post("/api/proposals/" + proposal + "/confirm")
                .then()
                .statusCode(200)
                .body("status", equalTo("confirmed"));
    }
}
