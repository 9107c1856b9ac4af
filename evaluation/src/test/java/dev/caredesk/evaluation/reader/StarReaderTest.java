package dev.caredesk.evaluation.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caredesk.evaluation.dialogue.Clinic;
import dev.caredesk.evaluation.dialogue.Clinic.BusyTime;
import dev.caredesk.evaluation.dialogue.Clinic.Doctor;
import dev.caredesk.evaluation.dialogue.Dialogue;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class StarReaderTest {

    private static final String MORGAN = "Dr. Morgan";

    @Test
    void clockIsWhatThePatientWasTold() {
        assertThat(clinic(guide("right now it is 8 pm on Sunday")).now()).isEqualTo("2019-03-10T19:55");
        assertThat(read("You are Kim and want to come today (Tuesday).")
                        .clinic()
                        .now())
                .isEqualTo("2019-03-05T00:00");
        assertThat(read("You are Kim and want to come.").clinic().now()).isEqualTo("2019-03-04T00:00");
    }

    @Test
    void callerIsWhomTheTaskNames() {
        assertThat(read("You are Kim and want to come.").caller()).isEqualTo("Kim");
    }

    @Test
    void hoursRefusedAndHoursBeforeTheFirstFreeOneAreBusy() {
        var clinic = clinic(
                guide("right now it is 2 pm on Monday"),
                human("As soon as you can"),
                call("Check", "Monday", "3 pm", false),
                call("Check", "Monday", "5 pm", true),
                human("Good"),
                call("Book", "Monday", "5 pm", true),
                call("Check", "Monday", "9 pm", false));

        assertThat(busyHours(clinic, 4))
                .contains("14:00", "15:00", "16:00", "21:00")
                .doesNotContain("17:00", "18:00");
    }

    @Test
    void earliestOfferIsTheEarliestFromTheClockOnEvenPastMidnight() {
        var clinic =
                clinic(guide("right now it is 10 pm on Monday"), human("Soon"), call("Book", "Tuesday", "1 am", true));

        assertThat(busyHours(clinic, 4)).containsExactly("21:00", "22:00", "23:00");
        assertThat(busyHours(clinic, 5)).containsExactly("00:00", "01:15");
    }

    @Test
    void lastWordOnAnHourCounts() {
        var clinic =
                clinic(human("Four?"), call("Check", "Monday", "4 pm", false), call("Check", "Monday", "4 pm", true));
        var turned =
                clinic(human("Four?"), call("Check", "Monday", "4 pm", true), call("Check", "Monday", "4 pm", false));

        assertThat(clinic.busy()).isEmpty();
        assertThat(busyHours(turned, 4)).containsExactly("16:00");
    }

    @Test
    void hourOfTodayThatIsOverIsTheFirstFreeOneUntilItComesRoundAgain() {
        var clinic = clinic(
                guide("right now it is 5 pm on Monday"),
                human("Soon"),
                call("Check", "Wednesday", "8 am", true),
                call("Book", "Monday", "11 am", true));

        assertThat(busyHours(clinic, 4)).contains("16:00", "23:00");
        assertThat(busyHours(clinic, 6)).contains("07:00", "09:00").doesNotContain("08:00");
        assertThat(busyHours(clinic, 11)).contains("00:00", "10:00").doesNotContain("11:00", "12:00");
    }

    @Test
    void bookedHourHasRoomForWhatWasBooked() {
        var clinic = clinic(human("Monday at six"), call("Book", "Monday", "6 pm", true));

        assertThat(clinic.busy())
                .contains(new BusyTime(
                        2, LocalDateTime.parse("2019-03-04T18:15"), LocalDateTime.parse("2019-03-04T19:00")));
    }

    @Test
    void bookingIsOfTheHourInTheDaysToCome() {
        var slot = read(
                        "You are Kim",
                        guide("right now it is 8 pm on Sunday"),
                        human("Sunday"),
                        call("Book", "Sunday", "8 pm", true),
                        human("Or at nine in the morning"),
                        call("Book", "Sunday", "9 am", true))
                .successfulBookings();

        assertThat(slot.get(0).slot().matches("dr morgan", LocalDateTime.parse("2019-03-10T20:45")))
                .isTrue();
        assertThat(slot.get(0).slot().matches(MORGAN, LocalDateTime.parse("2019-03-10T21:00")))
                .isFalse();
        assertThat(slot.get(1).slot().matches(MORGAN, LocalDateTime.parse("2019-03-17T09:00")))
                .isTrue();
    }

    @Test
    void valueThatStandsForSeveralAllowsEach() {
        var slot = read(
                        "You are Kim",
                        human("In the evening"),
                        call("Book", "Monday", "api.is_one_of([\\\"7 pm\\\",\\\"8 pm\\\"])", true))
                .successfulBookings()
                .getFirst()
                .slot();

        assertThat(slot.matches(MORGAN, LocalDateTime.parse("2019-03-04T19:00")))
                .isTrue();
        assertThat(slot.matches(MORGAN, LocalDateTime.parse("2019-03-04T20:00")))
                .isTrue();
        assertThat(slot.matches(MORGAN, LocalDateTime.parse("2019-03-04T21:00")))
                .isFalse();
    }

    @Test
    void timeIsUnsaidUnlessTheHumanNamesTheHour() {
        assertThat(unsaid("Whenever you can, it hurts for 7 days")).isTrue();
        assertThat(unsaid("Monday at 7")).isFalse();
        assertThat(unsaid("At seven, please")).isFalse();
        assertThat(unsaid("19:00 would do")).isFalse();
        assertThat(unsaid("7:30pm")).isFalse();
    }

    @Test
    void sameBookingPressedTwiceCountsOnce() {
        var dialogue = read(
                "You are Kim",
                human("Seven"),
                call("Book", "Monday", "7 pm", true),
                call("Book", "Monday", "7 pm", true));

        assertThat(dialogue.successfulBookings()).hasSize(1);
    }

    private static boolean unsaid(String line) {
        return read("You are Kim", human(line), call("Book", "Monday", "7 pm", true))
                .successfulBookings()
                .getFirst()
                .unsaid();
    }

    private static List<String> busyHours(Clinic clinic, int dayOfMarch) {
        assertThat(clinic.doctors()).extracting(Doctor::name).element(1).isEqualTo(MORGAN);
        return clinic.busy().stream()
                .filter(time -> time.doctor() == 2 && time.from().getDayOfMonth() == dayOfMarch)
                .map(time -> time.from().toLocalTime().toString())
                .sorted()
                .toList();
    }

    private static Clinic clinic(String... events) {
        return read("You are Kim", events).clinic();
    }

    private static Dialogue read(String task, String... events) {
        try {
            return StarReader.read(new ObjectMapper()
                    .readTree("{\"id\": 1, \"user_task\": \"" + task + "\", \"events\": [" + String.join(",", events)
                            + "]}"));
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static String guide(String text) {
        return "{\"who\": \"guide\", \"text\": \"Hurry (" + text + ").\"}";
    }

    private static String human(String text) {
        return "{\"who\": \"user\", \"text\": \"" + text + "\"}";
    }

    private static String call(String kind, String day, String hour, boolean granted) {
        String message = !granted
                ? "The doctor has a conflicting appointment."
                : kind.equals("Book") ? "It has been scheduled." : "The time slot is available.";
        return """
                {"who": "call", "params": {"Name": "Dr. Morgan", "PatientName": "Kim", "Day": "%s", "StartTimeHour": "%s",
                 "RequestType": "%s"}}, {"who": "result", "item": {"DoctorName": "Dr. Morgan", "Message": "%s", "Time": ""}}""".formatted(day, hour, kind, message);
    }
}
