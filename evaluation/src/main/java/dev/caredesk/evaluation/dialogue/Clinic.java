package dev.caredesk.evaluation.dialogue;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clinic of one dialogue. The desk knows its doctors by the ids 1, 2, … in this order.
 *
 * @param now what the clinic's clock says when the dialogue begins
 * @param doctors who works there, day and night
 * @param busy when they cannot be booked in spite of that
 */
public record Clinic(LocalDateTime now, List<Doctor> doctors, List<BusyTime> busy) {

    /** A doctor. */
    public record Doctor(
            String name,
            String specialty,
            @Nullable String city,
            @Nullable String address,
            @Nullable String phone) {}

    /** A time at which the doctor with that id is busy. */
    public record BusyTime(int doctor, LocalDateTime from, LocalDateTime to) {}

    /** Returns the doctor with the id. */
    public Doctor doctor(int id) {
        return doctors.get(id - 1);
    }

    /** Whether there is a doctor with the id. */
    public boolean hasDoctor(int id) {
        return id >= 1 && id <= doctors.size();
    }
}
