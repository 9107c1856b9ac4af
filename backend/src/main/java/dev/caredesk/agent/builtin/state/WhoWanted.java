package dev.caredesk.agent.builtin.state;

import dev.caredesk.agent.builtin.understanding.Act;
import dev.caredesk.agent.builtin.understanding.SpecialtyWords;
import dev.caredesk.agent.builtin.understanding.SpecialtyWords.Named;
import dev.caredesk.agent.builtin.understanding.Utterance;
import dev.caredesk.agent.words.Text;
import java.util.List;
import java.util.Optional;

/** Follows whom the user wants to see: a doctor, or any of a kind, in a city. */
final class WhoWanted {

    private final List<Named> clinic;
    private final SpecialtyWords specialties;

    WhoWanted(Optional<ClinicEntry> clinic, SpecialtyWords specialties) {
        this.clinic = clinic.map(ClinicEntry::specialties).orElse(List.of());
        this.specialties = specialties;
    }

    Need after(Need need, Heard heard) {
        return circumstances(whom(need, heard), heard);
    }

    /** Whether the turn asks for another kind of doctor, in another place or under other circumstances. */
    boolean beginsAnew(Need need, Heard heard) {
        return isOtherKind(need, heard, specialty(need, heard))
                || isElsewhere(need, heard)
                || heard.said().uninsured().isPresent();
    }

    private Need whom(Need need, Heard heard) {
        Utterance said = heard.said();
        Optional<DoctorEntry> doctor = picked(heard).or(heard::named);
        if (doctor.isPresent()) {
            return seeing(need, doctor.get());
        }
        if (said.doctor().isPresent()) {
            return need.withDoctor(Optional.empty(), said.doctor());
        }
        Optional<Named> specialty = specialty(need, heard);
        if (isOtherKind(need, heard, specialty)) {
            return need.withSpecialty(said.concepts(), specialty.map(Named::id), said.complaint());
        }
        if (heard.wantsOther() || isElsewhere(need, heard)) {
            return ofSameKind(need, heard.focus());
        }
        if (heard.acceptsSuggestion()) {
            return seeing(need, heard.doctors().suggested().orElseThrow());
        }
        if (said.doesAny(Act.SAME_DOCTOR, Act.RIGHT_AFTER) && heard.done().isPresent()) {
            return need.withDoctor(Optional.empty(), heard.done().map(AppointmentEntry::doctor));
        }
        return need;
    }

    private static Need seeing(Need need, DoctorEntry doctor) {
        return need.withDoctor(Optional.of(doctor.doctorId()), Optional.of(doctor.name()));
    }

    private static Optional<DoctorEntry> picked(Heard heard) {
        List<DoctorEntry> doctors = heard.doctors().found();
        return heard.said()
                .pick()
                .filter(_ -> heard.listed() == Listed.DOCTORS && !heard.wantsOther())
                .filter(_ -> heard.answers(Question.WHICH_DOCTOR)
                        || heard.said().when().isEmpty())
                .map(pick -> pick.index(doctors.size()))
                .filter(index -> index >= 0)
                .map(doctors::get);
    }

    /** Who names the kind of the doctor spoken of once more wants no other doctor. */
    private static boolean isOtherKind(Need need, Heard heard, Optional<Named> specialty) {
        List<String> concepts = heard.said().concepts();
        if (specialty.isEmpty() && concepts.isEmpty()) {
            return false;
        }
        Optional<DoctorEntry> focus = heard.focus();
        boolean known = need.specialty().isPresent() || need.doctor().isPresent();
        boolean same = focus.isPresent()
                && known
                && (specialty
                                .filter(it -> it.id().equals(focus.get().specialty()))
                                .isPresent()
                        || specialty.isEmpty() && need.concepts().equals(concepts));
        return !same;
    }

    private static boolean isElsewhere(Need need, Heard heard) {
        Optional<String> before = heard.focus().map(DoctorEntry::city).or(need::city);
        return heard.city().isPresent()
                && (heard.said().topics().isEmpty()
                        || heard.wantsOther()
                        || heard.said().does(Act.FIND))
                && !heard.city().equals(before);
    }

    private static Need ofSameKind(Need need, Optional<DoctorEntry> focus) {
        Optional<String> specialty = need.specialty().or(() -> focus.map(DoctorEntry::specialty));
        return need.withSpecialty(need.concepts(), specialty, need.complaint());
    }

    private Optional<Named> specialty(Need need, Heard heard) {
        if (heard.answers(Question.WHICH_SPECIALTY) && heard.said().pick().isPresent()) {
            return chosen(need, heard.said());
        }
        List<Named> found =
                specialties.specialties(heard.said().text(), heard.said().concepts(), clinic);
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** The choice from the specialties that the kinds of doctor asked for had left open. */
    private Optional<Named> chosen(Need need, Utterance said) {
        List<Named> open = specialties.specialties(Text.of(""), need.concepts(), clinic);
        int index = said.pick().map(pick -> pick.index(open.size())).orElse(-1);
        return index < 0 ? Optional.empty() : Optional.of(open.get(index));
    }

    private static Need circumstances(Need need, Heard heard) {
        Utterance said = heard.said();
        boolean asksAboutSomeone =
                !said.topics().isEmpty() && heard.focus().or(heard::named).isPresent() && !said.does(Act.LIST_DOCTORS);
        return need.with(
                said.complaint(),
                heard.city(),
                said.uninsured(),
                asksAboutSomeone ? Optional.empty() : said.language(),
                said.relative());
    }
}
