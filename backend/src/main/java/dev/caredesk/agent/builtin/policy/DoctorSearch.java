package dev.caredesk.agent.builtin.policy;

import dev.caredesk.agent.builtin.state.ClinicEntry;
import dev.caredesk.agent.builtin.state.DoctorEntry;
import dev.caredesk.agent.builtin.state.Doctors;
import dev.caredesk.agent.builtin.state.Need;
import dev.caredesk.agent.builtin.state.State;
import dev.caredesk.agent.builtin.state.Tools;
import dev.caredesk.agent.builtin.understanding.SpecialtyWords.Named;
import dev.caredesk.agent.words.Spelling;
import dev.caredesk.agent.words.Text;
import dev.caredesk.agent.words.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks for doctors: suggests one after the other, lists them, or finds the one who was named. */
final class DoctorSearch {

    private static final int SHORTEST_MISSPELT = 5;

    private final Replies replies;
    private final Kinds kinds;

    DoctorSearch(Replies replies, Kinds kinds) {
        this.replies = replies;
        this.kinds = kinds;
    }

    /** Suggests the first doctor who fits. */
    Step suggest(Turn turn, Need need) {
        return suggest(turn, need, Optional.empty());
    }

    /** Suggests the first doctor who fits; goes on with the only one. */
    Step suggestOr(Turn turn, Need need, Function<DoctorEntry, Step> withOnly) {
        return suggest(turn, need, Optional.of(withOnly));
    }

    private Step suggest(Turn turn, Need need, Optional<Function<DoctorEntry, Step>> withOnly) {
        return ofKind(
                turn,
                need,
                (specialty, before) -> turn.ask(call(need, specialty), reply -> {
                    if (reply.refused().isPresent()) {
                        return Replies.refusal(reply);
                    }
                    if (withOnly.isPresent() && reply.doctors().size() == 1) {
                        return withOnly.get().apply(reply.doctors().getFirst()).after(before);
                    }
                    return new Step.Say(
                            reply.doctors().isEmpty()
                                    ? before + nobody(turn, need, specialty)
                                    : before + replies.doctors.suggestion(reply, need, specialty.map(Named::name)));
                }));
    }

    /** Suggests the next of those found before, or says that there is nobody else. */
    Step suggestAnother(Turn turn) {
        State state = turn.state();
        Doctors known = state.doctors();
        if (known.told().isEmpty()) {
            return another(turn, one -> new Step.Say(replies.doctors.another(one)));
        }
        if (known.hasMorePages()) {
            return nextPage(turn);
        }
        return known.untold().stream()
                .findFirst()
                .<Step>map(one -> new Step.Say(replies.doctors.another(one)))
                .orElseGet(() -> new Step.Say(replies.doctors.nobodyElse(known, state.need(), Replies.clinic(state))));
    }

    private Step nextPage(Turn turn) {
        State state = turn.state();
        Optional<Named> specialty = kinds.asked(state.need(), state).stream().findFirst();
        Call call = call(state.need(), specialty)
                .with("skip", state.doctors().told().size());
        return turn.ask(
                call,
                reply -> new Step.Say(reply.doctors().stream()
                        .findFirst()
                        .map(replies.doctors::another)
                        .orElseGet(() ->
                                replies.doctors.nobodyElse(state.doctors(), state.need(), Replies.clinic(state)))));
    }

    /** Goes on with a doctor of the same kind who was not spoken of yet. */
    Step another(Turn turn, Function<DoctorEntry, Step> then) {
        State state = turn.state();
        Set<String> told = spokenOf(state);
        Optional<Named> specialty = kinds.asked(state.need(), state).stream().findFirst();
        return turn.ask(
                call(state.need(), specialty),
                reply -> reply.doctors().stream()
                        .filter(one -> !told.contains(one.doctorId()) && !told.contains(one.name()))
                        .findFirst()
                        .map(then)
                        .orElseGet(() -> new Step.Say(
                                replies.doctors.nobodyElse(state.doctors(), state.need(), Replies.clinic(state)))));
    }

    private static Set<String> spokenOf(State state) {
        var told = state.doctors().told().stream().collect(Collectors.toSet());
        state.focus().map(DoctorEntry::doctorId).ifPresent(told::add);
        state.context().proposal().ifPresent(open -> told.add(open.doctor()));
        state.offer()
                .filter(_ -> state.focus().isEmpty())
                .ifPresent(offer -> offer.slots().forEach(slot -> told.add(slot.doctorId())));
        return told;
    }

    /** Names all doctors who fit. */
    Step list(Turn turn, Need need) {
        State state = turn.state();
        // What an earlier turn asked for in vain does not narrow this one
        boolean asksNow = !state.said().concepts().isEmpty();
        List<Named> meant = asksNow ? kinds.meant(need, state) : kinds.asked(need, state);
        if (meant.isEmpty() && asksNow) {
            return new Step.Say(replies.doctors.noSuchSpecialty(Replies.clinic(state)));
        }
        Optional<Named> specialty = meant.stream().findFirst();
        return turn.ask(
                call(need, specialty),
                reply -> new Step.Say(
                        reply.doctors().isEmpty()
                                ? nobody(turn, need, specialty)
                                : replies.doctors.list(reply.doctors())));
    }

