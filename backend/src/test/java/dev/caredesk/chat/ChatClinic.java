package dev.caredesk.chat;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import org.jdbi.v3.core.Jdbi;

/** One doctor who is there every day, and turns over HTTP. */
final class ChatClinic {

    private ChatClinic() {}

    static void reset(Jdbi jdbi) {
        // On a busy machine the first test may come before the schema is there
        await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> fill(jdbi));
    }

    private static void fill(Jdbi jdbi) {
        jdbi.useHandle(handle -> {
            handle.execute("""
                    TRUNCATE appointment, offer, proposal, time_off, dated_hours, weekly_hours, doctor, specialty, patient,
                        conversation, message, identification_failure RESTART IDENTITY CASCADE""");
            handle.execute("INSERT INTO specialty VALUES ('knee', 'Knee')");
            handle.execute("""
                    INSERT INTO doctor (name, specialty_id, city, address, phone, languages, accepts_uninsured)
                    VALUES ('Sarah Johnson', 'knee', 'Austin', '1 Main Street', '512-555-0101', '{English}', true)""");
            handle.execute(
                    "INSERT INTO weekly_hours SELECT id, day, 540, 1020 FROM doctor, generate_series(1, 7) AS day");
        });
    }

    static ValidatableResponse say(String conversation, String text) {
        var body = new HashMap<String, String>();
        body.put("user_input", text);
        if (conversation != null) {
            body.put("conversation_id", conversation);
        }
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/query")
                .then();
    }

    static String start() {
        return say(null, "Hello").statusCode(200).extract().path("conversation_id");
    }

    static int count(Jdbi jdbi, String table, String where) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table + " WHERE " + where)
                .mapTo(Integer.class)
                .one());
    }
}
