package dev.caredesk.agent.dates;

import dev.caredesk.agent.words.Vocabulary;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The vocabulary of times of day; sections such as {@code [part from 8 to 12]} tell the hours that their phrases mean. */
final class TimeWords {

    private static final Vocabulary VOCABULARY = Vocabulary.load("times");
    private static final Pattern HOURS = Pattern.compile("(\\w+)(?: from (\\d+))?(?: to (\\d+))?");

    private TimeWords() {}

    static List<String> phrases(String section) {
        return VOCABULARY.phrases(section);
    }

    /** Returns what the phrases of all sections of that kind mean, in the order of the file. */
    static Map<String, Times> times(String kind) {
        var times = new LinkedHashMap<String, Times>();
        for (String section : VOCABULARY.sections()) {
            Matcher hours = HOURS.matcher(section);
            if (hours.matches() && hours.group(1).equals(kind)) {
                var meant = new Times(hour(hours.group(2)), hour(hours.group(3)), false);
                VOCABULARY.phrases(section).forEach(phrase -> times.put(phrase, meant));
            }
        }
        return times;
    }

    private static Optional<LocalTime> hour(@Nullable String said) {
        return Optional.ofNullable(said).map(it -> LocalTime.of(Integer.parseInt(it), 0));
    }
}
