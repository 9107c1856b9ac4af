package dev.caredesk.evaluation.score;

import dev.caredesk.evaluation.desk.Appointment;
import dev.caredesk.evaluation.dialogue.GoldCall.Booking;
import dev.caredesk.evaluation.replay.Transcript;
import java.util.ArrayList;
import java.util.List;

/**
 * The database in the end, beside what should be in it.
 *
 * @param expected the bookings that succeeded in the data
 * @param missing those of them that are not in the database
 * @param other what was written beside them
 */
public record EndState(List<Booking> expected, List<Booking> missing, List<Appointment> other) {

    static EndState of(Transcript transcript) {
        List<Booking> expected = transcript.dialogue().successfulBookings();
        var missing = new ArrayList<>(expected);
        var other = new ArrayList<Appointment>();
        for (Appointment appointment : transcript.appointments()) {
            var equal = missing.stream()
                    .filter(it ->
                            appointment.isBooked() && it.slot().matches(appointment.doctor(), appointment.start()))
                    .findFirst();
            equal.ifPresentOrElse(missing::remove, () -> other.add(appointment));
        }
        return new EndState(expected, List.copyOf(missing), List.copyOf(other));
    }

    boolean isAsExpected() {
        return missing.isEmpty() && other.isEmpty();
    }
}
