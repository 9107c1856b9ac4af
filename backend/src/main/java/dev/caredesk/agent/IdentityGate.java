package dev.caredesk.agent;

import dev.caredesk.caller.Caller;
import dev.caredesk.caller.Identification;
import dev.caredesk.caller.Identification.Identified;
import dev.caredesk.caller.Identification.Locked;
import dev.caredesk.caller.Identification.Outcome;
import dev.caredesk.caller.Identification.Refused;
import dev.caredesk.caller.IdentityClaim;
import dev.caredesk.clinic.ClinicSettings;
import dev.caredesk.schedule.BookingRefused;
import dev.caredesk.schedule.ScheduleService;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Stands before the model and keeps personal details from it: reads them out of the caller's own words, collects them
 * over several turns, and identifies the caller once all are there.
 */
@Singleton
public final class IdentityGate {

    private static final Pattern NOT_ME = Pattern.compile(
            "\\W*(?:no,? )?(?:(?:that|this|it)(?:['\u2019]?s| is) )?not me\\W*", Pattern.CASE_INSENSITIVE);

    private final IdentityReader reader;
    private final Identification identification;
    private final ScheduleService schedule;
    private final Clock clock;
    private final ZoneId zone;

    @Inject
    IdentityGate(Identification identification, ScheduleService schedule, Clock clock, ClinicSettings clinic) {
        this.reader = new IdentityReader(clinic.locale());
        this.identification = identification;
        this.schedule = schedule;
        this.clock = clock;
        this.zone = clinic.zone();
    }

    /**
     * What goes on.
     *
     * @param text the turn without personal details
     * @param event what came of them
     */
    record Passed(String text, Optional<TurnEvent> event) {}

    /** Returns the text without personal details, and does nothing with them. */
    String blanked(Turn turn, String text) {
        return read(turn, text).text();
    }

    /** Returns a text that belongs to no turn without personal details. */
    public String blanked(String text) {
        return reader.read(text, false, today()).text();
    }

    Passed pass(Turn turn, String text) {
        if (turn.caller().patient().isPresent() && NOT_ME.matcher(text).matches()) {
            turn.proposal().ifPresent(open -> schedule.dismiss(turn.caller(), open.id()));
            identification.forget(turn.caller().conversation());
            turn.identificationEnded();
            return new Passed(text, Optional.of(new TurnEvent.IdentificationEnded()));
        }
        var reading = read(turn, text);
        if (reading.said().isEmpty() || turn.caller().patient().isPresent()) {
            return new Passed(reading.text(), Optional.empty());
        }
        var draft = turn.draft().and(reading.said());
        turn.remember(draft);
        var claim = draft.claim();
        if (claim.isPresent()) {
            return identified(turn, claim.get(), reading.text());
        }
        return new Passed(
                reading.text(),
                turn.identityAsked()
                        ? Optional.of(new TurnEvent.IdentificationIncomplete(draft.missing()))
                        : Optional.empty());
    }

    // A birth date and a contact together are an introduction, asked for or not
    private IdentityReader.Reading read(Turn turn, String text) {
        var reading = reader.read(text, turn.identityAsked(), today());
        var said = reading.said();
        var introduces = said.dateOfBirth() != null && said.contact() != null && said.name() == null;
        return introduces && !turn.identityAsked() ? reader.read(text, true, today()) : reading;
    }

    private Passed identified(Turn turn, IdentityClaim claim, String text) {
        var outcome = identification.identify(turn.caller().conversation(), claim);
        var event = event(turn, outcome);
        return new Passed(
                outcome instanceof Identified ? text.replace(IdentityReader.BLANK, IdentityReader.IDENTIFIED) : text,
                Optional.of(event));
    }

    private TurnEvent event(Turn turn, Outcome outcome) {
        return switch (outcome) {
            case Identified(var patient, var name, var until) -> {
                turn.identified(Caller.identified(turn.caller().conversation(), patient));
                yield completed(turn);
            }
            case Refused() -> {
                turn.askIdentity();
                yield new TurnEvent.IdentificationFailed();
            }
            case Locked() -> {
                turn.askIdentity();
                yield new TurnEvent.IdentificationLocked();
            }
        };
    }

    private TurnEvent completed(Turn turn) {
        try {
            var appointment = schedule.completeAccepted(turn.caller());
            appointment.ifPresent(turn::changed);
            return new TurnEvent.Identified(appointment);
        } catch (BookingRefused refused) {
            turn.decided();
            return new TurnEvent.Refused(refused);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
