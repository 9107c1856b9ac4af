package dev.caredesk.evaluation.replay;

import static dev.caredesk.evaluation.Made.SKIN;
import static dev.caredesk.evaluation.Made.TEETH;
import static dev.caredesk.evaluation.Made.appointment;
import static dev.caredesk.evaluation.Made.booking;
import static dev.caredesk.evaluation.Made.dialogue;
import static dev.caredesk.evaluation.Made.offering;
import static dev.caredesk.evaluation.Made.proposing;
import static dev.caredesk.evaluation.Made.ten;
import static dev.caredesk.evaluation.Made.unsaid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.evaluation.desk.Answer;
import dev.caredesk.evaluation.desk.Appointment;
import dev.caredesk.evaluation.desk.Slot;
import dev.caredesk.evaluation.dialogue.GoldCall;
import dev.caredesk.evaluation.replay.Goal.Line;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GoalTest {

    private static final GoldCall SEARCH = new GoldCall.Search(Optional.empty(), Optional.of("Elm"));
    private static final Answer SKIN_ON_THE_4TH = proposing("book", SKIN, 4);

    @Test
    void saysYesToWhatTheDataBookAtThatLineOrBefore() {
        var goal = new Goal(dialogue(SEARCH, booking(SKIN, 4, true), SEARCH));

        assertThat(goal.answer(0, SKIN_ON_THE_4TH, List.of())).isEmpty();
        assertThat(goal.answer(1, SKIN_ON_THE_4TH, List.of())).map(Line::kind).hasValue(GoalAnswer.YES);
        assertThat(goal.answer(2, SKIN_ON_THE_4TH, List.of())).map(Line::kind).hasValue(GoalAnswer.YES);
    }

    @Test
    void saysNoYesToAnythingElse() {
        var goal = new Goal(dialogue(booking(SKIN, 4, true), booking(TEETH, 6, false)));

        assertThat(goal.answer(1, proposing("book", SKIN, 5), List.of())).isEmpty();
        assertThat(goal.answer(1, proposing("book", TEETH, 4), List.of())).isEmpty();
        assertThat(goal.answer(1, proposing("book", TEETH, 6), List.of())).isEmpty();
        assertThat(goal.answer(1, proposing("cancel", SKIN, 4), List.of())).isEmpty();
    }

    @Test
    void saysYesOnlyOnce() {
        List<Appointment> booked = List.of(appointment(SKIN, 4, "booked"));

        assertThat(new Goal(dialogue(booking(SKIN, 4, true))).answer(0, SKIN_ON_THE_4TH, booked))
                .isEmpty();
    }

    @Test
    void choosesATimeOnlyIfTheHumanLeftItToTheOtherSide() {
        var offer = offering(new Slot(SKIN, ten(5)), new Slot(SKIN, ten(4)));

        assertThat(new Goal(dialogue(unsaid(SKIN, 4))).answer(0, offer, List.of()))
                .hasValue(new Line(GoalAnswer.CHOICE, "Monday, March 4 at 10:00 AM, please."));
        assertThat(new Goal(dialogue(booking(SKIN, 4, true))).answer(0, offer, List.of()))
                .isEmpty();
    }

    @Test
    void namesTheDoctorWhenSeveralAreOffered() {
        var offer = offering(new Slot(TEETH, ten(4)), new Slot(SKIN, ten(4)));

        assertThat(new Goal(dialogue(unsaid(SKIN, 4))).answer(0, offer, List.of()))
                .map(Line::text)
                .hasValue("Monday, March 4 at 10:00 AM with Ada Frost, please.");
    }
}
