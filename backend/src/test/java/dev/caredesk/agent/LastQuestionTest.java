package dev.caredesk.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.api.ProposalKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastQuestionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The number is 555-0100. Shall I book it?",
                "It is at 1 Main Street. Shall I go ahead?",
                "Dr. Lee is on the second floor.",
                "You are welcome.",
                "Which floor? I do not know. Do you want me to book this one?"
            })
    void whoAsksForTheBookingOrNothingStaysWithIt(String answer) {
        assertThat(LastQuestion.leaves(ProposalKind.BOOK, answer)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You have two:\n1. Monday\n2. Friday\nWhich one do you mean?",
                "Which one shall I book?\n1. Monday\n2. Friday",
                "Shall I cancel it?",
                "Is there anything else I can book for you?",
                "Shall I show the free times?",
                "Does Friday work for you instead?",
                "要预约星期五吗？"
            })
    void whoAsksSomethingElseLeavesTheBooking(String answer) {
        assertThat(LastQuestion.leaves(ProposalKind.BOOK, answer)).isTrue();
    }

    @Test
    void eachKindHasItsOwnWords() {
        assertThat(LastQuestion.leaves(ProposalKind.CANCEL, "Shall I cancel it?"))
                .isFalse();
        assertThat(LastQuestion.leaves(ProposalKind.RESCHEDULE, "Shall I move it?"))
                .isFalse();
        assertThat(LastQuestion.leaves(ProposalKind.CANCEL, "Shall I book it?")).isTrue();
    }
}
