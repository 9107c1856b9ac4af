package dev.caredesk.agent.dates;

import dev.caredesk.agent.dates.Token.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tokens of a text, with what both grammars ask of them. Asking beyond the end is allowed. */
final class Words {

    /** What a number counts when it is no time of day. */
    static final Set<String> UNITS = Set.of(
            "day",
            "days",
            "week",
            "weeks",
            "month",
            "months",
            "year",
            "years",
            "yrs",
            "hour",
            "hours",
            "hr",
            "hrs",
            "minute",
            "minutes",
            "min",
            "mins",
            "people",
            "persons",
            "person",
            "slot",
            "slots",
            "option",
            "options",
            "doctor",
            "doctors",
            "appointment",
            "appointments",
            "times",
            "kids",
            "children",
            "of",
            "dollars",
            "percent");

    private static final Map<String, Integer> NUMBERS = numbers(
            "zero",
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
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty");

    private static final Map<String, Integer> TENS = Map.of("twenty", 20, "thirty", 30, "forty", 40, "fifty", 50);

    private static final Map<String, Integer> ORDINALS = numbers(
            "zeroth",
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth");

    private final List<Token> tokens;

    Words(List<Token> tokens) {
        this.tokens = tokens;
    }

    private static Map<String, Integer> numbers(String... words) {
        var numbers = new HashMap<String, Integer>();
        for (int i = 0; i < words.length; i++) {
            numbers.put(words[i], i);
        }
        return Map.copyOf(numbers);
    }

    int size() {
        return tokens.size();
    }

    Token at(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i) : Token.NONE;
    }

    boolean is(int i, String word) {
        return at(i).is(word);
    }

    boolean isAny(int i, Set<String> words) {
        return words.contains(at(i).text());
    }

    /** Returns the index after the phrase if it stands at {@code i}, else {@code i}. */
    int skip(int i, String phrase) {
        int next = i;
        for (String word : phrase.split(" ", -1)) {
            if (!is(next, word)) {
                return i;
            }
            next++;
        }
        return next;
    }

    /** Returns the index after the first of the phrases that stands at {@code i}, else {@code i}. */
    int skipAny(int i, List<String> phrases) {
        for (String phrase : phrases) {
            int next = skip(i, phrase);
            if (next > i) {
                return next;
            }
        }
        return i;
    }

    /** Returns the whole number at {@code i}, in digits or as a word up to twenty, or -1. */
    int number(int i) {
        return at(i).is(Kind.NUMBER) ? at(i).a() : NUMBERS.getOrDefault(at(i).text(), -1);
    }

    /** Returns how many are counted at {@code i}: a number, "a", "a couple of", "a few"; value -1 if nothing is. */
    Match<Integer> count(int i) {
        if (number(i) >= 0) {
            return new Match<>(number(i), i + 1);
        }
        int start = is(i, "a") || is(i, "the") ? i + 1 : i;
        if (is(start, "couple")) {
            return new Match<>(2, is(start + 1, "of") ? start + 2 : start + 1);
        }
        if (is(start, "few")) {
            return new Match<>(3, start + 1);
        }
        return is(i, "a") || is(i, "an") ? new Match<>(1, i + 1) : new Match<>(-1, i);
    }

    /** Returns the minutes at {@code i}, said as "fifteen", "thirty", "forty five" or "o five"; value -1 if none are. */
    Match<Integer> minutes(int i) {
        int tens = TENS.getOrDefault(at(i).text(), -1);
        if (tens > 0) {
            int ones = at(i + 1).is(Kind.WORD) ? number(i + 1) : -1;
            return ones > 0 && ones < 10 ? new Match<>(tens + ones, i + 2) : new Match<>(tens, i + 1);
        }
        boolean teens = at(i).is(Kind.WORD) && number(i) >= 10;
        return teens ? new Match<>(number(i), i + 1) : new Match<>(-1, i);
    }

    /** Returns the ordinal at {@code i}, as "13th", "third" or "twenty first"; value -1 if there is none. */
    Match<Integer> ordinal(int i) {
        if (at(i).is(Kind.ORDINAL)) {
            return new Match<>(at(i).a(), i + 1);
        }
        int whole = ORDINALS.getOrDefault(at(i).text(), is(i, "thirtieth") ? 30 : -1);
        if (whole > 0) {
            return new Match<>(whole, i + 1);
        }
        int tens = TENS.getOrDefault(at(i).text(), -1);
        int next = is(i + 1, "-") ? i + 2 : i + 1;
        int ones = ORDINALS.getOrDefault(at(next).text(), -1);
        return tens > 0 && ones > 0 && ones < 10 ? new Match<>(tens + ones, next + 1) : new Match<>(-1, i);
    }
}
