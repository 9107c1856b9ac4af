package dev.caredesk.agent.builtin.state;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The context line of a user message.
 *
 * @param now the time of the turn
 * @param zone the clinic's zone
 * @param identified whether it is known who is calling
 * @param proposal the proposal that waits for a yes
 * @param event what happened since the last turn
 */
public record Context(
        OffsetDateTime now, String zone, boolean identified, Optional<ProposalEntry> proposal, Optional<Event> event) {

    /** Returns the wall clock of the clinic. */
    public LocalDateTime localNow() {
        return now.toLocalDateTime();
    }
}
