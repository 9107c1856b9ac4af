package dev.caredesk.agent.builtin.wording;

import dev.caredesk.agent.builtin.state.AppointmentEntry;
import dev.caredesk.agent.builtin.state.ProposalEntry;
import dev.caredesk.agent.builtin.state.Question;
import dev.caredesk.agent.builtin.understanding.Relative;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says everything but free slots. Claims nothing that it is not given. */
public final class Wording {

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
                + zoned + ":\n"
                + Lists.numbered(appointments.stream().map(this::line).toList());
    }

    /** Asks which of several appointments is meant. */
    public String whichAppointment(List<AppointmentEntry> appointments) {
        return "You have several appointments:\n"
                + Lists.numbered(appointments.stream().map(this::line).toList()) + "\n"
                + Question.WHICH_APPOINTMENT.text();
    }

    /** Says that no appointment fits what was said of it, and which there are. */
    public String noSuchAppointment(List<AppointmentEntry> appointments) {
        return "I find no appointment like that. You have:\n"
                + Lists.numbered(appointments.stream().map(this::line).toList()) + "\n"
                + Question.WHICH_APPOINTMENT.text();
    }

    private String line(AppointmentEntry appointment) {
        String code = appointment.code().isEmpty() ? "" : " (code " + appointment.code() + ")";
        String patient = appointment.patient().isEmpty() ? "" : " for " + appointment.patient();
        return formats.moment(appointment.start()) + " with " + appointment.doctor()
                + (appointment.specialty().isEmpty() ? "" : ", " + appointment.specialty()) + patient + code;
    }

    /** Says that the relative's turn comes after the appointment that is proposed. */
    public String afterwards(Relative relative) {
        return "Gladly; " + relative.name().orElse("your " + relative.relation()) + " comes next. First yours: ";
    }

    /** Says that a proposal is left for something else. */
    public String left(ProposalEntry proposal) {
        return switch (proposal.kind()) {
            case "cancel" -> "I have not cancelled the appointment with " + proposal.doctor() + ". ";
            case "reschedule" -> "I have not moved the appointment with " + proposal.doctor() + ". ";
            default -> "I have not booked the appointment with " + proposal.doctor() + ". ";
        };
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
