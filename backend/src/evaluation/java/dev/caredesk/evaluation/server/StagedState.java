package dev.caredesk.evaluation.server;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

/**
 * What the database holds in the middle or at the end of a scenario. Times are in the clinic's zone.
 *
 * @param appointments all there are, cancelled ones too, earliest first
 * @param proposals those that wait for a yes
 */
public record StagedState(List<Appointment> appointments, List<OpenProposal> proposals) {

    /**
     * An appointment.
     *
     * @param patient whom it is for; a relative as {@code Leo of Anna Keller}
     */
    public record Appointment(UUID id, String patient, String doctor, LocalDateTime start, String status) {}

    /** A proposal that waits for a yes. */
    public record OpenProposal(String kind, String doctor, LocalDateTime start) {}
}
