package dev.caredesk.evaluation.score;

import static dev.caredesk.evaluation.Made.SKIN;
import static dev.caredesk.evaluation.Made.TEETH;
import static dev.caredesk.evaluation.Made.answer;
import static dev.caredesk.evaluation.Made.appointment;
import static dev.caredesk.evaluation.Made.booking;
import static dev.caredesk.evaluation.Made.call;
import static dev.caredesk.evaluation.Made.dialogue;
import static dev.caredesk.evaluation.Made.proposing;
import static dev.caredesk.evaluation.Made.transcript;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.evaluation.desk.Answer;
import dev.caredesk.evaluation.desk.Appointment;
import dev.caredesk.evaluation.dialogue.GoldCall;
import dev.caredesk.evaluation.replay.Transcript;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialogueScoreTest {

    private static final GoldCall SKIN_IN_ELM = new GoldCall.Search(Optional.of("Dermatologist"), Optional.of("Elm"));

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "findDoctors | {'specialty': 'dermatologist', 'city': 'elm'} | true",
                "findSlots | {'specialty': 'Dermatologist', 'city': 'Elm', 'fromDate': '2019-03-04'} | true",
                "findSlots | {'doctor': '1'} | true",
                "findDoctors | {'name': 'Frost'} | true",
                "findDoctors | {'specialty': 'dermatologist'} | false",
                "findDoctors | {'city': 'Elm'} | false",
                "findDoctors | {'specialty': 'dentist', 'city': 'Elm'} | false",
                "findDoctors | {'specialty': 'dermatologist', 'city': 'Oak'} | false",
                "findSlots | {'doctor': '2'} | false",
                "findSlots | {'doctor': '9'} | false",
                "clinicInfo | {} | false",
            })
    void searchHasTheSameSpecialtyAndCity(String tool, String arguments, boolean matched) {
        assertThat(isMatched(SKIN_IN_ELM, answer(call(tool, arguments)))).isEqualTo(matched);
    }

    @ParameterizedTest
    @CsvSource({
        "book, Ada Frost, 4, true",
        "book, Ada Frost, 5, false",
        "book, Zoe Winter, 4, false",
        "cancel, Ada Frost, 4, false"
    })
    void bookingIsAProposalOfTheSameSlot(String kind, String doctor, int day, boolean matched) {
        assertThat(isMatched(booking(SKIN, 4, true), proposing(kind, doctor, day)))
                .isEqualTo(matched);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{'doctor': '1', 'fromDate': '2019-03-04', 'toDate': '2019-03-04', 'fromTime': '10:00'} | true",
                "{'doctor': 'Frost', 'fromDate': '2019-03-04', 'toDate': '2019-03-04', 'fromTime': '10:00'} | true",
                "{'doctor': '1', 'fromDate': '2019-03-04', 'toDate': '2019-03-05', 'fromTime': '10:00'} | false",
                "{'doctor': '1', 'fromDate': '2019-03-04', 'toDate': '2019-03-04'} | false",
                "{'doctor': '2', 'fromDate': '2019-03-04', 'toDate': '2019-03-04', 'fromTime': '10:00'} | false",
            })
    void takenSlotCanOnlyBeLookedFor(String arguments, boolean matched) {
        var search = answer(call("findSlots", arguments));

        assertThat(isMatched(booking(SKIN, 4, false), search)).isEqualTo(matched);
        assertThat(isMatched(booking(SKIN, 4, true), search)).isFalse();
    }

    @Test
    void earlierCallCountsAndALaterOneDoesNot() {
        var dialogue = dialogue(SKIN_IN_ELM, booking(SKIN, 4, true), SKIN_IN_ELM);
        var late = transcript(dialogue, List.of(), answer(), answer(), answer(call("findSlots", "{'doctor': '1'}")));
        var early = transcript(dialogue, List.of(), answer(call("findSlots", "{'doctor': '1'}")), answer(), answer());

        assertThat(DialogueScore.of(late).calls())
                .extracting(CallScore::matched)
                .containsExactly(false, false, true);
        assertThat(DialogueScore.of(early).calls())
                .extracting(CallScore::matched)
                .containsExactly(true, false, true);
    }

    @Test
    void successIsExactlyTheBookingsThatSucceeded() {
        assertThat(ends(appointment(SKIN, 4, "booked")).isSuccessful()).isTrue();

        assertThat(ends().isSuccessful()).isFalse();
        assertThat(ends(appointment(SKIN, 5, "booked")).isSuccessful()).isFalse();
        assertThat(ends(appointment(SKIN, 4, "cancelled")).isSuccessful()).isFalse();
        assertThat(ends(appointment(SKIN, 4, "booked"), appointment(TEETH, 6, "booked"))
                        .isSuccessful())
                .isFalse();
    }

    @Test
    void whatNoBookingAccountsForIsAnotherWrite() {
        var end = ends(
                        appointment(SKIN, 4, "booked"),
                        appointment(TEETH, 6, "booked"),
                        appointment(SKIN, 7, "cancelled"))
                .endState();

        assertThat(end.missing()).isEmpty();
        assertThat(end.other()).extracting(Appointment::doctor).containsExactly(TEETH, SKIN);
    }

    @Test
    void dialogueThatBrokeOffFails() {
        var whole = transcript(dialogue(SKIN_IN_ELM), List.of());
        var broken = new Transcript(whole.dialogue(), List.of(), Map.of(), List.of(), Optional.of("HTTP 500"));

        assertThat(DialogueScore.of(whole).isSuccessful()).isTrue();
        assertThat(DialogueScore.of(broken).isSuccessful()).isFalse();
    }

    private static boolean isMatched(GoldCall gold, Answer answer) {
        return DialogueScore.of(transcript(dialogue(gold), List.of(), answer)).matchedCalls() == 1;
    }

    private static DialogueScore ends(Appointment... appointments) {
        return DialogueScore.of(transcript(
                dialogue(booking(SKIN, 4, true), booking(TEETH, 9, false)), List.of(appointments), answer(), answer()));
    }
}
