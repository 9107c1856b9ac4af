package dev.caredesk.agent.builtin.state;

import dev.caredesk.agent.builtin.understanding.Act;
import dev.caredesk.agent.builtin.understanding.Intent;
import dev.caredesk.agent.builtin.understanding.Relative;
import dev.caredesk.agent.builtin.understanding.Utterance;
import dev.caredesk.agent.words.Vocabulary;
import java.util.Optional;
import java.util.Set;

/**
 * What is spoken of when a turn comes, by which it is to be understood.
 *
 * @param context the context line of the turn
 * @param need what is looked for
 * @param task what is to be done with existing appointments
 * @param asked what the last reply asked
 * @param listed what the user saw listed last
 * @param offered whether slots were offered
 * @param done the appointment that was made, moved or cancelled last
 */
record SpokenOf(
        Context context,
        Need need,
        Optional<Task> task,
        Optional<Question> asked,
        Listed listed,
        boolean offered,
        Optional<AppointmentEntry> done) {

    private static final Set<String> KINDS =
            Set.copyOf(Vocabulary.load("people").phrases("kinds"));

    /** The name may come unasked, in the very turn in which the own appointment is settled. */
    boolean isPatientNamed(Utterance said) {
        boolean wasAsked = asked.filter(Question.PATIENT_NAME::equals).isPresent();
        boolean settled = context.event().filter(Event::isDone).isPresent();
        boolean nameless = need.relative().filter(it -> it.name().isEmpty()).isPresent();
        return (wasAsked || settled && nameless && Relatives.isBareName(said))
                && !said.wants(Intent.CANCEL, Intent.MOVE);
    }

    /** The patient who was asked for is no doctor's name; what "change it" means, the conversation tells. */
    Utterance understood(Utterance turn) {
        boolean noDoctor = asked.filter(Question.PATIENT_NAME::equals).isPresent()
                || turn.doctor().isPresent()
                        && turn.doctor().equals(turn.relative().flatMap(Relative::name));
        Utterance said = noDoctor ? turn.withoutDoctor() : turn;
        said = isReason(said) ? said.withoutConcepts() : said;
        if (said.does(Act.REFERS_BACK) && nothingSpokenOf()) {
            return said.with(Intent.ANY);
        }
        if (givesUpExisting(said)) {
            return said.withoutConcepts().with(isForAnother(said) ? Intent.MOVE : Intent.CANCEL);
        }
        return switch (said.intent()) {
            case ALTER -> said.with(altered());
            case LIST -> said.does(Act.OTHER_DOCTOR) ? said.with(Intent.UNSAID) : said;
            case ANY -> said.with(context.identified() && !isUnderWay() ? Intent.ANY : Intent.BOOK);
            default -> said;
        };
    }

    /** "I can't make Monday": where nothing is looked for, that is an appointment that there is. */
    private boolean givesUpExisting(Utterance said) {
        boolean cannot = said.doesAny(Act.UNABLE, Act.UNFIT);
        boolean nobody = said.concepts().isEmpty() || said.complaint().isPresent() && said.does(Act.UNABLE);
        return cannot
                && nobody
                && said.doctor().isEmpty()
                && said.wants(Intent.UNSAID, Intent.ANY, Intent.BOOK)
                && !isUnderWay()
                && (context.identified() || !said.source().isEmpty())
                && asked.filter(question -> question != Question.WHAT_ELSE && question != Question.WHO)
                        .isEmpty();
    }

    private static boolean isForAnother(Utterance said) {
        return !said.when().isEmpty()
                || said.doesAny(Act.UNFIT, Act.LATER, Act.EARLIER, Act.MORE, Act.CHANGE, Act.FIND);
    }

    /** With a doctor agreed on, what hurts is the reason for the visit and asks for nobody else. */
    private boolean isReason(Utterance said) {
        boolean agreed = need.doctor().isPresent()
                || context.proposal().isPresent()
                || said.relative().isPresent() && done.isPresent();
        return agreed
                && said.complaint().isPresent()
                && !said.doesAny(Act.OTHER_DOCTOR, Act.LIST_DOCTORS)
                && said.text().words().stream().noneMatch(word -> KINDS.contains(word.text()));
    }

    /** What is being looked for or proposed is what changes; where nothing is, an appointment that there is. */
    private Intent altered() {
        if (context.proposal().filter(open -> open.kind().equals("cancel")).isPresent()) {
            return Intent.MOVE;
        }
        return isUnderWay() ? Intent.UNSAID : Intent.MOVE;
    }

    private boolean isUnderWay() {
        boolean searching =
                need.hasWho() && task.filter(it -> it.kind() == Task.Kind.LIST).isEmpty();
        return context.proposal().isPresent() || offered || listed != Listed.NOTHING || searching;
    }

    private boolean nothingSpokenOf() {
        return context.identified() && done.isEmpty() && task.isEmpty() && !isUnderWay();
    }
}
