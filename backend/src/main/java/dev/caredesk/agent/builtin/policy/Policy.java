package dev.caredesk.agent.builtin.policy;

import dev.caredesk.agent.Assent;
import dev.caredesk.agent.builtin.state.Event;
import dev.caredesk.agent.builtin.state.Listed;
import dev.caredesk.agent.builtin.state.ProposalEntry;
import dev.caredesk.agent.builtin.state.Question;
import dev.caredesk.agent.builtin.state.State;
import dev.caredesk.agent.builtin.state.Task;
import dev.caredesk.agent.builtin.state.Tools;
import dev.caredesk.agent.builtin.understanding.Act;
import dev.caredesk.agent.builtin.understanding.Intent;
import dev.caredesk.agent.builtin.understanding.SpecialtyWords;
import dev.caredesk.agent.builtin.understanding.Topic;
import dev.caredesk.agent.builtin.understanding.Utterance;
import dev.caredesk.agent.builtin.wording.Formats;
import dev.caredesk.api.ProposalKind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Decides what comes next in a turn. */
public final class Policy {

    private static final Set<Act> SOCIAL = Set.of(
            Act.GREETING, Act.THANKS, Act.GOODBYE, Act.SMALL_TALK, Act.WHO_ARE_YOU, Act.HELP, Act.HUMAN, Act.OFF_TOPIC);

    private final EventPolicy events;
    private final SearchPolicy search;
    private final AppointmentPolicy appointments;
    private final DetailPolicy details;
    private final SocialPolicy social = new SocialPolicy();
    private final Replies replies;

    /** Writes times in those formats, and knows the specialties by those words. */
    public Policy(Formats formats, SpecialtyWords specialties) {
        replies = new Replies(formats);
        search = new SearchPolicy(replies, specialties);
        appointments = new AppointmentPolicy(replies, search, specialties);
        details = new DetailPolicy(replies);
        events = new EventPolicy(replies, search, appointments, details);
    }

    /** Returns the next step of the turn. */
    public Step next(State state) {
        if (state.clinic().isEmpty() && !isSocial(state)) {
            return new Step.Ask(new Call(Tools.CLINIC));
        }
        var turn = new Turn(state);
        if (state.context().event().isPresent() && !wantsMore(state) && !identifiedOnTheWay(state)) {
            return events.next(turn, state.context().event().get());
        }
        Optional<ProposalEntry> open = state.context().proposal();
        return open.isPresent() ? withOpenProposal(turn, open.get()) : free(turn);
    }

    /** The card's button had decided before, and the turn is about something else already. */
    private static boolean wantsMore(State state) {
        Utterance said = state.said();
        Event event = state.context().event().orElseThrow();
        String kind = event.kind().isEmpty()
                ? state.proposed().map(ProposalEntry::kind).orElse("book")
                : event.kind();
        ProposalKind answered = ProposalKind.valueOf(kind.toUpperCase(Locale.ROOT));
        return (event.type().equals("confirmed") || event.type().equals("dismissed"))
                && Assent.read(said.text().raw(), answered) == Assent.UNCLEAR
                && (said.intent().isOfExisting() || said.hasDetails());
    }

    /** Who introduces themselves and asks for something in one breath gets an answer to that. */
    private static boolean identifiedOnTheWay(State state) {
        Utterance said = state.said();
        return state.context()
                        .event()
                        .filter(event -> event.type().equals("identified") && !event.isDone())
                        .isPresent()
                && state.context().proposal().isEmpty()
                && (said.intent().isOfExisting()
                        || !said.concepts().isEmpty()
                        || said.doctor().isPresent());
    }

    private static boolean isSocial(State state) {
        Utterance said = state.said();
        return !said.acts().isEmpty()
                && SOCIAL.containsAll(said.acts())
                && !said.hasDetails()
                && state.context().event().isEmpty()
                && state.asked().isEmpty();
    }

    /** A proposal waits, and the turn was neither a plain yes nor a plain no. */
    private Step withOpenProposal(Turn turn, ProposalEntry open) {
        Utterance said = turn.state().said();
        if (said.does(Act.ADVICE)) {
            return social.reply(turn.state(), open);
        }
        boolean changes = said.hasDetails()
                || said.pick().isPresent()
                || said.doesAny(
                        Act.MORE, Act.LATER, Act.EARLIER, Act.OTHER_DOCTOR, Act.NEXT_DAY, Act.DAY_BEFORE, Act.SOONEST);
        boolean otherPatient = said.relative().isPresent()
                || said.does(Act.FOR_ME) && !open.patient().isEmpty();
        if (otherPatient && !open.kind().equals("cancel")) {
            return search.next(turn);
        }
        if (said.wants(Intent.CANCEL) && open.accepted()) {
            return new Step.Say("That appointment is not booked yet; a no is enough to drop it. "
                    + replies.again(open, turn.state()));
        }
        if (!said.topics().isEmpty() && said.when().isEmpty() && said.concepts().isEmpty()) {
            return details.answerAnd(turn, open.doctor(), replies.again(open, turn.state()));
        }
        if (said.wants(Intent.CANCEL, Intent.LIST) && !open.kind().equals("cancel") && !changes) {
            return reminded(appointments.next(turn), open, turn.state());
        }
        if (changes && turn.state().task().isPresent() && !open.kind().equals("book")) {
            return appointments.next(turn);
        }
        if (changes) {
            return search.next(turn);
        }
        if (SOCIAL.stream().anyMatch(said::does)) {
            return social.reply(turn.state(), open);
        }
        return new Step.Say(replies.unclear(open, turn.state()));
    }

