package dev.caredesk.agent.screen;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds times of the day in words, as in "half past three" or "nine thirty". */
final class SpokenTimes {

    /** Words that make a time of what is beside them. */
    static final Set<String> SIGNS =
            Set.of("o'clock", "o’clock", "half", "quarter", "past", "thirty", "fifteen", "p.m.", "a.m.", "pm");

    private static final List<String> HOURS =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final Map<String, Integer> MINUTES = Map.of(
            "five",
            5,
            "ten",
            10,
            "quarter",
            15,
            "fifteen",
            15,
            "twenty",
            20,
            "half",
            30,
            "thirty",
            30,
            "forty-five",
            45);
    private static final String WORD = "(" + String.join("|", HOURS) + ")";
    private static final String HOUR = "(" + String.join("|", HOURS) + "|\\d{1,2})";
    // "Five to ten" may be minutes: before the hour, only a quarter is a time for sure
    private static final Pattern TIME = Pattern.compile(
            "\\b(five|ten|quarter|twenty|half) past " + HOUR + "\\b"
                    + "|\\b(quarter) to " + HOUR + "\\b"
                    + "|\\b" + HOUR + " o['’]clock\\b"
                    + "|\\b" + WORD + " (fifteen|thirty|forty-five)\\b"
                    + "|\\b" + WORD + " [ap]\\.?m\\b",
            Pattern.CASE_INSENSITIVE);

    private SpokenTimes() {}

    /** Returns them, each as the minutes of the day that it may mean: either half of the day. */
    static Stream<Set<Integer>> in(String text) {
        return TIME.matcher(text).results().map(SpokenTimes::time);
    }

    private static Set<Integer> time(MatchResult found) {
        if (found.group(1) != null) {
            return Times.either(hour(found.group(2)), minute(found.group(1)));
        }
        if (found.group(3) != null) {
            var hour = hour(found.group(4));
            return Times.either(hour == 1 ? 12 : hour - 1, 45);
        }
        if (found.group(5) != null) {
            return Times.either(hour(found.group(5)), 0);
        }
        return found.group(6) != null
                ? Times.either(hour(found.group(6)), minute(found.group(7)))
                : Times.either(hour(found.group(8)), 0);
    }

    private static int hour(String word) {
        var at = HOURS.indexOf(word.toLowerCase(Locale.ROOT));
        return at < 0 ? Integer.parseInt(word) : at + 1;
    }

    private static int minute(String word) {
        return MINUTES.getOrDefault(word.toLowerCase(Locale.ROOT), 0);
    }
}
