package dev.caredesk.agent;

import dev.caredesk.clinic.ClinicSettings;
import dev.caredesk.schedule.Appointment;
import dev.caredesk.schedule.Doctor;
import dev.caredesk.schedule.TimeRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the desk says when the model cannot: plain sentences about what deterministic code did. */
@Singleton
final class Wording {

    private static final Map<String, String> DETAILS = Map.of(
            "name", "your full name",
            "date_of_birth", "your date of birth",
            "contact", "a phone number or e-mail address",
            "returning_or_new", "whether you have been here before or are new");
    static final String ALL_DETAILS = "your full name, your date of birth, a phone number or e-mail address,"
            + " and whether you have been here before or are new";

    private final ClinicSettings clinic;
    private final FoundWording found;

    @Inject
    Wording(ClinicSettings clinic) {
        this.clinic = clinic;
        this.found = new FoundWording(clinic.locale());
    }

    /** The model failed; the forms do not need one. */
    String modelFailed() {
        return "I am sorry, the assistant cannot answer right now. Nothing was booked or changed by this. You can search"
                + " and book with the form beside this chat, or call us at " + clinic.phone() + ".";
    }

    /** The model was too slow. */
    String tookTooLong() {
        return "I am sorry, that took too long and I stopped. Nothing was booked or changed by this. Please try again, use"
                + " the form beside this chat, or call us at " + clinic.phone() + ".";
    }

    /** An order to the model instead of a wish. */
    String onlyAppointments() {
        return "I can only help with appointments here: finding a doctor and a free time, and booking, moving or cancelling."
                + " What can I do for you?";
    }

    /** What came of this turn, when the model's own words cannot be relied on. */
    String plainly(Turn turn, Optional<TurnEvent> event) {
        var said = Stream.of(event.map(this::event), found.of(turn.results()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n\n"));
        return said.isEmpty()
                ? "I am sorry, I have no answer to that which I can rely on. Please ask in other words, use the form beside"
                        + " this chat, or call us at " + clinic.phone() + "."
                : said;
    }

    /** Another agent said yes. */
    String personConfirms() {
        return "An agent cannot say yes for a person, so nothing has changed. The person does so with the link.";
    }

    /** Another agent asked for what needs to know the person. */
    String personIdentifies() {
        return "For this I need to know who the person is, and only they can tell me, with the link. Then ask again.";
    }

    /** What came of a yes, a no or an identification. */
    String event(TurnEvent event) {
        return switch (event) {
            case TurnEvent.Confirmed(var kind, var appointment) ->
                switch (kind) {
                    case BOOK -> "Your appointment is booked: " + appointment(appointment);
                    case RESCHEDULE -> "Your appointment is moved: " + appointment(appointment);
                    case CANCEL -> "Your appointment is cancelled: " + appointment(appointment);
                };
            case TurnEvent.Dismissed() -> "All right, nothing was changed.";
            case TurnEvent.Refused(var code, var message) -> message;
            case TurnEvent.IdentificationRequired() ->
                "I have kept your yes. To complete it, please tell me " + ALL_DETAILS + ".";
            case TurnEvent.Identified(var appointment) ->
                appointment
                        .map(it -> "Thank you. It is done: " + appointment(it))
                        .orElse("Thank you, I know now who you are.");
            case TurnEvent.IdentificationIncomplete(var missing) ->
                "Thank you. Please also tell me " + list(missing) + ".";
            case TurnEvent.IdentificationEnded() -> "All right, I no longer take you for that person.";
            case TurnEvent.IdentificationFailed() ->
                "I could not match these details. Please check them, or say that you are new.";
            case TurnEvent.IdentificationLocked() ->
                "There were too many tries with these details. Please wait 15 minutes, or call us at " + clinic.phone()
                        + ".";
        };
    }

    private String appointment(Appointment appointment) {
        return at(appointment.doctor(), appointment.time())
                + appointment.doctor().address().map(it -> ", " + it).orElse("")
                + ". Confirmation code: " + appointment.code() + ".";
    }

    private String at(Doctor doctor, TimeRange time) {
        var start = time.start().atZone(zone());
        var day = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale());
        var hour = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale());
        return doctor.name() + " (" + doctor.specialtyName() + "), " + day.format(start) + " at " + hour.format(start);
    }

    private static String list(List<String> missing) {
        var parts = missing.stream().map(it -> DETAILS.getOrDefault(it, it)).toList();
        var last = parts.getLast();
        return parts.size() == 1 ? last : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + last;
    }

    private ZoneId zone() {
        return clinic.zone();
    }

    private Locale locale() {
        return clinic.locale();
    }
}
