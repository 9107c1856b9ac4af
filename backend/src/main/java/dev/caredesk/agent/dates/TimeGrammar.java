package dev.caredesk.agent.dates;

import dev.caredesk.agent.dates.Clock.Half;
import dev.caredesk.agent.dates.Token.Kind;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads times of day: clock times, parts of the day, windows and limits. */
final class TimeGrammar {

    private static final List<String> NOT_BEFORE = List.of(
            "no earlier than",
            "not earlier than",
            "not before",
            "later than",
            "starting at",
            "starting from",
            "starting",
            "beginning at",
            "as of",
            "after",
            "past",
            "from");
    private static final List<String> NOT_AFTER = List.of(
            "no later than",
            "not later than",
            "not after",
            "earlier than",
            "prior to",
            "up to",
            "before",
            "until",
            "till",
            "til",
            "by");
    private static final List<String> EXACTLY = List.of(
            "as close to",
            "close to",
            "right at",
            "at around",
            "at about",
            "at exactly",
            "at like",
            "at",
            "@",
            "around",
            "about",
            "approximately",
            "roughly",
            "exactly",
            "near");
    private static final List<String> OR_LATER = List.of(
            "or later",
            "or after",
            "or any time after",
            "and later",
            "and after",
            "at the earliest",
            "onwards",
            "onward",
            "on wards",
            "and on");
    private static final List<String> OR_EARLIER = List.of("or earlier", "or before", "at the latest", "latest");
    private static final List<String> ANY_TIME =
            List.of("any time of day", "any time of the day", "any time", "anytime", "whatever time", "whenever");
    private static final Set<String> TO = Set.of("to", "-", "–", "—", "until", "till", "til", "through");
    private static final Set<String> LEADS_A_GUESS = Set.of("it", "for", "to", "say", "maybe", "how", "what", "prefer");
    private static final Set<String> FOLLOWS_A_GUESS = Set.of(
            "on",
            "in",
            "instead",
            "please",
            "or",
            "and",
            "but",
            "tomorrow",
            "today",
            "next",
            "this",
            "if",
            "works",
            "would",
            "is",
            "then",
            "sharp",
            "with");
    private static final Set<String> GREETS = Set.of("good", "nice", "great", "lovely", "wonderful", "fine");

    private static final Map<String, Times> PARTS = Map.ofEntries(
            Map.entry("morning", hours(8, 12)),
            Map.entry("early morning", hours(7, 10)),
            Map.entry("mid morning", hours(9, 11)),
            Map.entry("late morning", hours(10, 12)),
            Map.entry("afternoon", hours(12, 18)),
            Map.entry("early afternoon", hours(12, 15)),
            Map.entry("mid afternoon", hours(13, 16)),
            Map.entry("late afternoon", hours(15, 18)),
            Map.entry("evening", hours(17, 21)),
            Map.entry("early evening", hours(17, 19)),
            Map.entry("late evening", hours(19, 22)),
            Map.entry("night", hours(18, 22)),
            Map.entry("lunchtime", hours(12, 14)),
            Map.entry("lunch", hours(12, 14)));
    private static final Map<String, Times> FIXED = Map.of(
            "first thing", hours(7, 10),
            "after lunch", Times.from(LocalTime.of(13, 0)),
            "before lunch", Times.to(LocalTime.of(12, 0)),
            "after work", Times.from(LocalTime.of(17, 0)),
            "before work", Times.to(LocalTime.of(9, 0)),
            "after school", Times.from(LocalTime.of(15, 0)),
            "end of the day", Times.from(LocalTime.of(16, 0)),
            "end of day", Times.from(LocalTime.of(16, 0)),
            "over lunch", hours(12, 14));
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

    private final Words words;

    TimeGrammar(Words words) {
        this.words = words;
    }

    private static Times hours(int from, int to) {
        return Times.between(LocalTime.of(from, 0), LocalTime.of(to, 0));
    }

