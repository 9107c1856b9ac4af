package dev.caredesk.agent.builtin.state;

import java.util.List;
import java.util.Optional;

/**
 * What deterministic code did before this turn.
 *
 * @param type as in the context line
 * @param kind the kind of proposal that was confirmed, or empty
 * @param code why it was refused, or empty
 * @param message the refusal's sentence, or empty
 * @param missing what the identification still lacks
 * @param appointment the appointment made, moved or cancelled
 */
public record Event(
        String type,
        String kind,
        String code,
        String message,
        List<String> missing,
        Optional<AppointmentEntry> appointment) {

    /** Returns whether something was carried out. */
    public boolean isDone() {
        return appointment.isPresent();
    }
}
