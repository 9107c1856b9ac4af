package dev.caredesk.agent.builtin.policy;

import dev.caredesk.agent.builtin.state.AppointmentEntry;
import dev.caredesk.agent.builtin.state.ClinicEntry;
import dev.caredesk.agent.builtin.state.DoctorEntry;
import dev.caredesk.agent.builtin.state.Need;
import dev.caredesk.agent.builtin.state.Offer;
import dev.caredesk.agent.builtin.state.ProposalEntry;
import dev.caredesk.agent.builtin.state.Question;
import dev.caredesk.agent.builtin.state.SlotEntry;
import dev.caredesk.agent.builtin.state.State;
import dev.caredesk.agent.builtin.state.ToolReply;
import dev.caredesk.agent.builtin.state.Tools;
import dev.caredesk.agent.builtin.understanding.Act;
import dev.caredesk.agent.builtin.understanding.Relative;
import dev.caredesk.agent.builtin.understanding.SpecialtyWords;
import dev.caredesk.agent.builtin.understanding.SpecialtyWords.Named;
import dev.caredesk.agent.builtin.understanding.Utterance;
import dev.caredesk.agent.words.Spelling;
import dev.caredesk.agent.words.Text;
import dev.caredesk.agent.words.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Looks for doctors and free slots, offers them, and proposes the one that was chosen. */
final class SearchPolicy {

    private final Replies replies;
    private final SpecialtyWords specialties;
    private final SlotSearch slots;

    SearchPolicy(Replies replies, SpecialtyWords specialties) {
        this.replies = replies;
        this.specialties = specialties;
        this.slots = new SlotSearch(replies);
    }

    Step next(Turn turn) {
        State state = turn.state();
        Need need = state.need();
        Utterance said = state.said();
        if (need.relative().flatMap(Relative::name).isEmpty() && need.relative().isPresent()) {
            return new Step.Say(replies.wording.patientName(need.relative().get()));
        }
        Optional<Step> never = Replies.askedBack(said.when());
        if (never.isPresent()) {
            return never.get();
        }
        if (state.chosen().isPresent()) {
            return book(turn, state.chosen().get(), true);
        }
        if (said.does(Act.LIST_DOCTORS)
                && said.when().isEmpty()
                && said.doctor().isEmpty()) {
            return listDoctors(turn, need);
        }
        if (said.does(Act.OTHER_DOCTOR)) {
            return otherDoctor(turn, need);
        }
        return find(turn, slots.shifted(state, need));
    }

    /** Moves an appointment to the slot that was chosen, or looks for slots with its doctor. */
    Step move(Turn turn, AppointmentEntry appointment, Need need) {
        State state = turn.state();
        Optional<Step> never = Replies.askedBack(state.said().when());
        if (never.isPresent()) {
            return never.get();
        }
        if (state.chosen().isPresent()) {
            return reschedule(turn, appointment, state.chosen().get());
        }
        var wish = new SlotSearch.Wish(
                slots.shifted(state, need),
                state.named().map(DoctorEntry::doctorId).orElse(appointment.doctor()),
                Optional.empty(),
                " with " + state.named().map(DoctorEntry::name).orElse(appointment.doctor()));
        return slots.search(turn, wish, slot -> reschedule(turn, appointment, slot));
    }

    private Step reschedule(Turn turn, AppointmentEntry appointment, SlotEntry slot) {
        Call call = new Call(Tools.RESCHEDULE)
                .with("appointmentId", appointment.appointmentId())
                .with("slotId", slot.slotId());
        return turn.ask(call, reply -> proposed(turn, slot, reply, false));
    }

    private Step book(Turn turn, SlotEntry slot, boolean again) {
        Need need = turn.state().need();
        Call call = new Call(Tools.BOOK)
                .with("slotId", slot.slotId())
                .with("reason", need.complaint())
                .with("patientName", need.relative().flatMap(Relative::name));
        return turn.ask(call, reply -> proposed(turn, slot, reply, again));
    }

