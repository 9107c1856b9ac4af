package dev.caredesk.agent;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.caredesk.api.ProposalKind;
import dev.caredesk.schedule.Refusal;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event as a model sees it. */
record EventFacts(
        @JsonProperty("type") String type,
        @Nullable ProposalKind kind,
        @Nullable AppointmentFacts appointment,
        @Nullable Refusal code,
        @Nullable String message,
        @Nullable List<String> missing) {

    static EventFacts of(TurnEvent event, ZoneId zone) {
        return switch (event) {
            case TurnEvent.Confirmed(var kind, var appointment) ->
                new EventFacts("confirmed", kind, AppointmentFacts.of(appointment, zone), null, null, null);
            case TurnEvent.Dismissed() -> plain("dismissed");
            case TurnEvent.Refused(var code, var message) -> new EventFacts("refused", null, null, code, message, null);
            case TurnEvent.IdentificationRequired() -> plain("identification_required");
            case TurnEvent.Identified(var appointment) ->
                new EventFacts(
                        "identified",
                        null,
                        appointment.map(it -> AppointmentFacts.of(it, zone)).orElse(null),
                        null,
                        null,
                        null);
            case TurnEvent.IdentificationIncomplete(var missing) ->
                new EventFacts("identification_incomplete", null, null, null, null, missing);
            case TurnEvent.IdentificationEnded() -> plain("identification_ended");
            case TurnEvent.IdentificationFailed() -> plain("identification_failed");
            case TurnEvent.IdentificationLocked() -> plain("identification_locked");
        };
    }

    /** Whether something was carried out or given up. */
    boolean isDecision() {
        return appointment != null || type.equals("dismissed");
    }

    private static EventFacts plain(String type) {
        return new EventFacts(type, null, null, null, null, null);
    }
}
