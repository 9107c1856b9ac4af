package dev.caredesk.agent.dates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/**
 * The days that a phrase means.
 *
 * @param from first day
 * @param to last day, included
 * @param weekdays only these between the two; empty for every day
 */
public record Days(LocalDate from, LocalDate to, Set<DayOfWeek> weekdays) {

    /** How far an open end ("after the 10th", "Mondays") reaches. */
    static final int OPEN_END_DAYS = 27;

    static Days of(LocalDate day) {
        return new Days(day, day, Set.of());
    }

    static Days of(LocalDate from, LocalDate to) {
        return new Days(from, to, Set.of());
    }

    /** Returns whether one certain day is meant. */
    public boolean isOneDay() {
        return from.equals(to);
    }

    /** Returns the same days but for those; one certain day stays what it is. */
    Days without(Set<DayOfWeek> others) {
        if (others.isEmpty() || isOneDay()) {
            return this;
        }
        var left = weekdays.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : EnumSet.copyOf(weekdays);
        left.removeAll(others);
        return left.isEmpty() ? this : new Days(from, to, Set.copyOf(left));
    }

    Days notBefore(LocalDate day) {
        return from.isBefore(day) && !to.isBefore(day) ? new Days(day, to, weekdays) : this;
    }
}
