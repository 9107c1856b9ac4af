package dev.caredesk.forms;

import static io.restassured.RestAssured.given;

import dev.caredesk.schedule.DoctorId;
import dev.caredesk.schedule.TestClinic;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The running backend as a client of the forms meets it, every answer held to the contract. */
public final class Desk {

    private final Jdbi jdbi;
    private final DoctorId doctor;

    /** A desk with a doctor of this name, who works every day. */
    public Desk(Jdbi jdbi, String doctorName) {
        this.jdbi = jdbi;
        var clinic = new TestClinic(jdbi, ZoneId.of("America/Chicago"));
        doctor = clinic.addDoctor(doctorName);
        clinic.addDailyHours(doctor);
    }

    /** The doctor's id. */
    public String doctor() {
        return Long.toString(doctor.value());
    }

    /** A request that is as the contract says. */
    public static RequestSpecification request() {
        return given().filter(Contract.whole()).accept("*/*");
    }

    /** A request within a conversation. */
    public static RequestSpecification request(String secret) {
        return request().header("Authorization", "Bearer " + secret);
    }

    /** A request that is wrong on purpose. */
    public static RequestSpecification wrong() {
        return given().filter(Contract.answer()).accept("*/*");
    }

    /** A wrong request within a conversation. */
    public static RequestSpecification wrong(String secret) {
        return wrong().header("Authorization", "Bearer " + secret);
    }

    /** Posts JSON. */
    public static ValidatableResponse post(RequestSpecification request, String path, String body) {
        return request.contentType(ContentType.JSON).body(body).post(path).then();
    }

    /** The day from which slots are looked for, some days ahead. */
    public String firstDay() {
        return LocalDate.now(ZoneId.of("America/Chicago")).plusDays(3).toString();
    }

    /** Ids of free slots, openly offered, from that day on. */
    public List<String> slots() {
        return request()
                .queryParam("doctor", doctor())
                .queryParam("from", firstDay())
                .get("/api/slots")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    /** Proposes to book a slot. */
    public ValidatableResponse propose(RequestSpecification request, String slot) {
        return post(request, "/api/bookings", "{\"slot_id\":\"" + slot + "\",\"reason\":\"sore knee\"}");
    }

    /** Identifies a conversation as a new patient. */
    public ValidatableResponse identify(RequestSpecification request, String name, String contact) {
        return post(request, "/api/identification", """
                {"kind":"new","name":"%s","date_of_birth":"1987-06-05","contact":"%s"}""".formatted(name, contact));
    }

    /** Books a slot as a new patient; returns the conversation's secret. */
    public String bookAs(String name, String contact, String slot) {
        String secret = propose(request(), slot).statusCode(200).extract().path("conversation_id");
        identify(request(secret), name, contact).statusCode(200);
        String proposal = request(secret)
                .get("/api/proposals/current")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        request(secret).post("/api/proposals/" + proposal + "/confirm").then().statusCode(200);
        return secret;
    }

    /** The one appointment of a conversation. */
    public String appointmentOf(String secret) {
        return request(secret)
                .get("/api/appointments")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
    }

    /** SQL, for what no request can do. */
    public void execute(String sql) {
        jdbi.useHandle(handle -> handle.execute(sql));
    }
}
