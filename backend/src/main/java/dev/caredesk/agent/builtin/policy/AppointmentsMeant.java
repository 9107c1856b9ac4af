package dev.caredesk.agent.builtin.policy;

import dev.caredesk.agent.builtin.state.AppointmentEntry;
import dev.caredesk.agent.builtin.state.State;
import dev.caredesk.agent.builtin.state.Task;
import dev.caredesk.agent.builtin.understanding.SpecialtyWords;
import dev.caredesk.agent.builtin.understanding.SpecialtyWords.Named;
import dev.caredesk.agent.builtin.understanding.Utterance;
import dev.caredesk.agent.dates.Days;
import dev.caredesk.agent.dates.Times;
import dev.caredesk.agent.dates.When;
import dev.caredesk.agent.words.Spelling;
import dev.caredesk.agent.words.Text;
import dev.caredesk.agent.words.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells which of the caller's appointments are meant: by day, time, doctor, specialty, patient, code or place in the list. */
final class AppointmentsMeant {

    private final SpecialtyWords specialties;

    AppointmentsMeant(SpecialtyWords specialties) {
        this.specialties = specialties;
    }

    /** Returns those that fit all that was said of them; what fits none is not held against what was said before. */
    List<AppointmentEntry> of(Task task, List<AppointmentEntry> all, State state) {
        List<AppointmentEntry> meant = all;
        boolean fits = true;
        for (Utterance said : task.said()) {
            When when = task.saysWhenItIs(said);
            List<AppointmentEntry> fitting = narrowed(ofPatient(meant, said), said, when, state);
            fits = !fitting.isEmpty();
            meant = fits ? fitting : meant;
        }
        return fits ? meant : List.of();
    }

    /** Returns those that fit what was said. */
    private List<AppointmentEntry> narrowed(
            List<AppointmentEntry> appointments, Utterance said, When when, State state) {
        if (appointments.size() > 1 && said.pick().isPresent()) {
            int index = said.pick().get().index(appointments.size());
            return index < 0 ? List.of() : List.of(appointments.get(index));
        }
        String text = said.text().raw().toUpperCase(Locale.ROOT);
        List<AppointmentEntry> coded = appointments.stream()
                .filter(one -> !one.code().isEmpty() && text.contains(one.code().toUpperCase(Locale.ROOT)))
                .toList();
        Set<String> asked =
                specialties
                        .specialties(
                                Text.of(""),
                                said.concepts(),
                                Replies.clinic(state).specialties())
                        .stream()
                        .map(Named::name)
                        .collect(Collectors.toSet());
        if (!coded.isEmpty()) {
            return coded;
        }
        List<AppointmentEntry> strictly = fitting(appointments, said, when, asked);
        List<AppointmentEntry> fitting =
                strictly.isEmpty() ? fitting(appointments, said, inAWeek(when), asked) : strictly;
        // "I have a fever, please move my appointment": it need not be about the fever
        return fitting.isEmpty() && said.complaint().isPresent()
                ? fitting(appointments, said, when, Set.of())
                : fitting;
    }

    /** "Monday", said on a Monday, may be the next one. */
    private static When inAWeek(When when) {
        Optional<Days> later = when.pieces().stream()
                .flatMap(piece -> piece.days().stream())
                .filter(Days::isOneDay)
                .filter(days -> when.days()
                        .filter(Days::isOneDay)
                        .filter(today -> today.from().plusWeeks(1).equals(days.from()))
                        .isPresent())
                .findFirst();
        return later.map(days -> when.on(days)).orElse(when);
    }

    private static List<AppointmentEntry> fitting(
            List<AppointmentEntry> appointments, Utterance said, When when, Set<String> specialties) {
        return appointments.stream()
                .filter(one -> fits(one, said, when, specialties))
                .toList();
    }

    /** "Leo is sick, can you move his appointment": those of the patient who is named, if one is. */
    private static List<AppointmentEntry> ofPatient(List<AppointmentEntry> appointments, Utterance said) {
        List<AppointmentEntry> named = appointments.stream()
                .filter(one -> !one.patient().isEmpty()
                        && Text.of(one.patient()).words().stream()
                                .allMatch(part -> said.text().words().stream()
                                        .anyMatch(word -> word.text().equals(part.text()))))
                .toList();
        return named.isEmpty() ? appointments : named;
    }

    private static boolean fits(AppointmentEntry appointment, Utterance said, When when, Set<String> specialties) {
        boolean day = when.days().filter(days -> !includes(days, appointment)).isEmpty();
        boolean time =
                when.times().filter(times -> !includes(times, appointment)).isEmpty();
        boolean specialty = specialties.isEmpty() || specialties.contains(appointment.specialty());
        boolean doctor = said.doctor()
                .filter(name -> !mentions(name, appointment.doctor()))
                .isEmpty();
        return day && time && specialty && doctor;
    }

    private static boolean includes(Days days, AppointmentEntry appointment) {
        var day = appointment.start().toLocalDate();
        return !day.isBefore(days.from())
                && !day.isAfter(days.to())
                && (days.weekdays().isEmpty() || days.weekdays().contains(day.getDayOfWeek()));
    }

    private static boolean includes(Times times, AppointmentEntry appointment) {
        var time = appointment.start().toLocalTime();
        return times.exact()
                ? times.from().filter(time::equals).isPresent()
                : times.from().filter(time::isBefore).isEmpty()
                        && times.to().filter(time::isAfter).isEmpty();
    }

    private static boolean mentions(String text, String name) {
        List<String> words = Text.of(name).words().stream().map(Word::text).toList();
        return Text.of(text).words().stream()
                .anyMatch(word -> words.stream().anyMatch(part -> Spelling.nearlyEqual(part, word.text())));
    }
}