    /** An open wish: names the kinds of doctor that there are; where there is one kind only, suggests a doctor. */
    Step whatKind(Turn turn, Need need) {
        return turn.ask(call(need, Optional.empty()), reply -> {
            ClinicEntry clinic = Replies.clinic(turn.state());
            List<Named> there = reply.doctors().stream()
                    .map(one -> new Named(one.specialty(), one.specialtyName()))
                    .distinct()
                    .toList();
            if (there.isEmpty()) {
                return new Step.Say(nobody(turn, need, Optional.empty()));
            }
            return there.size() == 1 && !reply.more()
                    ? new Step.Say(replies.doctors.suggestion(
                            reply, need, Optional.of(there.getFirst().name())))
                    : new Step.Say(replies.doctors.whatKind(need, reply.more() ? clinic.specialties() : there));
        });
    }

    /** Finds the doctor of that name. */
    Step named(Turn turn, String name, Function<DoctorEntry, Step> then) {
        Call call = new Call(Tools.DOCTORS).with("name", name);
        return turn.ask(call, reply -> {
            List<DoctorEntry> fitting = best(reply.doctors(), name);
            if (fitting.isEmpty()) {
                return new Step.Say("I find no doctor called " + name + " here. "
                        + replies.doctors.whatKind(
                                Need.NOTHING, Replies.clinic(turn.state()).specialties()));
            }
            return fitting.size() > 1 ? new Step.Say(replies.doctors.list(fitting)) : then.apply(fitting.getFirst());
        });
    }

    /** Finds the doctor of what may be a name; where it is nobody's, goes on otherwise. */
    Step guessed(Turn turn, String name, Function<DoctorEntry, Step> then, Supplier<Step> otherwise) {
        return turn.ask(new Call(Tools.DOCTORS).with("name", name), reply -> {
            List<DoctorEntry> called = withAll(reply.doctors(), name, DoctorSearch::alike);
            if (called.isEmpty()) {
                return otherwise.get();
            }
            return called.size() > 1 ? new Step.Say(replies.doctors.list(called)) : then.apply(called.getFirst());
        });
    }

    private static boolean alike(String part, String word) {
        return part.equals(word) || word.length() >= SHORTEST_MISSPELT && Spelling.nearlyEqual(part, word);
    }

    /** Keeps the doctors whose names have all the words asked for, if there are any. */
    private static List<DoctorEntry> best(List<DoctorEntry> doctors, String name) {
        List<DoctorEntry> same = doctors.stream()
                .filter(one -> words(one.name()).equals(words(name)))
                .toList();
        List<DoctorEntry> exact = same.isEmpty() ? withAll(doctors, name, String::equals) : same;
        List<DoctorEntry> near = exact.isEmpty() ? withAll(doctors, name, Spelling::nearlyEqual) : exact;
        return near.isEmpty() ? doctors : near;
    }

    private static List<DoctorEntry> withAll(
            List<DoctorEntry> doctors, String asked, BiPredicate<String, String> alike) {
        return doctors.stream()
                .filter(one -> words(asked).stream()
                        .allMatch(word -> words(one.name()).stream().anyMatch(part -> alike.test(part, word))))
                .toList();
    }

    private static Set<String> words(String name) {
        return Text.of(name.toLowerCase(Locale.ROOT)).words().stream()
                .filter(word -> !word.isSign())
                .map(Word::text)
                .collect(Collectors.toSet());
    }

    /** What goes on with the kind of doctor that is meant, and what to say of it before. */
    interface WithKind {
        Step next(Optional<Named> specialty, String before);
    }

    /** Goes on with the kind of doctor asked for; where it is not clear, asks. */
    Step ofKind(Turn turn, Need need, WithKind then) {
        State state = turn.state();
        ClinicEntry clinic = Replies.clinic(state);
        List<Named> found = kinds.asked(need, state);
        if (found.isEmpty() && need.concepts().isEmpty()) {
            return clinic.specialties().size() == 1 || need.language().isPresent()
                    ? then.next(
                            clinic.specialties().stream()
                                    .filter(_ -> clinic.specialties().size() == 1)
                                    .findFirst(),
                            "")
                    : whatKind(turn, need);
        }
        if (found.isEmpty()) {
            return kinds.closest(need, state)
                    .map(one -> then.next(
                            Optional.of(one), "We have no such specialist here; " + one.name() + " comes closest. "))
                    .orElseGet(() -> new Step.Say(replies.doctors.noSuchSpecialty(clinic)));
        }
        return Kinds.one(found)
                .map(one -> then.next(Optional.of(one), ""))
                .orElseGet(() -> new Step.Say(replies.doctors.whichSpecialty(found)));
    }

    private String nobody(Turn turn, Need need, Optional<Named> specialty) {
        return replies.doctors.nobody(need, specialty.map(Named::name), Replies.clinic(turn.state()));
    }

    private static Call call(Need need, Optional<Named> specialty) {
        return new Call(Tools.DOCTORS)
                .with("specialty", specialty.map(Named::id))
                .with("city", need.city())
                .with("acceptsUninsured", need.uninsured().filter(Boolean::booleanValue))
                .with("language", need.language());
    }
}