    /** A slot id may have lapsed, or the slot been lost: then it is looked up again, or others are offered. */
    private Step proposed(Turn turn, SlotEntry slot, ToolReply reply, boolean again) {
        String refused = reply.refused().orElse("");
        if (refused.equals("SLOT_NOT_OFFERED") && again) {
            return slots.search(turn, slots.exactly(slot, turn.state().need()), fresh -> book(turn, fresh, false));
        }
        if (Set.of("SLOT_TAKEN", "OUTSIDE_HOURS", "PATIENT_BUSY", "NOTICE_TOO_SHORT", "SLOT_NOT_OFFERED")
                .contains(refused)) {
            return slots.offerInstead(turn, slot.doctorId(), slot.doctor(), slot.start(), reply.message());
        }
        return replies.proposal(reply, turn.state());
    }

    /** Offers what else is free with the doctor of a proposal that was refused. */
    Step insteadOf(Turn turn, ProposalEntry lost, String message) {
        return slots.offerInstead(turn, lost.doctor(), lost.doctor(), lost.start(), message);
    }

    private Step find(Turn turn, Need need) {
        if (need.doctorId().isPresent()) {
            return search(
                    turn,
                    need,
                    need.doctorId().get(),
                    Optional.empty(),
                    " with " + need.doctor().orElse(""));
        }
        if (need.doctor().isPresent()) {
            return findByName(turn, need, need.doctor().get());
        }
        return findBySpecialty(turn, need);
    }

    private Step search(Turn turn, Need need, String doctor, Optional<String> specialty, String who) {
        return slots.search(turn, new SlotSearch.Wish(need, doctor, specialty, who), slot -> book(turn, slot, true));
    }

    private Step findByName(Turn turn, Need need, String name) {
        Call call = new Call(Tools.DOCTORS).with("name", name).with("city", need.city());
        return turn.ask(call, reply -> {
            List<DoctorEntry> fitting = best(reply.doctors(), name);
            if (fitting.isEmpty()) {
                ClinicEntry clinic = Replies.clinic(turn.state());
                return new Step.Say("I find no doctor called " + name + " here. " + replies.wording.whatKind(clinic));
            }
            if (fitting.size() > 1) {
                return new Step.Say(replies.wording.doctors(fitting));
            }
            DoctorEntry doctor = fitting.getFirst();
            return search(turn, need, doctor.doctorId(), Optional.empty(), " with " + doctor.name());
        });
    }

    /** Keeps the doctors whose names have all the words asked for, if there are any. */
    private static List<DoctorEntry> best(List<DoctorEntry> doctors, String name) {
        List<DoctorEntry> exact = doctors.stream()
                .filter(one -> hasAll(one.name(), name, String::equals))
                .toList();
        if (!exact.isEmpty()) {
            return exact;
        }
        List<DoctorEntry> near = doctors.stream()
                .filter(one -> hasAll(one.name(), name, Spelling::nearlyEqual))
                .toList();
        return near.isEmpty() ? doctors : near;
    }

    private static boolean hasAll(String name, String asked, BiFunction<String, String, Boolean> alike) {
        Set<String> own = words(name);
        return words(asked).stream().allMatch(word -> own.stream().anyMatch(part -> alike.apply(part, word)));
    }

    private static Set<String> words(String name) {
        return Text.of(name.toLowerCase(Locale.ROOT)).words().stream()
                .filter(word -> !word.isSign())
                .map(Word::text)
                .collect(Collectors.toSet());
    }

    private Step findBySpecialty(Turn turn, Need need) {
        State state = turn.state();
        ClinicEntry clinic = Replies.clinic(state);
        List<Named> found = asked(need, state);
        if (found.isEmpty() && need.concepts().isEmpty()) {
            return clinic.specialties().size() == 1 || need.language().isPresent()
                    ? withSpecialty(turn, need, clinic.specialties().stream().findFirst())
                    : whatKind(turn, need);
        }
        if (found.isEmpty()) {
            List<Named> closest = specialties.closest(need.concepts(), clinic.specialties());
            return closest.isEmpty()
                    ? new Step.Say(replies.wording.noSuchSpecialty(clinic))
                    : withSpecialty(turn, need, Optional.of(general(closest).orElse(closest.getFirst())));
        }
        Optional<Named> one = found.size() == 1 ? Optional.of(found.getFirst()) : general(found);
        return one.isPresent() ? withSpecialty(turn, need, one) : new Step.Say(replies.wording.whichSpecialty(found));
    }

