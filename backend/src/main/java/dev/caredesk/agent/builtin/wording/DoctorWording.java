package dev.caredesk.agent.builtin.wording;

import dev.caredesk.agent.builtin.state.ClinicEntry;
import dev.caredesk.agent.builtin.state.DoctorEntry;
import dev.caredesk.agent.builtin.state.Doctors;
import dev.caredesk.agent.builtin.state.Need;
import dev.caredesk.agent.builtin.state.Question;
import dev.caredesk.agent.builtin.state.ToolReply;
import dev.caredesk.agent.builtin.understanding.SpecialtyWords.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Suggests doctors, names those there are, and says why there is none. */
public final class DoctorWording {

    private static final int MOST_DOCTORS = 6;
    private static final int MOST_OTHERS = 3;
    private static final int MOST_SPECIALTIES = 8;
    private static final int MOST_CITIES = 6;

    /** Suggests the first of those found, and names some others. */
    public String suggestion(ToolReply reply, Need need, Optional<String> kind) {
        List<DoctorEntry> found = reply.doctors();
        String count = reply.more() ? "more than " + found.size() : found.size() == 1 ? "one" : "" + found.size();
        return "I found " + count + (count.equals("one") ? " doctor" : " doctors") + who(need, kind) + ". "
                + Doctors.suggestion(found.getFirst()) + place(found.getFirst()) + "? " + others(found)
                + Question.SHOW_TIMES.text();
    }

    private static String who(Need need, Optional<String> kind) {
        return kind.map(name -> " for " + name).orElse("")
                + need.city().map(city -> " in " + city).orElse("")
                + need.language().map(language -> ", speaking " + language).orElse("")
                + (need.uninsured().orElse(false) ? ", who see patients without insurance" : "");
    }

    private static String others(List<DoctorEntry> found) {
        List<String> names =
                found.stream().skip(1).limit(MOST_OTHERS).map(DoctorEntry::name).collect(Collectors.toList());
        if (names.isEmpty()) {
            return "";
        }
        String begin = found.size() - 1 > names.size()
                ? "Others are for example "
                : names.size() == 1 ? "The other one is " : "The others are ";
        return begin + String.join("; ", names) + ". ";
    }

    /** Suggests another one. */
    public String another(DoctorEntry doctor) {
        return Doctors.suggestion(doctor) + place(doctor) + "? " + Question.SHOW_TIMES.text();
    }

    private static String place(DoctorEntry doctor) {
        String place = Stream.of(doctor.address(), doctor.address().contains(doctor.city()) ? "" : doctor.city())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return place.isEmpty() ? "" : ", " + place;
    }

    /** Says that all have been suggested, and where else there might be one. */
    public String nobodyElse(Doctors known, Need need, ClinicEntry clinic) {
        String all = known.more()
                ? "I have named the first " + known.found().size() + "; a name or a city narrows it down. "
                : "There is no other doctor for that"
                        + need.city().map(city -> " in " + city).orElse(" here") + ". ";
        return all + elsewhere(need, clinic) + Question.WHAT_ELSE.text();
    }

    /** Says that nobody fits, and what there is instead. */
    public String nobody(Need need, Optional<String> kind, ClinicEntry clinic) {
        return "I find no doctor" + who(need, kind) + ". " + elsewhere(need, clinic)
                + whatKind(Need.NOTHING, clinic.specialties());
    }

    private static String elsewhere(Need need, ClinicEntry clinic) {
        List<String> others = clinic.cities().stream()
                .filter(city -> need.city().filter(city::equalsIgnoreCase).isEmpty())
                .limit(MOST_CITIES)
                .toList();
        return need.city().isEmpty() || others.isEmpty() ? "" : "There are doctors in " + Lists.and(others) + ". ";
    }

    /** Names doctors to choose from. */
    public String list(List<DoctorEntry> doctors) {
        List<DoctorEntry> named = doctors.stream().limit(MOST_DOCTORS).toList();
        String rest = doctors.size() > named.size() ? "There are more; a city or a name narrows it down.\n" : "";
        if (named.size() == 1) {
            return "There is one: " + named.getFirst().name() + about(named.getFirst()) + ". "
                    + Doctors.suggestion(named.getFirst()) + "? " + Question.SHOW_TIMES.text();
        }
        return "These doctors fit:\n"
                + Lists.numbered(
                        named.stream().map(one -> one.name() + about(one)).toList())
                + rest + "\n" + Question.WHICH_DOCTOR.text();
    }

    private static String about(DoctorEntry doctor) {
        var parts = new ArrayList<String>();
        parts.add(doctor.specialtyName());
        parts.add(doctor.city());
        parts.add(doctor.languages().size() > 1 ? "speaks " + Lists.and(doctor.languages()) : "");
        parts.add(doctor.acceptsUninsured() ? "sees patients without insurance" : "");
        parts.removeIf(String::isEmpty);
        return parts.isEmpty() ? "" : " (" + String.join("; ", parts) + ")";
    }

    /** Asks which kind of doctor, naming those that there are. */
    public String whatKind(Need need, List<Named> specialties) {
        return need.city().map(city -> "In " + city + " we").orElse("We") + " have doctors for "
                + specialties(specialties) + ". " + Question.WHAT_KIND.text();
    }

    /** Asks which of several specialties is meant. */
    public String whichSpecialty(List<Named> specialties) {
        return "There are several:\n"
                + Lists.numbered(specialties.stream().map(Named::name).toList()) + "\n"
                + Question.WHICH_SPECIALTY.text();
    }

    /** Says that there is no such specialist, and what there is. */
    public String noSuchSpecialty(ClinicEntry clinic) {
        return "We have no such specialist here. We have doctors for " + specialties(clinic.specialties()) + ". "
                + Question.WHICH_SPECIALTY.text();
    }

    /** Names the specialties, not too many. */
    private static String specialties(List<Named> specialties) {
        List<String> names =
                specialties.stream().map(Named::name).limit(MOST_SPECIALTIES).collect(Collectors.toList());
        if (specialties.size() > MOST_SPECIALTIES) {
            names.add("others");
        }
        return names.isEmpty() ? "several specialties" : Lists.and(names);
    }
}