    /** A yes to "what else?" would be one to the proposal: it is put before the user again. */
    private Step reminded(Step step, ProposalEntry open, State state) {
        String question = Question.WHAT_ELSE.text();
        return step instanceof Step.Say(String text) && text.endsWith(question)
                ? new Step.Say(text.substring(0, text.length() - question.length()) + replies.again(open, state))
                : step;
    }

    private Step free(Turn turn) {
        State state = turn.state();
        Utterance said = state.said();
        if (said.does(Act.ADVICE) && said.when().isEmpty() && !said.wants(Intent.BOOK)) {
            return social.advice(state, search.specialtyName(state));
        }
        if (said.intent().isOfExisting()) {
            return asksAboutClinic(said) ? details.next(turn) : appointments.next(turn);
        }
        if (state.asked().filter(Question.WHICH_APPOINTMENT::equals).isPresent()
                && state.task().isPresent()) {
            return appointments.next(turn);
        }
        boolean agrees = said.assent() == Assent.YES && state.chosen().isPresent();
        if (!said.topics().isEmpty() && !asksToSearch(said) && !agrees) {
            return details.next(turn);
        }
        if (moves(state) && (refines(state) || state.listed() == Listed.SLOTS && chooses(state))) {
            return appointments.next(turn);
        }
        if (refines(state)
                || chooses(state)
                || said.wants(Intent.BOOK)
                || said.does(Act.LIST_DOCTORS)
                || said.relative().isPresent()
                || answersSearch(state)) {
            return search.next(turn);
        }
        if (SOCIAL.stream().anyMatch(said::does)) {
            return social.reply(state);
        }
        if (said.assent() == Assent.NO
                && state.listed() != Listed.NOTHING
                && state.asked().filter(Policy::isChoice).isPresent()) {
            return new Step.Say(
                    "All right. Tell me another day, time or doctor, and I look again. " + Question.WHICH_DAY.text());
        }
        boolean agreed = said.assent() == Assent.YES && state.asked().isPresent();
        if (agreed || said.does(Act.FIND) || state.need().hasWho() && said.does(Act.CHANGE)) {
            return search.next(turn);
        }
        return social.reply(state);
    }

    private static boolean asksAboutClinic(Utterance said) {
        return said.topics().contains(Topic.NOTICE);
    }

    private static boolean asksToSearch(Utterance said) {
        boolean search = !said.concepts().isEmpty()
                || !said.when().isEmpty()
                || said.uninsured().isPresent()
                || said.language().isPresent();
        return search
                && (said.wants(Intent.BOOK)
                        || said.doesAny(Act.FIND, Act.LIST_DOCTORS)
                        || !said.concepts().isEmpty())
                && said.doctor().isEmpty();
    }

    private static boolean isChoice(Question asked) {
        return asked == Question.WHICH_TIME || asked == Question.TAKE_IT || asked == Question.WHICH_DOCTOR;
    }

    private static boolean moves(State state) {
        return state.task().filter(task -> task.kind() == Task.Kind.MOVE).isPresent();
    }

    private static boolean refines(State state) {
        Utterance said = state.said();
        return said.hasDetails()
                || state.city().isPresent()
                || said.doesAny(
                        Act.MORE,
                        Act.LATER,
                        Act.EARLIER,
                        Act.OTHER_DOCTOR,
                        Act.SOONEST,
                        Act.SAME_TIME,
                        Act.SAME_DAY,
                        Act.SAME_DOCTOR,
                        Act.NEXT_DAY,
                        Act.DAY_BEFORE);
    }

    private static boolean chooses(State state) {
        Utterance said = state.said();
        boolean choice = said.pick().isPresent()
                || said.does(Act.ANY)
                || said.assent() == Assent.YES
                || state.named().isPresent();
        return state.listed() != Listed.NOTHING && choice && !said.does(Act.GOODBYE);
    }

    private static boolean answersSearch(State state) {
        return state.asked()
                        .filter(asked -> asked == Question.WHICH_SPECIALTY
                                || asked == Question.WHAT_KIND
                                || asked == Question.PATIENT_NAME)
                        .isPresent()
                && SOCIAL.stream().noneMatch(state.said()::does)
                && state.said().assent() == Assent.UNCLEAR;
    }
}
