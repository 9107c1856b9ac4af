package dev.caredesk.evaluation.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caredesk.evaluation.dialogue.Clinic.BusyTime;
import dev.caredesk.evaluation.dialogue.Clinic.Doctor;
import dev.caredesk.evaluation.dialogue.Dialogue;
import dev.caredesk.evaluation.dialogue.GoldCall;
import dev.caredesk.evaluation.dialogue.GoldCall.Booking;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchemaGuidedReaderTest {

    private static final String TAKEN_THEN_BOOKED = """
            {"id": "made/up", "kind": "doctor",
             "bookings": [
               {"turn": 1, "success": false,
                "params": {"doctor_name": "Ada Frost", "appointment_date": "2019-03-04", "appointment_time": "10:00"}},
               {"turn": 2, "success": true,
                "params": {"doctor_name": "Ada Frost", "appointment_date": "2019-03-04", "appointment_time": "10:30"}}],
             "turns": [
               {"user": "A skin doctor in Elm?", "acts": [],
                "call": {"method": "FindProvider", "parameters": {"city": "Elm", "type": "Dermatologist"}},
                "results": [
                  {"doctor_name": "Zoe Winter", "type": "Dermatologist", "city": "Elm", "street_address": "1 A St", "phone_number": "1"},
                  {"doctor_name": "Ada Frost", "type": "Dermatologist", "city": "Elm", "street_address": "2 B St", "phone_number": "2"}],
                "system_acts": []},
               {"user": "Ada Frost, Monday at ten, then.",
                "acts": [{"act": "INFORM", "slot": "appointment_time", "canonical": ["10:00"]}],
                "call": {"method": "BookAppointment",
                  "parameters": {"doctor_name": "Ada Frost", "appointment_date": "2019-03-04", "appointment_time": "10:00"}},
                "results": [],
                "system_acts": [{"act": "OFFER", "slot": "appointment_time", "canonical": ["10:30"]}]},
               {"user": "Fine. Or is Bo Hill there?", "acts": [{"act": "INFORM", "slot": "doctor_name", "canonical": ["Bo Hill"]}],
                "call": {"method": "BookAppointment",
                  "parameters": {"doctor_name": "Ada Frost", "appointment_date": "2019-03-04", "appointment_time": "10:30"}},
                "results": [{"doctor_name": "ada frost", "type": "Dermatologist"}],
                "system_acts": []}]}
            """;

    private final Dialogue dialogue = read(TAKEN_THEN_BOOKED);

    @Test
    void clinicHasTheDoctorsInTheirOrderAndThoseAskedForByName() {
        assertThat(dialogue.clinic().now()).isEqualTo("2019-03-01T00:00");
        assertThat(dialogue.clinic().doctors())
                .containsExactly(
                        new Doctor("Zoe Winter", "Dermatologist", "Elm", "1 A St", "1"),
                        new Doctor("Ada Frost", "Dermatologist", "Elm", "2 B St", "2"),
                        new Doctor("Bo Hill", "General Practitioner", null, null, null));
    }

    @Test
    void slotWhoseBookingFailedIsBusy() {
        assertThat(dialogue.clinic().busy())
                .containsExactly(new BusyTime(
                        2, LocalDateTime.parse("2019-03-04T10:00"), LocalDateTime.parse("2019-03-04T10:15")));
    }

    @Test
    void callsBelongToTheLineUponWhichTheyWereMade() {
        assertThat(dialogue.turns().get(0).calls())
                .containsExactly(new GoldCall.Search(Optional.of("Dermatologist"), Optional.of("Elm")));
        assertThat(bookings().get(0).successful()).isFalse();
        assertThat(bookings().get(1).successful()).isTrue();
        assertThat(dialogue.successfulBookings()).hasSize(1);
    }

    @Test
    void timeIsUnsaidOnlyIfTheOtherSideChoseIt() {
        assertThat(bookings().get(0).unsaid()).isFalse();
        assertThat(bookings().get(1).unsaid()).isTrue();
    }

    @Test
    void bookingIsOfTheVeryMinute() {
        var slot = bookings().get(1).slot();

        assertThat(slot.matches("ADA FROST", LocalDateTime.parse("2019-03-04T10:30")))
                .isTrue();
        assertThat(slot.matches("Ada Frost", LocalDateTime.parse("2019-03-04T10:45")))
                .isFalse();
        assertThat(slot.matches("Zoe Winter", LocalDateTime.parse("2019-03-04T10:30")))
                .isFalse();
    }

    private List<Booking> bookings() {
        return dialogue.bookings(2).toList();
    }

    private static Dialogue read(String json) {
        try {
            return SchemaGuidedReader.read(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
