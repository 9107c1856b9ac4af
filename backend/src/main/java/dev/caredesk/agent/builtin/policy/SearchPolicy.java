package dev.caredesk.agent.builtin.policy;

import dev.caredesk.agent.Assent;
import dev.caredesk.agent.builtin.state.AppointmentEntry;
import dev.caredesk.agent.builtin.state.DoctorEntry;
import dev.caredesk.agent.builtin.state.Listed;
import dev.caredesk.agent.builtin.state.Need;
import dev.caredesk.agent.builtin.state.Question;
import dev.caredesk.agent.builtin.state.State;
import dev.caredesk.agent.builtin.understanding.Act;
import dev.caredesk.agent.builtin.understanding.Intent;
import dev.caredesk.agent.builtin.understanding.SpecialtyWords.Named;
import dev.caredesk.agent.builtin.understanding.Utterance;
import java.util.Optional;
import java.util.Set;

/** Somebody looks for a doctor or a time, or chooses from what was offered. */
final class SearchPolicy implements Situation {

    private static final Set<Question> SEARCHING =
            Set.of(Question.WHICH_SPECIALTY, Question.WHAT_KIND, Question.PATIENT_NAME);

    private final DoctorSearch doctors;
    private final SlotSearch slots;
    private final Booking booking;

    SearchPolicy(DoctorSearch doctors, SlotSearch slots, Booking booking) {
        this.doctors = doctors;
        this.slots = slots;
        this.booking = booking;
    }

    @Override
    public boolean applies(State state) {
        Utterance said = state.said();
        boolean agreed = said.assent() == Assent.YES && state.asked().isPresent();
        return refines(state)
                || chooses(state)
                || said.wants(Intent.BOOK)
                || said.doesAny(Act.LIST_DOCTORS, Act.ACCEPT)
                || said.relative().isPresent()
                || said.complaint().isPresent()
                || said.does(Act.FOR_ME) && state.need().hasWho()
                || answersSearch(state)
                || said.does(Act.FIND) && !said.does(Act.OFF_TOPIC)
                || Policy.SOCIAL.stream().noneMatch(said::does)
                        && (agreed || state.need().hasWho() && said.does(Act.CHANGE));
    }

    /** Whether the turn says more of what is looked for. */
    static boolean refines(State state) {
        Utterance said = state.said();
        boolean turnsDown = !said.source().isEmpty() && state.offer().isPresent();
        return said.hasDetails()
                || turnsDown
                || state.city().isPresent()
                || state.wantsOther()
                || said.doesAny(
                        Act.MORE,
                        Act.LATER,
                        Act.EARLIER,
                        Act.BUSY,
                        Act.OTHER_DOCTOR,
                        Act.SOONEST,
                        Act.SAME_TIME,
                        Act.SAME_DAY,
                        Act.RIGHT_AFTER,
                        Act.SAME_DOCTOR,
                        Act.NEXT_DAY,
                        Act.DAY_BEFORE);
    }

    /** Whether the turn chooses from what was listed. */
    static boolean chooses(State state) {
        Utterance said = state.said();
        boolean choice = said.pick().isPresent()
                || said.does(Act.ANY)
                || said.assent() == Assent.YES
                || state.named().isPresent();
        return state.listed() != Listed.NOTHING && choice && !said.does(Act.GOODBYE);
    }

    private static boolean answersSearch(State state) {
        return state.asked().filter(SEARCHING::contains).isPresent()
                && Policy.SOCIAL.stream().noneMatch(state.said()::does)
                && state.said().assent() == Assent.UNCLEAR;
    }

    @Override
    public Step next(Turn turn) {
        State state = turn.state();
        Need need = state.need();
        Utterance said = state.said();
        Optional<String> never = Replies.whyNever(said.when());
        if (never.isPresent()) {
            return find(turn, need).after(never.get());
        }
        return state.foreign()
                .map(place -> sought(turn).after("We have nobody in " + place + ". "))
                .orElseGet(() -> sought(turn));
    }

