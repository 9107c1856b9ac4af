package dev.caredesk.agent.dates;

import java.time.LocalTime;

/**
 * A time as it was said, before it is known which half of the day is meant.
 *
 * @param hour the hour said
 * @param offset minutes past it, negative for "quarter to"
 * @param half which half of the day was said
 * @param certain whether it can be nothing but a time
 * @param next index of the token after it
 */
record Clock(int hour, int offset, Half half, boolean certain, int next) {

    /** Bare hours from here on are before noon: a clinic's day runs from seven to six. */
    private static final int FIRST_MORNING_HOUR = 7;

    enum Half {
        AM,
        MORNING,
        PM,
        NIGHT,
        UNSAID
    }

    Clock in(Half other) {
        return new Clock(hour, offset, other, true, next);
    }

    LocalTime time() {
        return time(half);
    }

    /** Returns the time, were it said for that half of the day. */
    LocalTime time(Half half) {
        int minutes = hourOfDay(half) * 60 + offset;
        return LocalTime.ofSecondOfDay(Math.floorMod(minutes, 24 * 60) * 60L);
    }

    private int hourOfDay(Half half) {
        if (hour > 12) {
            return hour;
        }
        return switch (half) {
            case AM -> hour % 12;
            case MORNING -> hour;
            case PM -> hour % 12 + 12;
            case NIGHT -> hour >= 5 ? (hour + 12) % 24 : hour;
            case UNSAID -> hour > 0 && hour < FIRST_MORNING_HOUR ? hour + 12 : hour;
        };
    }
}
