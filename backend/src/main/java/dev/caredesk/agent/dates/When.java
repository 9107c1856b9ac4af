package dev.caredesk.agent.dates;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything a text says of days and times.
 *
 * @param days the days, if it names any
 * @param times the times, if it names any
 * @param past whether the days named are over, or the time of today
 * @param impossible what was named and does not exist ("February 30"), if nothing corrected it
 * @param shift how it lies seen from a time spoken of before
 * @param pieces the expressions in the order of the text, those denied ("not Monday") left out
 */
public record When(
        Optional<Days> days,
        Optional<Times> times,
        boolean past,
        Optional<String> impossible,
        Optional<Shift> shift,
        List<Piece> pieces) {

    /** Says nothing of days and times. */
    public static final When NOTHING =
            new When(Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty(), List.of());

    /** Returns whether no day and no time is named, not even one that does not exist. */
    public boolean isEmpty() {
        return days.isEmpty() && times.isEmpty() && impossible.isEmpty() && shift.isEmpty();
    }

    /** Returns the same, seen from a time spoken of. */
    public When with(Optional<Shift> other) {
        return new When(days, times, past, impossible, other, pieces);
    }

    /** Returns the same on other days. */
    public When on(Days others) {
        return new When(Optional.of(others), times, past, impossible, shift, pieces);
    }

    /** Returns the same, with those days of the week left out of a stretch of days. */
    When without(Set<DayOfWeek> others) {
        return new When(days.map(found -> found.without(others)), times, past, impossible, shift, pieces);
    }
}
