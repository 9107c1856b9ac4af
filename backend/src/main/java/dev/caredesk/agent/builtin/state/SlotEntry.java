package dev.caredesk.agent.builtin.state;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;

/** A free slot as {@code findSlots} returned it. */
public record SlotEntry(
        String slotId,
        String doctorId,
        String doctor,
        String specialty,
        String specialtyName,
        String city,
        String address,
        OffsetDateTime start,
        OffsetDateTime end) {

    /** Returns the day in the clinic's zone. */
    public LocalDate day() {
        return start.toLocalDate();
    }

    /** Returns the time of day in the clinic's zone. */
    public LocalTime time() {
        return start.toLocalTime();
    }
}
