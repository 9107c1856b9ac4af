package dev.caredesk.agent.dates;

import java.util.Optional;

/**
 * One expression of days or of times in a text; neither where it is seen from a time spoken of.
 *
 * @param begin index of its first character
 * @param end index after its last character
 * @param days the days it means, if it is about days
 * @param times the times it means, if it is about times
 * @param lead the word just before it, lower case, or empty
 * @param ordinal the number of a bare ordinal ("the 2nd"), which may as well be a choice; 0 otherwise
 */
public record Piece(int begin, int end, Optional<Days> days, Optional<Times> times, String lead, int ordinal) {

    /** Returns whether it is seen from a time spoken of before: "an hour later". */
    public boolean isShift() {
        return days.isEmpty() && times.isEmpty();
    }
}
