package dev.caredesk.agent.dates;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.OptionalInt;

/**
 * A time seen from another one that was spoken of: "an hour later", "a day earlier", "half past".
 *
 * @param days how many days, weeks or months later; negative for earlier
 * @param time how many hours and minutes later; negative for earlier
 * @param minute the minute of the same hour, if that is what was said; -15 for "quarter to"
 */
public record Shift(Period days, Duration time, OptionalInt minute) {

    static Shift of(Period days) {
        return new Shift(days, Duration.ZERO, OptionalInt.empty());
    }

    static Shift of(Duration time) {
        return new Shift(Period.ZERO, time, OptionalInt.empty());
    }

    static Shift toMinute(int minute) {
        return new Shift(Period.ZERO, Duration.ZERO, OptionalInt.of(minute));
    }

    Shift negated() {
        return new Shift(days.negated(), time.negated(), minute);
    }

    /** Returns whether it leaves the time of day as it is. */
    public boolean isOfDays() {
        return time.isZero() && minute.isEmpty();
    }

    /** Returns the time meant, seen from that one. */
    public LocalDateTime from(LocalDateTime spokenOf) {
        LocalDateTime hour = minute.isPresent() ? spokenOf.withMinute(0).plusMinutes(minute.getAsInt()) : spokenOf;
        return hour.plus(days).plus(time);
    }
}
