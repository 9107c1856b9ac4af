package dev.caredesk.agent.dates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A word, number or sign of a text; {@code text} is lower case, {@code a}, {@code b}, {@code c} are its numbers. */
record Token(Kind kind, String text, int begin, int end, int a, int b, int c) {

    enum Kind {
        WORD,
        NUMBER,
        ORDINAL,
        CLOCK,
        ISO_DATE,
        NUMERIC_DATE,
        SIGN,
        END
    }

    static final Token NONE = new Token(Kind.END, "", -1, -1, -1, -1, -1);

    private static final Pattern PATTERN = Pattern.compile("""
            (?<iso>\\b(\\d{4})-(\\d{1,2})-(\\d{1,2}))\
            |(?<date>\\b(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}|\\d{2}))?\\b|\\b(\\d{1,2})[.-](\\d{1,2})[.-](\\d{4}|\\d{2})\\b)\
            |(?<clock>(?<![\\d$.])(\\d{1,2})[:.h](\\d{2})(?!\\d))\
            |(?<ordinal>\\b(\\d{1,2})\\s?(?:st|nd|rd|th)\\b)\
            |(?<number>\\d+)\
            |(?<meridiem>(?<![a-z])[ap]\\s?\\.\\s?m\\b\\.?)\
            |(?<oclock>o\\s?['"’`´]?\\s?clock)\
            |(?<word>[a-z]+(?:['’][a-z]+)?)\
            |(?<sign>[^\\s\\w])""");

    static List<Token> all(String text) {
        var tokens = new ArrayList<Token>();
        Matcher matcher = PATTERN.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            tokens.add(read(matcher));
        }
        return tokens;
    }

    boolean is(String word) {
        return text.equals(word);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    private static Token read(Matcher matcher) {
        if (matcher.group("word") != null) {
            return token(matcher, Kind.WORD, matcher.group().replace('’', '\''));
        }
        if (matcher.group("number") != null) {
            String digits = matcher.group();
            return numbers(matcher, Kind.NUMBER, digits.length() > 4 ? -1 : Integer.parseInt(digits), -1, -1);
        }
        if (matcher.group("sign") != null) {
            return token(matcher, Kind.SIGN, matcher.group());
        }
        if (matcher.group("clock") != null) {
            return numbers(matcher, Kind.CLOCK, number(matcher, 13), number(matcher, 14), -1);
        }
        if (matcher.group("ordinal") != null) {
            return numbers(matcher, Kind.ORDINAL, number(matcher, 16), -1, -1);
        }
        if (matcher.group("meridiem") != null) {
            return token(matcher, Kind.WORD, matcher.group().charAt(0) + "m");
        }
        if (matcher.group("oclock") != null) {
            return token(matcher, Kind.WORD, "oclock");
        }
        if (matcher.group("iso") != null) {
            return numbers(matcher, Kind.ISO_DATE, number(matcher, 2), number(matcher, 3), number(matcher, 4));
        }
        int first = matcher.group(6) != null ? 6 : 9;
        return numbers(
                matcher,
                Kind.NUMERIC_DATE,
                number(matcher, first),
                number(matcher, first + 1),
                number(matcher, first + 2));
    }

    private static Token token(Matcher matcher, Kind kind, String text) {
        return new Token(kind, text, matcher.start(), matcher.end(), -1, -1, -1);
    }

    private static Token numbers(Matcher matcher, Kind kind, int a, int b, int c) {
        return new Token(kind, matcher.group(), matcher.start(), matcher.end(), a, b, c);
    }

    private static int number(Matcher matcher, int group) {
        return matcher.group(group) == null ? -1 : Integer.parseInt(matcher.group(group));
    }
}