    /** An open wish: names the kinds of doctor that there are. */
    private Step whatKind(Turn turn, Need need) {
        Call call = new Call(Tools.DOCTORS)
                .with("city", need.city())
                .with("acceptsUninsured", need.uninsured().filter(Boolean::booleanValue));
        return turn.ask(call, reply -> new Step.Say(replies.wording.whatKind(Replies.clinic(turn.state()))));
    }

    private List<Named> asked(Need need, State state) {
        List<Named> all = Replies.clinic(state).specialties();
        List<Named> chosen = all.stream()
                .filter(one -> need.specialty().filter(one.id()::equals).isPresent())
                .toList();
        return chosen.isEmpty() ? specialties.specialties(Text.of(""), need.concepts(), all) : chosen;
    }

    private static Optional<Named> general(List<Named> found) {
        return found.stream()
                .filter(one -> one.name().toLowerCase(Locale.ROOT).contains("general"))
                .findFirst();
    }

    private Step withSpecialty(Turn turn, Need need, Optional<Named> specialty) {
        if (need.language().isPresent()) {
            return listDoctors(
                    turn,
                    specialty.isEmpty()
                            ? need
                            : need.withSpecialty(need.concepts(), specialty.map(Named::id), need.complaint()));
        }
        String who = specialty.map(one -> " for " + one.name()).orElse("")
                + need.city().map(city -> " in " + city).orElse("");
        return search(turn, need, "", specialty.map(Named::id), who);
    }

    private Step listDoctors(Turn turn, Need need) {
        ClinicEntry clinic = Replies.clinic(turn.state());
        List<Named> found = asked(need, turn.state());
        // What an earlier turn asked for in vain does not narrow this one
        boolean asksNow = !turn.state().said().concepts().isEmpty();
        List<Named> meant =
                found.isEmpty() && asksNow ? specialties.closest(need.concepts(), clinic.specialties()) : found;
        if (meant.isEmpty() && asksNow) {
            return new Step.Say(replies.wording.noSuchSpecialty(clinic));
        }
        Optional<String> specialty = meant.stream().findFirst().map(Named::id);
        Call call = new Call(Tools.DOCTORS)
                .with("specialty", specialty)
                .with("city", need.city())
                .with("acceptsUninsured", need.uninsured().filter(Boolean::booleanValue))
                .with("language", need.language());
        return turn.ask(
                call,
                reply -> new Step.Say(
                        reply.doctors().isEmpty()
                                ? noDoctor(need) + replies.wording.whatKind(Replies.clinic(turn.state()))
                                : replies.wording.doctors(reply.doctors())));
    }

    private static String noDoctor(Need need) {
        return need.language()
                .map(language -> "I find no doctor for that who speaks " + language + ". ")
                .orElse("No doctor fits that. ");
    }

    /** Offers the slots of a doctor of the same kind who was not offered yet. */
    private Step otherDoctor(Turn turn, Need need) {
        State state = turn.state();
        List<SlotEntry> offered = state.offer().map(Offer::slots).orElse(List.of());
        Optional<String> specialty = need.specialty()
                .or(() -> offered.stream().findFirst().map(SlotEntry::specialty))
                .or(() -> asked(need, state).stream().findFirst().map(Named::id));
        Set<String> shown = offered.stream().map(SlotEntry::doctorId).collect(Collectors.toSet());
        Set<String> names =
                state.context().proposal().stream().map(ProposalEntry::doctor).collect(Collectors.toSet());
        Call call = new Call(Tools.DOCTORS)
                .with("specialty", specialty)
                .with("city", need.city())
                .with("acceptsUninsured", need.uninsured().filter(Boolean::booleanValue));
        return turn.ask(
                call,
                reply -> reply.doctors().stream()
                        .filter(one ->
                                (names.isEmpty() ? !shown.contains(one.doctorId()) : !names.contains(one.name())))
                        .findFirst()
                        .map(one -> search(turn, need, one.doctorId(), Optional.empty(), " with " + one.name()))
                        .orElseGet(() ->
                                new Step.Say("There is no other doctor for that here. " + Question.WHICH_DAY.text())));
    }

    /** Returns the name of the specialty that was spoken of, if the clinic has it. */
    Optional<String> specialtyName(State state) {
        List<Named> found = asked(state.need(), state);
        return (found.isEmpty()
                        ? specialties.closest(
                                state.need().concepts(), Replies.clinic(state).specialties())
                        : found)
                .stream().findFirst().map(Named::name);
    }
}
