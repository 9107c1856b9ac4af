package dev.caredesk.agent.builtin.policy;

import dev.caredesk.agent.Assent;
import dev.caredesk.agent.builtin.state.Event;
import dev.caredesk.agent.builtin.state.ProposalEntry;
import dev.caredesk.agent.builtin.state.Question;
import dev.caredesk.agent.builtin.state.State;
import dev.caredesk.agent.builtin.state.Task;
import dev.caredesk.agent.builtin.understanding.Act;
import dev.caredesk.agent.builtin.understanding.Intent;
import dev.caredesk.agent.builtin.understanding.Utterance;
import dev.caredesk.api.ProposalKind;
import java.util.Locale;
import java.util.Optional;

/** Says what deterministic code did before the turn, and goes on from there. */
final class EventPolicy implements Situation {

    private final Replies replies;
    private final SearchPolicy search;
    private final Booking booking;
    private final AppointmentPolicy appointments;
    private final DetailPolicy details;

    EventPolicy(
            Replies replies,
            SearchPolicy search,
            Booking booking,
            AppointmentPolicy appointments,
            DetailPolicy details) {
        this.replies = replies;
        this.search = search;
        this.booking = booking;
        this.appointments = appointments;
        this.details = details;
    }

    @Override
    public boolean applies(State state) {
        return state.context().event().isPresent() && !wantsMore(state) && !identifiedOnTheWay(state);
    }

    /** The card's button, or the form for who is calling, had decided before, and the turn is about something else already. */
    private static boolean wantsMore(State state) {
        Utterance said = state.said();
        Event event = state.context().event().orElseThrow();
        String kind = event.kind().isEmpty()
                ? state.proposed().map(ProposalEntry::kind).orElse("book")
                : event.kind();
        ProposalKind answered = ProposalKind.valueOf(kind.toUpperCase(Locale.ROOT));
        Assent assent = Assent.read(said.text().raw(), answered);
        return switch (event.type()) {
            case "confirmed", "dismissed" ->
                (assent == Assent.UNCLEAR || said.does(Act.FOR_ME) || isGivenUp(event, assent, said))
                        && (said.intent().isOfExisting() || said.hasDetails() || wishesForAnother(said));
            case "identified" ->
                event.isDone() && assent != Assent.YES && said.intent().isOfExisting();
            default -> false;
        };
    }

    /** "I need another appointment", "and my son?". */
    private static boolean wishesForAnother(Utterance said) {
        return said.wants(Intent.BOOK)
                || said.relative().isPresent()
                || said.complaint().isPresent()
                || said.doesAny(Act.FOR_ME, Act.LIST_DOCTORS, Act.OTHER_DOCTOR);
    }

    /** "Cancel it" is a no to what waited, but a wish where that is booked already. */
    private static boolean isGivenUp(Event event, Assent assent, Utterance said) {
        return event.isDone() && assent == Assent.NO && said.wants(Intent.CANCEL);
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
                        || said.doctor().isPresent()
                        || state.guess().isPresent());
    }

    @Override
    public Step next(Turn turn) {
        State state = turn.state();
        Event event = state.context().event().orElseThrow();
        if (event.isDone()) {
            String kind = event.kind().isEmpty()
                    ? state.proposed().map(ProposalEntry::kind).orElse("")
                    : event.kind();
            String said = replies.wording.done(
                    event.appointment().orElseThrow(), kind, state.context().zone());
            String doctor = event.appointment().orElseThrow().doctor();
            if (state.task().filter(Task::isCancelAll).isPresent()) {
                return appointments.cancelNext(turn, said);
            }
            if (state.need().relative().isPresent()) {
                return search.next(turn).after(said + "\n\n");
            }
            boolean asks = !state.said().topics().isEmpty() && !event.type().equals("identified");
            return !asks ? new Step.Say(said) : details.answerAfter(turn, doctor, said);
        }
        return switch (event.type()) {
            case "dismissed" -> dismissed(state);
            case "refused" -> refused(turn, event);
            case "identification_required" -> identificationRequired(turn);
            case "identified" -> identified(turn);
            case "identification_incomplete" -> new Step.Say(replies.wording.missing(event.missing()));
            case "identification_ended" ->
                new Step.Say("All right, I no longer take you for that person. " + Question.WHAT_ELSE.text());
            case "identification_failed" ->
                new Step.Say("I could not match these details. Please check them and tell me again:"
                        + " your full name, date of birth, and the phone number or e-mail address that the clinic has of you."
                        + " If you are new here, just say so.");
            case "identification_locked" ->
                new Step.Say("I could not match these details too many times, so I have to pause this"
                        + " for a while. Please call the clinic" + phone(state) + ".");
            default -> new Step.Say(Question.WHAT_ELSE.text());
        };
    }

    private static String phone(State state) {
        String phone = Replies.clinic(state).phone();
        return phone.isEmpty() ? "" : " at " + phone;
    }

    private static Step dismissed(State state) {
        if (state.suggested() && state.offer().isPresent()) {
            return new Step.Say("All right, not that one. " + Question.WHICH_TIME.text());
        }
        String kind = state.proposed().map(ProposalEntry::kind).orElse("book");
        String what = switch (kind) {
            case "cancel" -> "All right, the appointment stays as it is.";
            case "reschedule" -> "All right, the appointment stays where it is.";
            default -> "All right, nothing is booked.";
        };
        return new Step.Say(what + " " + Question.WHAT_ELSE.text());
    }

    /** The slot was lost in between: what else is free with that doctor? */
    private Step refused(Turn turn, Event event) {
        Optional<ProposalEntry> lost = turn.state().proposed();
        boolean slotLost = switch (event.code()) {
            case "SLOT_TAKEN", "OUTSIDE_HOURS", "IN_THE_PAST", "NOTICE_TOO_SHORT", "BEYOND_HORIZON", "PATIENT_BUSY" ->
                true;
            default -> false;
        };
        if (slotLost && lost.isPresent() && !lost.get().kind().equals("cancel")) {
            return booking.insteadOf(turn, lost.get(), event.message());
        }
        String message = event.message().isEmpty() ? "That did not work." : event.message();
        return new Step.Say(message + " " + Question.WHAT_ELSE.text());
    }

    private Step identificationRequired(Turn turn) {
        String why = "To complete it I need to know who you are.";
        Optional<ProposalEntry> open = turn.state().context().proposal();
        return turn.state().said().topics().isEmpty() || open.isEmpty()
                ? Replies.askWho("Gladly. " + why)
                : details.answerAnd(turn, open.get().doctor(), why + " " + Question.WHO.text());
    }

    private Step identified(Turn turn) {
        State state = turn.state();
        if (state.task().isPresent()) {
            return appointments.next(turn);
        }
        Optional<ProposalEntry> open = state.context().proposal();
        return new Step.Say("Thank you. "
                + open.map(proposal -> replies.wording.proposal(
                                proposal, state.context().zone()))
                        .orElse(Question.WHAT_ELSE.text()));
    }
}