    /** Reads the expression of time that begins at {@code i}. */
    Optional<Match<Times>> at(int i) {
        return fixed(i).or(() -> window(i))
                .or(() -> limit(i, NOT_BEFORE, Times::from))
                .or(() -> limit(i, NOT_AFTER, Times::to))
                .or(() -> limit(i, EXACTLY, Times::at))
                .or(() -> partOfDay(i))
                .or(() -> bare(i));
    }

    private Optional<Match<Times>> fixed(int i) {
        int any = words.skipAny(i, ANY_TIME);
        if (any > i) {
            return Optional.of(at(any).orElse(new Match<>(Times.ANY, any)));
        }
        for (Map.Entry<String, Times> entry : FIXED.entrySet()) {
            int next = words.skip(i, entry.getKey());
            if (next > i) {
                int end = words.skip(next, "in the morning");
                return Optional.of(new Match<>(entry.getValue(), end));
            }
        }
        return Optional.empty();
    }

    /** "between 8 and 12", "from 2 to 4 pm". */
    private Optional<Match<Times>> window(int i) {
        boolean between = words.is(i, "between");
        if (!between && !words.is(i, "from")) {
            return Optional.empty();
        }
        return clock(i + 1).flatMap(first -> windowFrom(first, between ? Set.of("and", "to", "-", "–") : TO));
    }

    private Optional<Match<Times>> windowFrom(Clock first, Set<String> separators) {
        if (!words.isAny(first.next(), separators)) {
            return Optional.empty();
        }
        return clock(first.next() + 1)
                .filter(second -> second.certain() || !followedByUnit(second))
                .map(second -> new Match<>(between(first, second), second.next()))
                .filter(match -> match.value()
                        .from()
                        .orElseThrow()
                        .isBefore(match.value().to().orElseThrow()));
    }

    private boolean followedByUnit(Clock clock) {
        return words.isAny(clock.next(), Words.UNITS)
                || words.at(clock.next()).is(Kind.ORDINAL)
                || Calendar.month(words.at(clock.next()).text()) > 0;
    }

    /** Reads two times as one window: what only the second says of the half of the day may hold for both. */
    private static Times between(Clock first, Clock second) {
        LocalTime to = second.time();
        LocalTime from = first.time();
        if (first.half() == Half.UNSAID && second.half() != Half.UNSAID) {
            LocalTime alike = first.time(second.half());
            from = alike.isBefore(to) ? alike : first.time(Half.AM);
        }
        if (second.half() == Half.UNSAID && !to.isAfter(from) && to.getHour() < 12) {
            to = to.plusHours(12);
        }
        return Times.between(from, to);
    }

    private interface Limit {
        Times of(LocalTime time);
    }

    private Optional<Match<Times>> limit(int i, List<String> phrases, Limit limit) {
        int next = words.skipAny(i, phrases);
        if (next == i) {
            return Optional.empty();
        }
        int start = words.skipAny(next, List.of("the", "around", "about", "like"));
        Optional<Clock> clock = clock(start).or(() -> clockAfterPart(start));
        if (clock.isEmpty() || (!clock.get().certain() && followedByUnit(clock.get()))) {
            return Optional.empty();
        }
        Optional<Match<Times>> range = phrases == EXACTLY ? windowFrom(clock.get(), TO) : Optional.empty();
        return Optional.of(range.orElseGet(() -> withSuffix(clock.get(), limit)));
    }

    private Match<Times> withSuffix(Clock clock, Limit limit) {
        int later = words.skipAny(clock.next(), OR_LATER);
        if (later > clock.next()) {
            return new Match<>(Times.from(clock.time()), later);
        }
        int earlier = words.skipAny(clock.next(), OR_EARLIER);
        if (earlier > clock.next()) {
            return new Match<>(Times.to(clock.time()), earlier);
        }
        return new Match<>(limit.of(clock.time()), clock.next());
    }

