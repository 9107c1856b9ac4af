package dev.caredesk.evaluation.server;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as the database has it.
 *
 * @param start in the clinic's zone
 * @param patient whom it is for
 */
public record EvaluatedAppointment(
        String doctor, LocalDateTime start, String status, @Nullable String patient) {}
