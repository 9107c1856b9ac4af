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

/**
 * Stands before the model and keeps personal details from it: reads them out of the caller's own words, collects them
 * over several turns, and identifies the caller once all are there.
 */
@Singleton
public final class IdentityGate {

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
        return reader.read(text, turn.identityAsked(), today()).text();
    }

    Passed pass(Turn turn, String text) {
        var reading = reader.read(text, turn.identityAsked(), today());
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

    private Passed identified(Turn turn, IdentityClaim claim, String text) {
        var outcome = identification.identify(turn.caller().conversation(), claim);
        var event = event(turn, outcome);
        return new Passed(
                outcome instanceof Identified ? text.replace(IdentityReader.BLANK, "[identified patient]") : text,
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
