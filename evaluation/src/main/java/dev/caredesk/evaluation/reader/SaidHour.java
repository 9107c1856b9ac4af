package dev.caredesk.evaluation.reader;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a human's line names an hour, in digits or words, whatever half of the day. */
final class SaidHour {

    private static final List<String> NUMBERS = List.of(
            "twelve|noon|midnight",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven");
    private static final int NOON = 12;

    private SaidHour() {}

    /** Whether the line names the hour of the day, 0 to 23. */
    static boolean isIn(String line, int hour) {
        int onTheDial = hour % NOON;
        String digits = onTheDial == 0 ? "12|0|00" : onTheDial + "|0" + onTheDial;
        String late = hour > NOON ? "|" + hour : "";
        return Pattern.compile("\\b(?:" + digits + late + "|" + NUMBERS.get(onTheDial)
                        + ")(?::?\\d\\d)?\\s*(?:[ap]\\.?m\\b|o'?clock|(?!\\s*(?:days?|weeks?|of)\\b))(?!\\w)")
                .matcher(line.toLowerCase(Locale.ROOT))
                .find();
    }
}
