package dev.caredesk.evaluation.server;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clinic of one dialogue. Its doctors get the ids 1, 2, … in the order given, and work day and night.
 *
 * @param now what the clock is set to, in the clinic's zone
 * @param doctors who works there
 * @param busy when they cannot be booked in spite of that
 */
public record EvaluatedClinic(
        @NotNull LocalDateTime now,
        @NotNull List<Doctor> doctors,
        @NotNull List<BusyTime> busy) {

    /** A doctor. */
    public record Doctor(
            String name,
            String specialty,
            @Nullable String city,
            @Nullable String address,
            @Nullable String phone) {}

    /** A time at which the doctor with that id is busy. */
    public record BusyTime(long doctor, LocalDateTime from, LocalDateTime to) {}
}
