package dev.caredesk.agent.dates;

import dev.caredesk.agent.dates.Clock.Half;
import dev.caredesk.agent.dates.Token.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads clock times: "3 pm", "half past two", "10:30 in the morning", "noon". */
final class ClockGrammar {

    private static final Map<String, Half> HALVES = Map.of(
            "am",
            Half.AM,
            "pm",
            Half.PM,
            "morning",
            Half.MORNING,
            "afternoon",
            Half.PM,
            "evening",
            Half.PM,
            "night",
            Half.NIGHT);

    /** Minutes that are said before "to" in words; "10 to 4" is a stretch of time. */
    private static final Set<String> MINUTES_SPOKEN = Set.of("five", "ten", "twenty");

    private static final Set<String> LEADS_A_TIME =
            Set.of("at", "around", "about", "by", "before", "after", "until", "till", "from", "to", "@");

    private final Words words;

    ClockGrammar(Words words) {
        this.words = words;
    }

    /** Reads a clock time, whether or not it can be told from another number. */
    Optional<Clock> at(int i) {
        if (words.is(i, "noon") || words.is(i, "midday") || words.is(i, "noonish")) {
            return Optional.of(new Clock(12, 0, Half.PM, true, i + 1));
        }
        if (words.is(i, "midnight")) {
            return Optional.of(new Clock(0, 0, Half.AM, true, i + 1));
        }
        return pastOrTo(i).or(() -> hourAndMinutes(i)).filter(clock -> clock.hour() <= 24);
    }

    /** "half past two", "quarter to 3", "ten minutes past nine", "half two". */
    private Optional<Clock> pastOrTo(int i) {
        int start = words.is(i, "a") ? i + 1 : i;
        boolean half = words.is(start, "half");
        int minutes = half ? 30 : words.is(start, "quarter") ? 15 : words.number(start);
        if (minutes < 1 || minutes > 30) {
            return Optional.empty();
        }
        int unit = words.skipAny(start + 1, List.of("minutes", "mins", "min"));
        boolean spoken = MINUTES_SPOKEN.contains(words.at(start).text())
                && words.at(start + 2).is(Kind.WORD);
        boolean sure = half || words.is(start, "quarter") || unit > start + 1 || spoken;
        int past = words.skipAny(unit, sure ? List.of("past", "after") : List.of("past"));
        int to = sure && !half ? words.skipAny(unit, List.of("to", "of", "before", "till", "til")) : unit;
        boolean bareHalf = half && past == unit && to == unit && words.number(unit) > 0;
        int hour = Math.max(past, to);
        if (hour == unit && !bareHalf || words.number(hour) < 0) {
            return Optional.empty();
        }
        int next = words.is(hour + 1, "oclock") ? hour + 2 : hour + 1;
        return Optional.of(
                inHalf(new Clock(words.number(hour), to > unit ? -minutes : minutes, Half.UNSAID, true, next)));
    }

    private Optional<Clock> hourAndMinutes(int i) {
        Token token = words.at(i);
        if (token.is(Kind.CLOCK)) {
            return token.b() > 59 ? Optional.empty() : Optional.of(inHalf(said(token.a(), token.b(), true, i + 1)));
        }
        int hour = words.number(i);
        if (isMilitary(i)) {
            return Optional.of(said(hour / 100, hour % 100, true, words.is(i + 1, "hours") ? i + 2 : i + 1));
        }
        if (hour < 0 || hour > 24) {
            return Optional.empty();
        }
        if (words.is(i + 1, "oclock")) {
            return Optional.of(inHalf(said(hour, 0, true, i + 2)));
        }
        Match<Integer> minutes = token.is(Kind.WORD) && hour <= 12 ? minutes(i + 1) : new Match<>(-1, i + 1);
        boolean separate = token.is(Kind.NUMBER)
                && words.at(i + 1).is(Kind.NUMBER)
                && words.at(i + 1).text().length() == 2
                && words.at(i + 1).a() < 60
                && half(words.at(i + 2).text()) != Half.UNSAID;
        if (separate) {
            return Optional.of(inHalf(said(hour, words.at(i + 1).a(), true, i + 2)));
        }
        boolean twoWords = minutes.value() >= 0;
        return Optional.of(inHalf(said(hour, Math.max(0, minutes.value()), twoWords, minutes.next())));
    }

    /** "Thirty", "-thirty"; but "nine-ten" is a stretch of time. */
    private Match<Integer> minutes(int i) {
        Match<Integer> hyphened = words.is(i, "-") ? words.minutes(i + 1) : new Match<>(-1, i);
        return hyphened.value() > 12 ? hyphened : words.minutes(i);
    }

    /** "at 1530", "0900 hours". */
    private boolean isMilitary(int i) {
        Token token = words.at(i);
        boolean led = words.isAny(i - 1, LEADS_A_TIME) || words.is(i + 1, "hours");
        return token.is(Kind.NUMBER)
                && token.text().length() == 4
                && led
                && token.a() / 100 < 24
                && token.a() % 100 < 60;
    }

    private static Clock said(int hour, int minutes, boolean certain, int next) {
        return new Clock(hour, minutes, Half.UNSAID, certain, next);
    }

    /** Adds "pm", "in the evening" and the like, where it follows. */
    private Clock inHalf(Clock clock) {
        int start = words.skipAny(clock.next(), List.of("ish", "- ish", "sharp"));
        int part = words.skipAny(start, List.of("in the", "on the", "of the", "at", "in", "during the"));
        Half half = half(words.at(part).text());
        boolean meridiem =
                half != Half.UNSAID && (half != Half.AM && half != Half.PM || part == start || isPartWord(part));
        if (meridiem) {
            return new Clock(clock.hour(), clock.offset(), half, true, part + 1);
        }
        return start > clock.next() ? new Clock(clock.hour(), clock.offset(), clock.half(), true, start) : clock;
    }

    private boolean isPartWord(int i) {
        return !words.is(i, "am") && !words.is(i, "pm");
    }

    static Half half(String word) {
        return HALVES.getOrDefault(singular(word), Half.UNSAID);
    }

    static String singular(String word) {
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}