    private Step sought(Turn turn) {
        State state = turn.state();
        Need need = state.need();
        Utterance said = state.said();
        if (state.chosen().isPresent()) {
            return booking.book(turn, state.chosen().get());
        }
        if (said.does(Act.LIST_DOCTORS)
                && said.when().isEmpty()
                && said.doctor().isEmpty()) {
            return doctors.list(turn, need);
        }
        if (agreesToSeveral(state)) {
            return slots.again(turn, state.offer().orElseThrow()).after("Gladly, but which of them? ");
        }
        return find(turn, OtherTimes.wanted(state, need));
    }

    /** A yes to several times says nothing of which. */
    private static boolean agreesToSeveral(State state) {
        return state.listed() == Listed.SLOTS
                && state.offer().filter(offer -> offer.slots().size() > 1).isPresent()
                && state.asked().filter(Question.WHICH_TIME::equals).isPresent()
                && !refines(state)
                && state.said().assent() == Assent.YES
                && !state.said().doesAny(Act.THANKS, Act.GOODBYE);
    }

    private Step find(Turn turn, Need need) {
        return turn.state()
                .guess()
                .map(name -> doctors.guessed(
                        turn, name, one -> with(turn, need, one.doctorId(), one.name()), () -> search(turn, need)))
                .orElseGet(() -> search(turn, need));
    }

    private Step search(Turn turn, Need need) {
        State state = turn.state();
        boolean anyTime =
                need.days().isEmpty() && need.times().isEmpty() && !state.said().does(Act.SOONEST);
        boolean offered = state.offer().isPresent() && state.listed() == Listed.SLOTS;
        if (need.doctor().isEmpty() && state.wantsOther()) {
            return anyTime
                    ? doctors.suggestAnother(turn)
                    : doctors.another(turn, one -> with(turn, need, one.doctorId(), one.name()));
        }
        if (need.doctorId().isPresent()) {
            return with(turn, need, need.doctorId().get(), need.doctor().orElse(""));
        }
        if (need.doctor().isPresent()) {
            return doctors.named(turn, need.doctor().get(), one -> with(turn, need, one.doctorId(), one.name()));
        }
        boolean moreTimes =
                offered && state.said().doesAny(Act.MORE, Act.LATER, Act.EARLIER, Act.NEXT_DAY, Act.DAY_BEFORE);
        if (need.language().isPresent() && !anyTime) {
            return doctors.suggestOr(turn, need, one -> with(turn, need, one.doctorId(), one.name()));
        }
        return anyTime && !moreTimes || need.language().isPresent()
                ? doctors.suggest(turn, need)
                : doctors.ofKind(turn, need, (specialty, before) -> ofKind(turn, need, specialty, before));
    }

    private Step with(Turn turn, Need need, String doctorId, String name) {
        return slots.search(
                turn,
                new SlotSearch.Wish(need, doctorId, Optional.empty(), " with " + name),
                slot -> booking.book(turn, slot));
    }

    private Step ofKind(Turn turn, Need need, Optional<Named> specialty, String before) {
        String who = specialty.map(one -> " for " + one.name()).orElse("")
                + need.city().map(city -> " in " + city).orElse("");
        Step step = slots.search(
                turn, new SlotSearch.Wish(need, "", specialty.map(Named::id), who), slot -> booking.book(turn, slot));
        return step.after(before);
    }

    /** Moves an appointment to the slot that was chosen, or looks for slots with its doctor. */
    Step move(Turn turn, AppointmentEntry appointment, Need need) {
        State state = turn.state();
        if (state.chosen().isPresent()) {
            return booking.reschedule(turn, appointment, state.chosen().get());
        }
        String doctor = state.named().map(DoctorEntry::name).orElse(appointment.doctor());
        var wish = new SlotSearch.Wish(
                OtherTimes.wanted(state, need),
                state.named().map(DoctorEntry::doctorId).orElse(appointment.doctor()),
                Optional.empty(),
                " with " + doctor);
        Step found = slots.search(turn, wish, slot -> booking.reschedule(turn, appointment, slot));
        return Replies.whyNever(state.said().when()).map(found::after).orElse(found);
    }
}
