package dev.caredesk.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * When a doctor works: weekly hours and those of single dates, packed as {@link #SQL_PACKED} does.
 *
 * @param weekly hours whose day is a weekday, 1 for Monday
 * @param dated hours whose day is counted from 1970-01-01
 */
@SuppressWarnings("ArrayRecordComponent") // read by every search, compared and shown by none
record WorkingHours(long[] weekly, long[] dated) {

    /** SQL that packs a day and the minutes {@code opens_minute} and {@code closes_minute} into one number. */
    static final String SQL_PACKED = "(%s)::bigint * 4194304 + opens_minute * 2048 + closes_minute";

    private static final int MIDNIGHT = 1440;

    /** The spans in which a slot may begin on the day, in order. One may have begun the day before. */
    List<Span> spans(ClinicDay day) {
        var stretches = stretches(day);
        if (stretches.isEmpty()) {
            return List.of();
        }
        var spans = new ArrayList<Span>(stretches.size());
        for (var stretch : stretches) {
            spans.add(new Span(opening(stretch, day), closing(stretch, day)));
        }
        return spans;
    }

    /** Hours that continue those of the night before keep the grid of their opening. */
    private long opening(Stretch stretch, ClinicDay day) {
        if (stretch.opens == 0) {
            var before = stretches(day.previous());
            if (!before.isEmpty() && before.getLast().reachesIntoNextDay()) {
                return day.previous().atMinute(before.getLast().opens);
            }
        }
        return day.atMinute(stretch.opens);
    }

    private long closing(Stretch stretch, ClinicDay day) {
        if (stretch.reachesIntoNextDay()) {
            var after = stretches(day.next());
            if (!after.isEmpty() && after.getFirst().opens == 0) {
                return day.next().atMinute(after.getFirst().closes);
            }
        }
        return day.atMinute(stretch.closes);
    }

    /** The hours of one day in order, those that touch or overlap joined. */
    private List<Stretch> stretches(ClinicDay day) {
        var hours = hoursOf(day);
        if (hours.length == 0) {
            return List.of();
        }
        var joined = new ArrayList<Stretch>(hours.length);
        for (long packed : hours) {
            var next = Stretch.unpack(packed);
            if (!joined.isEmpty() && next.opens <= joined.getLast().closes) {
                var last = joined.removeLast();
                next = new Stretch(last.opens, Math.max(last.closes, next.closes));
            }
            joined.add(next);
        }
        return joined;
    }

    private long[] hoursOf(ClinicDay day) {
        var hours = new long[weekly.length + dated.length];
        int count = 0;
        for (long packed : weekly) {
            if (packed >> 22 == day.weekday()) {
                hours[count++] = packed & 0x3FFFFF;
            }
        }
        for (long packed : dated) {
            if (packed >> 22 == day.epochDay()) {
                hours[count++] = packed & 0x3FFFFF;
            }
        }
        Arrays.sort(hours, 0, count);
        return Arrays.copyOf(hours, count);
    }

    /** Minutes of one local day. */
    private record Stretch(int opens, int closes) {

        static Stretch unpack(long packed) {
            return new Stretch((int) (packed >> 11) & 0x7FF, (int) packed & 0x7FF);
        }

        /** A whole day starts a grid of its own: round the clock, the grid would have no beginning. */
        boolean reachesIntoNextDay() {
            return closes == MIDNIGHT && opens > 0;
        }
    }
}
