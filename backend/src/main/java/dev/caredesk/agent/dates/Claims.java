package dev.caredesk.agent.dates;

import dev.caredesk.agent.dates.Token.Kind;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reads what a text claims of days and times, rather than what it wishes for: all of it has to be true, so that nothing
 * may be corrected by what follows, and a number is a time only if it can hardly be anything else.
 */
public final class Claims {

    /** Before a bare number that is a time, if what follows it allows. */
    private static final Set<String> LEADS_A_CLOCK = Set.of(
            "at",
            "by",
            "around",
            "about",
            "from",
            "between",
            "until",
            "till",
            "before",
            "after",
            "and",
            "or",
            "to",
            "morning",
            "afternoon",
            "evening");

    private static final Set<String> FOLLOWS_A_CLOCK = Set.of(
            "on",
            "in",
            "with",
            "and",
            "or",
            "to",
            "until",
            "till",
            "tomorrow",
            "today",
            "tonight",
            "this",
            "next",
            "for",
            "if",
            "then",
            "sharp",
            "instead",
            "please",
            "is",
            "works",
            "would");

    private static final Set<String> JOINS = Set.of("or", "and", "to", "until", "till", "-", "–");

    private final String text;
    private final LocalDateTime now;
    private final Locale locale;
    private final Words words;
    private final ClockGrammar clocks;

    private Claims(String text, LocalDateTime now, Locale locale) {
        this.text = text;
        this.now = now;
        this.locale = locale;
        this.words = new Words(Token.all(text));
        this.clocks = new ClockGrammar(words);
    }

    /** Returns what is written like a day or a time and is none: "February 30", "Tuesday, March 4" if that is a Thursday. */
    public static List<String> impossible(String text, LocalDateTime now, Locale locale) {
        return new Claims(text, now, locale).impossible();
    }

    /** Returns the clock times in words ("half past ten") or without a mark ("at nine", "by 9"), in the clinic's half. */
    public static List<LocalTime> unmarkedTimes(String text, LocalDateTime now, Locale locale) {
        return new Claims(text, now, locale).unmarkedTimes();
    }

    private List<String> impossible() {
        var dates = new DateGrammar(words, now.toLocalDate(), DatePhrases.isMonthFirst(locale));
        var nonsense = new Impossible(words, text, dates);
        return IntStream.range(0, words.size())
                .mapToObj(i -> nonsense.at(i).map(found -> text(i, found.next())))
                .flatMap(Optional::stream)
                .toList();
    }

    private String text(int i, int next) {
        return text.substring(words.at(i).begin(), words.at(next - 1).end());
    }

    private List<LocalTime> unmarkedTimes() {
        var found = new ArrayList<LocalTime>();
        var pieces = DatePhrases.read(text, now, locale).pieces();
        boolean dated = pieces.stream().anyMatch(piece -> piece.days().isPresent());
        for (Piece piece : pieces) {
            int i = 0;
            while (i < words.size()) {
                boolean within = piece.times().isPresent()
                        && words.at(i).begin() >= piece.begin()
                        && words.at(i).end() <= piece.end();
                int at = i;
                Optional<Clock> clock =
                        within ? clocks.at(i).filter(one -> isUnmarked(at, one, dated)) : Optional.empty();
                clock.map(Clock::time).ifPresent(found::add);
                i = clock.map(Clock::next).orElse(i + 1);
            }
        }
        return found;
    }

    private boolean isUnmarked(int i, Clock clock, boolean dated) {
        Token first = words.at(i);
        boolean marked = first.is(Kind.CLOCK) || words.is(i, "noon") || words.is(i, "midnight");
        if (marked || words.isAny(clock.next(), Words.UNITS)) {
            return false;
        }
        boolean bare = clock.next() == i + 1;
        return !bare || words.isAny(i - 1, LEADS_A_CLOCK) && ends(clock.next()) && (dated || !words.is(i, "one"));
    }

    /** "At nine with Dr. Chen", but not "at 9 Main Street", and not "at two or three places". */
    private boolean ends(int i) {
        Token after = words.at(i);
        Optional<Clock> other = words.isAny(i, JOINS) ? clocks.at(i + 1) : Optional.empty();
        if (other.isPresent()) {
            return !words.isAny(other.get().next(), Words.UNITS)
                    && ends(other.get().next());
        }
        return after.is(Kind.END)
                || after.is(Kind.SIGN)
                || FOLLOWS_A_CLOCK.contains(after.text())
                || Calendar.weekday(after.text()).isPresent();
    }
}
