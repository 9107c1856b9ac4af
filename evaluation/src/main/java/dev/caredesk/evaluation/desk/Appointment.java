package dev.caredesk.evaluation.desk;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** An appointment as the database has it. */
public record Appointment(
        String doctor,
        LocalDateTime start,
        String status,
        @Nullable String patient) {

    /** Whether it stands. */
    public boolean isBooked() {
        return status.equals("booked");
    }

    @Override
    public String toString() {
        return doctor + ", " + start + (isBooked() ? "" : " (" + status + ")")
                + (patient == null ? "" : ", " + patient);
    }
}
