package dev.caredesk.agent.builtin.understanding;

import dev.caredesk.agent.words.Text;
import dev.caredesk.agent.words.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds a choice by place: "the second one", "2nd", "number 3", "the last". */
final class Picks {

    private static final Map<String, Integer> PLACES = Map.ofEntries(
            Map.entry("first", 1),
            Map.entry("1st", 1),
            Map.entry("former", 1),
            Map.entry("second", 2),
            Map.entry("2nd", 2),
            Map.entry("third", 3),
            Map.entry("3rd", 3),
            Map.entry("fourth", 4),
            Map.entry("4th", 4),
            Map.entry("fifth", 5),
            Map.entry("5th", 5),
            Map.entry("sixth", 6),
            Map.entry("6th", 6),
            Map.entry("seventh", 7),
            Map.entry("7th", 7),
            Map.entry("eighth", 8),
            Map.entry("8th", 8),
            Map.entry("last", Pick.LAST),
            Map.entry("latter", Pick.LAST));
    private static final Map<String, Integer> NUMBERS =
            Map.of("one", 1, "two", 2, "three", 3, "four", 4, "five", 5, "six", 6);
    private static final Set<String> THINGS = Set.of(
            "one",
            "option",
            "slot",
            "time",
            "doctor",
            "appointment",
            "choice",
            "available",
            "dentist",
            "suggestion",
            "entry",
            "line");
    private static final Set<String> COUNTERS = Set.of("number", "option", "no", "#", "choice", "line");

    private static final Set<String> LEADS_A_DATE =
            Set.of("to", "for", "by", "until", "till", "from", "after", "before");

    private Picks() {}

    static Optional<Pick> find(Text text) {
        List<Word> words = text.words();
        for (int i = 0; i < words.size(); i++) {
            int place = PLACES.getOrDefault(words.get(i).text(), 0);
            if (place != 0 && chooses(words, i)) {
                return Optional.of(new Pick(place));
            }
            if (COUNTERS.contains(words.get(i).text()) && number(words, i + 1) > 0) {
                return Optional.of(new Pick(number(words, i + 1)));
            }
        }
        boolean alone = words.size() == 1 || words.size() == 2 && words.get(1).isSign();
        int number = alone ? number(words, 0) : 0;
        return number > 0 ? Optional.of(new Pick(number)) : Optional.empty();
    }

    private static boolean chooses(List<Word> words, int i) {
        String after = i + 1 < words.size() ? words.get(i + 1).text() : "";
        boolean ends = i + 1 >= words.size()
                || words.get(i + 1).isSign()
                || Set.of("please", "works", "is", "would", "looks", "sounds", "thanks", "for")
                        .contains(after);
        boolean article = i > 0
                && Set.of("the", "your", "that").contains(words.get(i - 1).text())
                && !(i > 1 && isDate(words.get(i - 2), words.get(i)));
        return THINGS.contains(after) && !words.get(i).text().equals("one") || ends && (article || i == 0);
    }

    /** "on the second", "to the 3rd": a date, not a place. */
    private static boolean isDate(Word before, Word place) {
        boolean digits = Character.isDigit(place.text().charAt(0));
        return before.text().equals("on") || digits && LEADS_A_DATE.contains(before.text());
    }

    private static int number(List<Word> words, int i) {
        if (i >= words.size()) {
            return 0;
        }
        String text = words.get(i).text();
        boolean digit = text.length() == 1 && Character.isDigit(text.charAt(0));
        return digit ? text.charAt(0) - '0' : NUMBERS.getOrDefault(text, 0);
    }
}
