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

    private static final List<String> NOT_BEFORE = TimeWords.phrases("not before");
    private static final List<String> NOT_AFTER = TimeWords.phrases("not after");
    private static final List<String> EXACTLY = TimeWords.phrases("exactly");
    private static final List<String> OR_LATER = TimeWords.phrases("or later");
    private static final List<String> OR_EARLIER = TimeWords.phrases("or earlier");
    private static final List<String> ANY_TIME = TimeWords.phrases("any time");
    private static final Set<String> TO = Set.copyOf(TimeWords.phrases("to"));
    private static final Set<String> LEADS_A_GUESS = Set.copyOf(TimeWords.phrases("leads a guess"));
    private static final Set<String> FOLLOWS_A_GUESS = Set.copyOf(TimeWords.phrases("follows a guess"));
    private static final Set<String> GREETS = Set.copyOf(TimeWords.phrases("greets"));
    private static final Map<String, Times> PARTS = TimeWords.times("part");
    private static final Map<String, Times> NAMED = TimeWords.times("named");
    private static final int FARTHEST_APART = 3;

    /** "2 please" may choose from a list, "10 please" hardly. */
    private static final int LOWEST_GUESS = 7;

    private final Words words;
    private final ClockGrammar clocks;

    TimeGrammar(Words words) {
        this.words = words;
        this.clocks = new ClockGrammar(words);
    }

    /** Reads the expression of time that begins at {@code i}. */
    Optional<Match<Times>> at(int i) {
        return fixed(i).or(() -> window(i))
                .or(() -> limit(i, NOT_BEFORE, Times::from))
                .or(() -> limit(i, NOT_AFTER, Times::to))
                .or(() -> limit(i, EXACTLY, Times::at))
                .or(() -> begin(i))
                .or(() -> partOfDay(i))
                .or(() -> bare(i));
    }

    private Optional<Match<Times>> fixed(int i) {
        int any = words.skipAny(i, ANY_TIME);
        if (any > i) {
            return Optional.of(at(any).orElse(new Match<>(Times.ANY, any)));
        }
        for (Map.Entry<String, Times> entry : NAMED.entrySet()) {
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
        return clocks.at(i + 1).flatMap(first -> windowFrom(first, between ? Set.of("and", "to", "-", "–") : TO));
    }

    private Optional<Match<Times>> windowFrom(Clock first, Set<String> separators) {
        if (!words.isAny(first.next(), separators)) {
            return Optional.empty();
        }
        return clocks.at(first.next() + 1)
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
        Optional<Clock> clock = clocks.at(start).or(() -> clockAfterPart(start));
        if (clock.isEmpty() || (!clock.get().certain() && followedByUnit(clock.get()))) {
            return Optional.empty();
        }
        Optional<Match<Times>> range = phrases.equals(EXACTLY) ? windowFrom(clock.get(), TO) : Optional.empty();
        return Optional.of(range.orElseGet(() -> withSuffix(clock.get(), limit)));
    }

    private Match<Times> withSuffix(Clock clock, Limit limit) {
        Optional<Clock> other = words.is(clock.next(), "or") ? clocks.at(clock.next() + 1) : Optional.empty();
        Optional<Times> either = other.flatMap(second -> either(clock, second));
        if (either.isPresent()) {
            return new Match<>(either.get(), other.get().next());
        }
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

    /** "2 or 3": what lies between will do as well. */
    private static Optional<Times> either(Clock first, Clock second) {
        Times between = between(first, second);
        LocalTime from = between.from().orElseThrow();
        LocalTime to = between.to().orElseThrow();
        boolean near = from.isBefore(to) && !from.plusHours(FARTHEST_APART).isBefore(to);
        return near ? Optional.of(Times.between(from, to.plusMinutes(1))) : Optional.empty();
    }

    /** "from 2 on" is a limit, "book it from 2" the time of an appointment. */
    private Optional<Match<Times>> begin(int i) {
        return limit(i, List.of("from"), Times::at)
                .map(match -> words.is(match.next(), "on")
                                && !Calendar.weekday(words.at(match.next() + 1).text())
                                        .isPresent()
                        ? new Match<>(Times.from(match.value().from().orElseThrow()), match.next() + 1)
                        : match);
    }

    /** "morning", "late afternoon", and "evening 5" or "morning before 11", where the part tells the half. */
    private Optional<Match<Times>> partOfDay(int i) {
        boolean dayBetween = Calendar.weekday(words.at(i - 1).text()).isPresent() || words.is(i - 1, "tomorrow");
        if (dayBetween && (words.is(i - 2, "early") || words.is(i - 2, "late"))) {
            Times times = PARTS.get(words.at(i - 2).text() + " " + words.at(i).text());
            return Optional.ofNullable(times).map(found -> new Match<>(found, i + 1));
        }
        String first = words.at(i).text();
        boolean modified = first.equals("early") || first.equals("late") || first.equals("mid");
        int hyphen = modified && words.is(i + 1, "-") ? 1 : 0;
        int word = modified ? i + 1 + hyphen : i;
        String part = ClockGrammar.singular(words.at(word).text());
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
        Half half = ClockGrammar.half(words.at(part).text());
        if (half == Half.UNSAID) {
            return Optional.empty();
        }
        int start = words.skipAny(part + 1, List.of("at around", "at about", "at", "around", "about", "by", ","));
        int from = words.skipAny(start, NOT_BEFORE);
        int to = words.skipAny(start, NOT_AFTER);
        return clocks.at(Math.max(from, to))
                .filter(clock -> clock.half() == Half.UNSAID)
                .filter(clock -> !followedByUnit(clock) && !isRange(clock))
                .map(clock ->
                        withSuffix(clock.in(half), from > start ? Times::from : to > start ? Times::to : Times::at));
    }

    private boolean isRange(Clock clock) {
        return words.isAny(clock.next(), TO) && clocks.at(clock.next() + 1).isPresent();
    }

    private Optional<Clock> clockAfterPart(int i) {
        Half half = ClockGrammar.half(words.at(i).text());
        return half == Half.UNSAID || half == Half.AM && !words.is(i, "morning")
                ? Optional.empty()
                : clocks.at(i + 1).filter(clock -> clock.half() == Half.UNSAID).map(clock -> clock.in(half));
    }

    /** A time with nothing before it that would make it one. */
    private Optional<Match<Times>> bare(int i) {
        Optional<Clock> found = clocks.at(i);
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

    /** "wednesday 10". */
    private boolean isAfterDay(int i) {
        return Calendar.weekday(words.at(i - 1).text()).isPresent()
                || words.isAny(i - 1, Set.of("tomorrow", "today", "tmrw"));
    }

    private boolean isGuessable(int i, Clock clock) {
        boolean digits = words.at(i).is(Kind.NUMBER);
        Token after = words.at(clock.next());
        boolean alone = i == 0 && (after.is(Kind.END) || after.is(Kind.SIGN) && words.size() - clock.next() == 1);
        boolean ends = after.is(Kind.END) || after.is(Kind.SIGN) || FOLLOWS_A_GUESS.contains(after.text());
        return digits
                && !words.is(clock.next(), "-")
                && (alone && clock.hour() > 0
                        || i == 0 && clock.hour() >= LOWEST_GUESS && FOLLOWS_A_GUESS.contains(after.text())
                        || ends && (words.isAny(i - 1, LEADS_A_GUESS) || isAfterDay(i)));
    }
}
