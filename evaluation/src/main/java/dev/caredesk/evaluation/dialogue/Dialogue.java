package dev.caredesk.evaluation.dialogue;

import dev.caredesk.evaluation.dialogue.GoldCall.Booking;
import java.util.List;
import java.util.stream.Stream;

/**
 * A dialogue that a human had with the data's own system.
 *
 * @param kind where it comes from, such as {@code SGD}
 * @param caller the name that the human gives when asked
 */
public record Dialogue(String id, String kind, Clinic clinic, String caller, List<HumanTurn> turns) {

    /** Returns all bookings that succeeded; the appointments that the database should hold in the end. */
    public List<Booking> successfulBookings() {
        return bookings(turns.size() - 1).filter(Booking::successful).toList();
    }

    /** Returns the bookings that the data's system had tried by the end of the turn. */
    public Stream<Booking> bookings(int untilTurn) {
        return turns.subList(0, untilTurn + 1).stream()
                .flatMap(turn -> turn.calls().stream())
                .filter(Booking.class::isInstance)
                .map(Booking.class::cast);
    }
}
