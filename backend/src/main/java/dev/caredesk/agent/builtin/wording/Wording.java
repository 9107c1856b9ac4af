package dev.caredesk.agent.builtin.wording;

import dev.caredesk.agent.builtin.state.AppointmentEntry;
import dev.caredesk.agent.builtin.state.ClinicEntry;
import dev.caredesk.agent.builtin.state.DoctorEntry;
import dev.caredesk.agent.builtin.state.ProposalEntry;
import dev.caredesk.agent.builtin.state.Question;
import dev.caredesk.agent.builtin.understanding.Relative;
import dev.caredesk.agent.builtin.understanding.SpecialtyWords.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says everything but free slots. Claims nothing that it is not given. */
public final class Wording {

    private static final int MOST_DOCTORS = 6;
    private static final int MOST_SPECIALTIES = 8;

    private final Formats formats;

    /** Writes times in those formats. */
    public Wording(Formats formats) {
        this.formats = formats;
    }

    /** Puts a proposal before the user, with everything that a yes would do. */
    public String proposal(ProposalEntry proposal, String zone) {
        String with = proposal.doctor() + (proposal.specialty().isEmpty() ? "" : " (" + proposal.specialty() + ")");
        String patient = proposal.patient().isEmpty() ? "" : " for " + proposal.patient();
        String at = formats.momentInZone(proposal.start(), zone);
        String place = place(proposal.address(), proposal.city());
        return switch (proposal.kind()) {
            case "cancel" ->
                "I can cancel the appointment" + patient + " with " + with + " on " + at + ". "
                        + Question.CANCEL_IT.text();
            case "reschedule" ->
                "I can move the appointment" + patient + " with " + with + " to " + at + place + ". "
                        + Question.MOVE_IT.text();
            default ->
                "I can book an appointment" + patient + " with " + with + " on " + at + place + ". "
                        + Question.BOOK_IT.text();
        };
    }

    private static String place(String address, String city) {
        String place = Stream.of(address, address.contains(city) ? "" : city)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return place.isEmpty() ? "" : ", " + place;
    }

    /** Says what has been carried out. */
    public String done(AppointmentEntry appointment, String kind, String zone) {

        String with =
                appointment.doctor() + (appointment.specialty().isEmpty() ? "" : " (" + appointment.specialty() + ")");
        String patient = appointment.patient().isEmpty() ? "" : " for " + appointment.patient();
        String at = formats.momentInZone(appointment.start(), zone);
        boolean cancelled = kind.equals("cancel") || appointment.status().equals("cancelled");
        if (cancelled) {
            return "The appointment" + patient + " with " + with + " on " + at + " is cancelled.";
        }
        String what = kind.equals("reschedule") ? "The appointment is moved" : "The appointment is booked";
        String code = appointment.code().isEmpty() ? "" : " The confirmation code is " + appointment.code() + ".";
        return what + patient + ": " + with + ", " + at + place(appointment.address(), appointment.city()) + "." + code;
    }

    /** Names the appointments of the caller. */
    public String appointments(List<AppointmentEntry> appointments, String zone) {
        if (appointments.isEmpty()) {
            return "You have no upcoming appointments.";
        }
        String zoned = zone.isEmpty() ? "" : " (times in " + formats.zone(zone) + ")";
        return (appointments.size() == 1 ? "You have one upcoming appointment" : "These are your upcoming appointments")
                + zoned + ":\n" + numbered(appointments.stream().map(this::line).toList());
    }

    /** Asks which of several appointments is meant. */
    public String whichAppointment(List<AppointmentEntry> appointments) {
        return "You have several appointments:\n"
                + numbered(appointments.stream().map(this::line).toList()) + "\n" + Question.WHICH_APPOINTMENT.text();
    }

    /** Says that no appointment fits what was said of it, and which there are. */
    public String noSuchAppointment(List<AppointmentEntry> appointments) {
        return "I find no appointment like that. You have:\n"
                + numbered(appointments.stream().map(this::line).toList()) + "\n" + Question.WHICH_APPOINTMENT.text();
    }

    private String line(AppointmentEntry appointment) {
        String code = appointment.code().isEmpty() ? "" : " (code " + appointment.code() + ")";
        String patient = appointment.patient().isEmpty() ? "" : " for " + appointment.patient();
        return formats.moment(appointment.start()) + " with " + appointment.doctor()
                + (appointment.specialty().isEmpty() ? "" : ", " + appointment.specialty()) + patient + code;
    }

    private static String numbered(List<String> items) {
        if (items.size() == 1) {
            return "- " + items.getFirst() + "\n";
        }
        var text = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            text.append(i + 1).append(". ").append(items.get(i)).append('\n');
        }
        return text.toString();
    }

    /** Names doctors to choose from. */
    public String doctors(List<DoctorEntry> doctors) {
        List<DoctorEntry> named = doctors.stream().limit(MOST_DOCTORS).toList();
        String rest = doctors.size() > named.size() ? "There are more; a city or a name narrows it down.\n" : "";
        if (named.size() == 1) {
            DoctorEntry one = named.getFirst();
            return "There is " + one.name() + about(one) + ". " + Question.SHOW_TIMES.text();
        }
        return "These doctors fit:\n"
                + numbered(named.stream().map(one -> one.name() + about(one)).toList())
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
    public String whatKind(ClinicEntry clinic) {
        return "We have doctors for " + specialties(clinic.specialties()) + ". " + Question.WHAT_KIND.text();
    }

    /** Asks which of several specialties is meant. */
    public String whichSpecialty(List<Named> specialties) {
        return "There are several:\n"
                + numbered(specialties.stream().map(Named::name).toList()) + "\n" + Question.WHICH_SPECIALTY.text();
    }

    /** Says that there is no such specialist, and what there is. */
    public String noSuchSpecialty(ClinicEntry clinic) {
        return "We have no such specialist here. We have doctors for " + specialties(clinic.specialties()) + ". "
                + Question.WHICH_SPECIALTY.text();
    }

    /** Names the specialties, not too many. */
    public String specialties(List<Named> specialties) {
        List<String> names =
                specialties.stream().map(Named::name).limit(MOST_SPECIALTIES).collect(Collectors.toList());
        if (specialties.size() > MOST_SPECIALTIES) {
            names.add("others");
        }
        return names.isEmpty() ? "several specialties" : Lists.and(names);
    }

    /** Asks for the name of the relative it is for. */
    public String patientName(Relative relative) {
        return "I can book it for your " + relative.relation() + ". " + Question.PATIENT_NAME.text();
    }

    /** Asks for what an identification still lacks. */
    public String missing(List<String> missing) {
        List<String> words = missing.stream()
                .map(one -> switch (one) {
                    case "date_of_birth" -> "your date of birth";
                    case "contact" -> "your phone number or e-mail address";
                    case "returning_or_new" -> "whether you have been here before or are new";
                    case "name" -> "your full name";
                    default -> one.replace('_', ' ');
                })
                .toList();
        return "Thank you. I still need " + Lists.and(words) + ".";
    }
}
