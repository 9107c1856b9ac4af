package dev.caredesk.agent.screen;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what stands for something as it is written: codes, ids, prices, addresses, and numbers to call. */
final class Codes {

    private static final Pattern LITERAL = Pattern.compile(
            "\\b[0-9A-Z]{4}-[0-9A-Z]{4}\\b" // a confirmation code
                    + "|[\\w.+-]+@[\\w-]+\\.\\w+"
                    + "|(?:https?://|www\\.)[^\\s)>\\]]+"
                    + "|[$€£]\\s?\\d[\\d,.]*\\d|[$€£]\\s?\\d"
                    + "|\\b(?=\\w*\\d)(?=\\w*[A-Za-z])(?!\\d+(?:st|nd|rd|th|am|pm|h|min|mg|ml)\\b)\\w{6,}\\b");
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\w-])(?!\\d{4}-\\d{2}-\\d{2})\\+?\\(?\\d[\\d ().–-]{5,}\\d(?![\\w-]|:)");
    private static final int SHORTEST_NUMBER = 7;

    private Codes() {}

    /** Returns what has to be known letter by letter. */
    static Stream<String> literals(String text) {
        return LITERAL.matcher(text).results().map(MatchResult::group);
    }

    /** Returns the digits of numbers to call. */
    static Stream<String> numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(it -> it.group().replaceAll("\\D", ""))
                .filter(it -> it.length() >= SHORTEST_NUMBER);
    }
}
