package dev.caredesk.evaluation.score;

import static dev.caredesk.evaluation.Made.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntentsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "findDoctors | {} | create",
                "findSlots | {} | create",
                "proposeBooking | {} | create",
                "myAppointments | {} | query",
                "myAppointments | {'purpose': 'list'} | query",
                "myAppointments | {'purpose': 'move'} | update",
                "myAppointments | {'purpose': 'CANCEL'} | delete",
                "proposeReschedule | {} | update",
                "proposeCancellation | {} | delete",
            })
    void toolTellsTheIntent(String tool, String arguments, String intent) {
        assertThat(Intents.of(List.of(call(tool, arguments)))).hasValue(intent);
    }

    @Test
    void firstCallThatTellsDecides() {
        var calls = List.of(
                call("clinicInfo", "{}"), call("myAppointments", "{'purpose': 'move'}"), call("findSlots", "{}"));

        assertThat(Intents.of(calls)).hasValue("update");
        assertThat(Intents.of(List.of(call("clinicInfo", "{}")))).isEmpty();
    }
}
