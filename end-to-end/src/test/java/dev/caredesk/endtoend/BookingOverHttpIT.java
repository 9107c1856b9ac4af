package dev.caredesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The promise of the README: one command, then a booked, moved and cancelled appointment, with no key. */
class BookingOverHttpIT {

    // 128 + SIGTERM, as shells count it
    private static final int TERMINATED = 143;

    private static final Map<String, String> JANE = Map.of(
            "kind", "new",
            "name", "Jane Example",
            "date_of_birth", "1985-03-02",
            "contact", "jane@example.org");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path home;

    @Test
    void patientBooksMovesAndCancelsAndARestartForgetsNothing() {
        try (Desk desk = Desk.start(home, Map.of())) {
            Conversation jane = new Conversation(desk.api());

            JsonNode offer = jane.say("I need a knee specialist on Monday morning, I have no insurance");
            List<JsonNode> slots = items(offer.required("slots"));
            assertThat(slots).as(offer.toPrettyString()).isNotEmpty().allSatisfy(slot -> {
                assertThat(slot.at("/doctor/specialty").asText()).isEqualTo("knee");
                assertThat(slot.at("/doctor/accepts_uninsured").asBoolean()).isTrue();
                assertThat(start(slot).getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
                assertThat(start(slot).getHour()).isLessThan(12);
            });

            JsonNode picked = slots.getLast();
            JsonNode card = jane.pick(picked);
            assertThat(card.at("/proposal/kind").asText())
                    .as(card.toPrettyString())
                    .isEqualTo("book");
            assertThat(card.at("/proposal/start")).isEqualTo(picked.required("start"));

            assertThat(jane.say("yes").path("identification").asText()).isEqualTo("required");
            assertThat(jane.get("/appointments").status()).isEqualTo(403);
            JsonNode identified = jane.identify(JANE);
            assertThat(identified.at("/appointment/status").asText())
                    .as(identified.toPrettyString())
                    .isEqualTo("booked");
            String code = identified.at("/appointment/code").asText();
            assertThat(code).matches("[A-Z0-9]{4}-[A-Z0-9]{4}");
            assertThat(items(jane.appointments())).singleElement().satisfies(appointment -> {
                assertThat(appointment.required("code").asText()).isEqualTo(code);
                assertThat(appointment.required("start")).isEqualTo(picked.required("start"));
            });

            assertThat(desk.stop()).as(desk.printed()).isEqualTo(TERMINATED);
            desk.startAgain();

            JsonNode moves = jane.say("move it to Wednesday afternoon");
            List<JsonNode> others = items(moves.required("slots"));
            assertThat(others).as(moves.toPrettyString()).isNotEmpty().allSatisfy(slot -> {
                assertThat(slot.at("/doctor/id")).isEqualTo(picked.at("/doctor/id"));
                assertThat(start(slot).getDayOfWeek()).isEqualTo(DayOfWeek.WEDNESDAY);
                assertThat(start(slot).getHour()).isGreaterThanOrEqualTo(12);
            });
            JsonNode moveCard = jane.pick(others.getLast());
            assertThat(moveCard.at("/proposal/kind").asText())
                    .as(moveCard.toPrettyString())
                    .isEqualTo("reschedule");
            JsonNode moved = jane.say("yes, please");
            assertThat(moved.at("/appointment/start"))
                    .as(moved.toPrettyString())
                    .isEqualTo(others.getLast().required("start"));
            assertThat(items(jane.appointments()))
                    .singleElement()
                    .satisfies(appointment -> assertThat(appointment.required("start"))
                            .isEqualTo(others.getLast().required("start")));

            JsonNode cancelCard = jane.say("cancel it");
            assertThat(cancelCard.at("/proposal/kind").asText())
                    .as(cancelCard.toPrettyString())
                    .isEqualTo("cancel");
            JsonNode cancelled = jane.say("yes");
            assertThat(cancelled.at("/appointment/status").asText())
                    .as(cancelled.toPrettyString())
                    .isEqualTo("cancelled");
            assertThat(items(jane.appointments()))
                    .allSatisfy(appointment ->
                            assertThat(appointment.required("status").asText()).isEqualTo("cancelled"));
        }
    }

    @Test
    void goldenQuestionOfTheOrthopedicsSampleComesOutRight() {
        String samples = Desk.root().resolve("samples/orthopedics").toString();
        try (Desk desk = Desk.start(home, Map.of("CLINIC_DATA", samples))) {
            JsonNode answer = new Conversation(desk.api())
                    .say("I need a knee specialist who accepts uninsured patients,"
                            + " on a Monday between 8 and 12, for 30 minutes");

            List<String> offered = new ArrayList<>();
            List<JsonNode> slots = items(answer.required("slots"));
            String monday = slots.getFirst().required("start").asText().substring(0, 10);
            for (JsonNode slot : slots) {
                if (slot.required("start").asText().startsWith(monday)) {
                    offered.add(slot.at("/doctor/name").asText() + " "
                            + slot.required("start").asText().substring(11, 16));
                }
            }
            assertThat(offered)
                    .as(answer.toPrettyString())
                    .containsExactlyInAnyOrder(
                            "Sarah Johnson 10:30",
                            "Sarah Johnson 11:00",
                            "Sarah Johnson 11:30",
                            "Emily Rodriguez 09:30",
                            "Emily Rodriguez 10:00",
                            "Emily Rodriguez 10:30",
                            "Emily Rodriguez 11:00",
                            "Emily Rodriguez 11:30");
            assertThat(answer.required("answer").asText()).contains("Johnson", "Rodriguez");
        }
    }

    private static List<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static OffsetDateTime start(JsonNode slot) {
        return OffsetDateTime.parse(slot.required("start").asText());
    }
}
