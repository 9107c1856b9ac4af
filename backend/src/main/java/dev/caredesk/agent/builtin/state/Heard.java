package dev.caredesk.agent.builtin.state;

import dev.caredesk.agent.Assent;
import dev.caredesk.agent.builtin.understanding.Act;
import dev.caredesk.agent.builtin.understanding.Intent;
import dev.caredesk.agent.builtin.understanding.Opening;
import dev.caredesk.agent.builtin.understanding.Utterance;
import java.util.Optional;

/**
 * A turn of the user, in the conversation that it is part of.
 *
 * @param context the context line of the turn
 * @param said what it says by itself
 * @param named the known doctor whom it names
 * @param city the city that it names
 * @param asked what the last reply asked
 * @param listed what the user saw listed last
 * @param doctors the doctors found last
 * @param focus the doctor who was spoken of last
 * @param chosen the offered slot that it chooses
 * @param suggested whether the time of the open proposal was the desk's choice
 * @param done the appointment that was made, moved or cancelled last
 */
record Heard(
        Context context,
        Utterance said,
        Optional<DoctorEntry> named,
        Optional<String> city,
        Optional<Question> asked,
        Listed listed,
        Doctors doctors,
        Optional<DoctorEntry> focus,
        Optional<SlotEntry> chosen,
        boolean suggested,
        Optional<AppointmentEntry> done) {

    boolean answers(Question question) {
        return asked.filter(question::equals).isPresent();
    }

    Optional<ProposalEntry> open() {
        return context.proposal();
    }

    /** "Another one" is another doctor where doctors are spoken of, and another time where times are. */
    boolean wantsOther() {
        boolean doctorsSpokenOf = doctors.suggested().isPresent() || answers(Question.SOMEONE_ELSE);
        boolean yes = answers(Question.SOMEONE_ELSE) && opening() == Assent.YES;
        return said.does(Act.OTHER_DOCTOR) || yes || doctorsSpokenOf && said.does(Act.MORE);
    }

    Assent opening() {
        return Opening.of(said);
    }

    /** A suggested doctor is taken by a yes, and by going on to the appointment. */
    boolean acceptsSuggestion() {
        if (doctors.suggested().isEmpty()
                || wantsOther()
                || opening() == Assent.NO && said.when().isEmpty()) {
            return false;
        }
        boolean goesOn = !said.when().isEmpty()
                || said.doesAny(Act.SOONEST, Act.SAME_DAY, Act.SAME_TIME)
                || said.wants(Intent.BOOK) && said.topics().isEmpty();
        return opening() == Assent.YES || said.does(Act.ACCEPT) || goesOn;
    }

    /** Whether another doctor, another kind or another place is wanted than the one spoken of. */
    boolean namesSomeone() {
        return named.isPresent()
                || said.doctor().isPresent()
                || !said.concepts().isEmpty()
                || wantsOther();
    }
}
