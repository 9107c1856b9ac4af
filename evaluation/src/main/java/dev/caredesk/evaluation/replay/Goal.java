package dev.caredesk.evaluation.replay;

import dev.caredesk.evaluation.desk.Answer;
import dev.caredesk.evaluation.desk.Appointment;
import dev.caredesk.evaluation.desk.Slot;
import dev.caredesk.evaluation.dialogue.Dialogue;
import dev.caredesk.evaluation.dialogue.GoldCall.Booking;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the human of a dialogue wants, and what they would therefore say where their fixed lines say nothing. */
final class Goal {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEEE, MMMM d 'at' h:mm a", Locale.ENGLISH);

    private final Dialogue dialogue;

    Goal(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    /** A line in the human's place. */
    record Line(GoalAnswer kind, String text) {}

    /**
     * Returns what the human would add after the line, if anything.
     *
     * @param turn the line
     * @param booked what is in the database
     */
    Optional<Line> answer(int turn, Answer last, List<Appointment> booked) {
        List<Booking> due = due(turn, booked);
        if (last.open().isPresent()) {
            var proposal = last.open().get();
            boolean right = proposal.books() && due.stream().anyMatch(it -> matches(it, proposal.slot()));
            return right ? Optional.of(new Line(GoalAnswer.YES, "Yes, please.")) : Optional.empty();
        }
        return last.offered().stream()
                .filter(slot -> due.stream().anyMatch(it -> it.unsaid() && matches(it, slot)))
                .findFirst()
                .map(slot -> new Line(GoalAnswer.CHOICE, choice(last, slot)));
    }

    // What the human has booked by then with the data's system, and not yet here
    private List<Booking> due(int turn, List<Appointment> booked) {
        var due = new ArrayList<>(
                dialogue.bookings(turn).filter(Booking::successful).toList());
        for (Appointment appointment : booked) {
            due.stream()
                    .filter(it -> it.slot().matches(appointment.doctor(), appointment.start()))
                    .findFirst()
                    .ifPresent(due::remove);
        }
        return due;
    }

    private static boolean matches(Booking booking, Slot slot) {
        return booking.slot().matches(slot.doctor(), slot.start());
    }

    private static String choice(Answer last, Slot slot) {
        boolean oneDoctor = last.offered().stream().map(Slot::doctor).distinct().count() == 1;
        return WHEN.format(slot.start()) + (oneDoctor ? "" : " with " + slot.doctor()) + ", please.";
    }
}