    /** "morning", "late afternoon", and "evening 5" or "morning before 11", where the part tells the half. */
    private Optional<Match<Times>> partOfDay(int i) {
        String first = words.at(i).text();
        boolean modified = first.equals("early") || first.equals("late") || first.equals("mid");
        int hyphen = modified && words.is(i + 1, "-") ? 1 : 0;
        int word = modified ? i + 1 + hyphen : i;
        String part = singular(words.at(word).text());
        Times times = PARTS.get(modified ? first + " " + part : part);
        if (times == null || words.isAny(i - 1, GREETS) || greeting(word)) {
            return Optional.empty();
        }
        if (!modified) {
            Optional<Match<Times>> narrowed = narrowed(word);
            if (narrowed.isPresent()) {
                return narrowed;
            }
        }
        return Optional.of(new Match<>(times, word + 1));
    }

    /** "Morning, I need …" greets. */
    private boolean greeting(int i) {
        return i == 0 && words.at(1).is(Kind.SIGN) && !words.is(1, "-") && words.size() > 2;
    }

    private Optional<Match<Times>> narrowed(int part) {
        Half half = half(words.at(part).text());
        if (half == Half.UNSAID) {
            return Optional.empty();
        }
        int start = words.skipAny(part + 1, List.of("at around", "at about", "at", "around", "about", "by", ","));
        int from = words.skipAny(start, NOT_BEFORE);
        int to = words.skipAny(start, NOT_AFTER);
        return clock(Math.max(from, to))
                .filter(clock -> clock.half() == Half.UNSAID)
                .filter(clock -> !followedByUnit(clock) && !isRange(clock))
                .map(clock ->
                        withSuffix(clock.in(half), from > start ? Times::from : to > start ? Times::to : Times::at));
    }

    private boolean isRange(Clock clock) {
        return words.isAny(clock.next(), TO) && clock(clock.next() + 1).isPresent();
    }

    private Optional<Clock> clockAfterPart(int i) {
        Half half = half(words.at(i).text());
        return half == Half.UNSAID || half == Half.AM && !words.is(i, "morning")
                ? Optional.empty()
                : clock(i + 1).filter(clock -> clock.half() == Half.UNSAID).map(clock -> clock.in(half));
    }

    /** A time with nothing before it that would make it one. */
    private Optional<Match<Times>> bare(int i) {
        Optional<Clock> found = clock(i);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Clock clock = found.get();
        Optional<Match<Times>> range = windowFrom(clock, TO);
        if (range.isPresent()) {
            return range;
        }
        return clock.certain() || isGuessable(i, clock) ? Optional.of(withSuffix(clock, Times::at)) : Optional.empty();
    }

    private boolean isGuessable(int i, Clock clock) {
        boolean digits = words.at(i).is(Kind.NUMBER);
        Token after = words.at(clock.next());
        boolean alone = i == 0 && (after.is(Kind.END) || after.is(Kind.SIGN) && words.size() - clock.next() == 1);
        boolean ends = after.is(Kind.END) || after.is(Kind.SIGN) || FOLLOWS_A_GUESS.contains(after.text());
        return digits
                && !words.is(clock.next(), "-")
                && (alone && clock.hour() > 0 || ends && words.isAny(i - 1, LEADS_A_GUESS));
    }

    /** Reads a clock time, whether or not it can be told from another number. */
    private Optional<Clock> clock(int i) {
        if (words.is(i, "noon") || words.is(i, "midday")) {
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
        boolean sure = half || words.is(start, "quarter") || unit > start + 1;
        int past = words.skipAny(unit, sure ? List.of("past", "after") : List.of("past"));
        int to = sure ? words.skipAny(unit, List.of("to", "of", "before", "till", "til")) : unit;
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
        if (hour < 0 || hour > 24) {
            return Optional.empty();
        }
        if (words.is(i + 1, "oclock")) {
            return Optional.of(inHalf(said(hour, 0, true, i + 2)));
        }
        Match<Integer> minutes = token.is(Kind.WORD) && hour <= 12 ? words.minutes(i + 1) : new Match<>(-1, i + 1);
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

    private static Half half(String word) {
        return HALVES.getOrDefault(singular(word), Half.UNSAID);
    }

    private static String singular(String word) {
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}
