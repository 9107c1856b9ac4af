package dev.caredesk.agent.dates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads what people say for days and times ("next Tuesday at 3", "the 6th of this month, before noon"). English. */
public final class DatePhrases {

    private static final Set<String> UNITED_STATES_ORDER = Set.of("US", "PH", "FM", "");
    private static final List<String> AFTER = List.of(
            "any day after",
            "any time after",
            "anytime after",
            "sometime after",
            "later than",
            "not before",
            "no earlier than",
            "starting from",
            "starting on",
            "starting",
            "after");
    private static final List<String> BEFORE =
            List.of("any time before", "sometime before", "earlier than", "prior to", "before");
    private static final List<String> UNTIL =
            List.of("no later than", "not later than", "not after", "up to", "until", "till", "til", "by");
    private static final Set<String> RANGES = Set.of("to", "through", "thru", "until", "till", "til", "-", "–", "—");
    private static final List<String> DENIALS = List.of(
            "not",
            "instead of",
            "rather than",
            "except",
            "except for",
            "anything but",
            "other than",
            "no longer",
            "besides");
    private static final Set<String> ARTICLES = Set.of("on", "the", "at", "in", "a");
    private static final Set<String> JOINS = Set.of("or", "and", ",", "/", "&");

    private final Words words;
    private final LocalDate today;
    private final DayGrammar days;
    private final TimeGrammar times;
    private final boolean moving;

    private DatePhrases(String text, LocalDateTime now, Locale locale, boolean moving) {
        this.words = new Words(Token.all(text));
        this.today = now.toLocalDate();
        var dates = new DateGrammar(words, today, UNITED_STATES_ORDER.contains(locale.getCountry()));
        this.days = new DayGrammar(words, today, dates);
        this.times = new TimeGrammar(words);
        this.moving = moving;
    }

    /**
     * Resolves a phrase, or finds nothing in it, or only what is past. A time without a day means today, or tomorrow when
     * it has passed.
     */
    public static Optional<Resolved> resolve(String text, LocalDateTime now, Locale locale) {
        When when = read(text, now, locale);
        if (when.isEmpty() || when.past()) {
            return Optional.empty();
        }
        Optional<LocalTime> from = when.times().flatMap(Times::from);
        Optional<LocalTime> to = when.times().flatMap(Times::to);
        LocalTime latest = to.or(() -> from).orElse(LocalTime.MAX);
        LocalDate today = now.toLocalDate();
        LocalDate next = latest.isAfter(now.toLocalTime()) ? today : today.plusDays(1);
        Days days = when.days().orElse(Days.of(next));
        return Optional.of(new Resolved(days.from(), days.to(), from, to));
    }

    /** Reads everything that a text says of days and times; clinic hours decide what a bare hour means. */
    public static When read(String text, LocalDateTime now, Locale locale) {
        return new DatePhrases(text, now, locale, false).read();
    }

    /** Reads as {@link #read}, but takes "from Monday to Wednesday" for a move, not for a stretch of days. */
    public static When readMove(String text, LocalDateTime now, Locale locale) {
        return new DatePhrases(text, now, locale, true).read();
    }

    private When read() {
        var pieces = new ArrayList<Piece>();
        int i = 0;
        int previousEnd = 0;
        while (i < words.size()) {
            Optional<Match<Days>> day = daysAt(i);
            Optional<Match<Times>> time = day.isPresent() && !words.is(i, "tonight") ? Optional.empty() : timesAt(i);
            int next = Math.max(
                    day.map(Match::next).orElse(i), time.map(Match::next).orElse(i));
            if (next == i) {
                i++;
                continue;
            }
            if (!denied(i)) {
                pieces.add(piece(i, next, day.map(Match::value), time.map(Match::value)));
            }
            previousEnd = next;
            i = previousEnd;
        }
        return combined(pieces);
    }

    private Piece piece(int i, int next, Optional<Days> day, Optional<Times> time) {
        int lead = i - 1;
        while (words.isAny(lead, ARTICLES)) {
            lead--;
        }
        int ordinal = words.is(i, "the") ? i + 1 : i;
        boolean bareOrdinal = next == ordinal + 1 && words.at(ordinal).is(Token.Kind.ORDINAL) && !words.is(i - 1, "on");
        return new Piece(
                words.at(i).begin(),
                words.at(next - 1).end(),
                day,
                time,
                words.at(lead).text(),
                bareOrdinal ? words.at(ordinal).a() : 0);
    }

    private Optional<Match<Times>> timesAt(int i) {
        return words.is(i, "tonight")
                ? Optional.of(new Match<>(Times.between(LocalTime.of(17, 0), LocalTime.of(22, 0)), i + 1))
                : times.at(i);
    }

    private boolean denied(int i) {
        int start = i;
        while (words.isAny(start - 1, ARTICLES)) {
            start--;
        }
        for (String denial : DENIALS) {
            int length = denial.split(" ", -1).length;
            if (words.skip(start - length, denial) == start) {
                return true;
            }
        }
        return false;
    }

    /** Reads days with their limits: "after the 10th", "from 3rd to 7th", "by Friday". */
    private Optional<Match<Days>> daysAt(int i) {
        if (words.is(i, "between")) {
            Optional<Match<Days>> between = days.at(i + 1).flatMap(first -> through(first, "and"));
            if (between.isPresent()) {
                return between;
            }
        }
        if (words.is(i, "from")) {
            return days.at(i + 1).flatMap(first -> {
                Optional<Match<Days>> range = moving ? Optional.empty() : rangeFrom(first);
                return range.isPresent() || moving ? range : Optional.of(openEnd(first));
            });
        }
        int after = words.skipAny(i, AFTER);
        if (after > i) {
            boolean inclusive = !words.is(after - 1, "after") && !words.is(after - 1, "than");
            return days.at(after).map(day -> after(day, inclusive || words.is(i, "no")));
        }
        int before = words.skipAny(i, BEFORE);
        if (before > i) {
            return days.at(before)
                    .map(day -> new Match<>(upTo(day.value().from().minusDays(1)), day.next()));
        }
        int until = words.skipAny(i, UNTIL);
        if (until > i) {
            return days.at(until).map(day -> new Match<>(upTo(day.value().to()), day.next()));
        }
        return days.at(i).map(first -> rangeFrom(first).orElseGet(() -> withSuffix(first)));
    }

    private Optional<Match<Days>> rangeFrom(Match<Days> first) {
        return words.isAny(first.next(), RANGES) && !moving
                ? through(first, words.at(first.next()).text())
                : Optional.empty();
    }

    private Optional<Match<Days>> through(Match<Days> first, String separator) {
        if (!words.is(first.next(), separator)) {
            return Optional.empty();
        }
        return days.at(first.next() + 1)
                .flatMap(last -> stretch(first.value(), last.value()).map(range -> new Match<>(range, last.next())));
    }

    /** The first day may have been read a week or a month late or early: "3rd to 7th of May", "Wednesday to Monday". */
    private static Optional<Days> stretch(Days first, Days last) {
        LocalDate from = first.from();
        LocalDate to = last.to();
        if (from.isAfter(to)) {
            LocalDate sameMonth = to.withDayOfMonth(Math.min(from.getDayOfMonth(), to.lengthOfMonth()));
            LocalDate later = to.plusWeeks(1);
            return !sameMonth.isAfter(to)
                    ? Optional.of(Days.of(sameMonth, to))
                    : later.isAfter(from) ? Optional.of(Days.of(from, later)) : Optional.empty();
        }
        boolean monthBehind = from.plusMonths(1).isBefore(to) && from.getDayOfMonth() < to.getDayOfMonth();
        return Optional.of(Days.of(monthBehind ? to.withDayOfMonth(from.getDayOfMonth()) : from, to));
    }

    private Match<Days> withSuffix(Match<Days> day) {
        int later = words.skipAny(
                day.next(),
                List.of("or later", "or after", "onwards", "onward", "and later", "and after", "or thereafter"));
        if (later > day.next()) {
            return new Match<>(openFrom(day.value().from()), later);
        }
        int earlier = words.skipAny(day.next(), List.of("or earlier", "or before", "at the latest"));
        return earlier > day.next() ? new Match<>(upTo(day.value().to()), earlier) : day;
    }

    private Match<Days> openEnd(Match<Days> first) {
        return new Match<>(
                first.value().isOneDay() ? openFrom(first.value().from()) : first.value(),
                words.skipAny(first.next(), List.of("onwards", "onward", "on")));
    }

    private static Match<Days> after(Match<Days> day, boolean inclusive) {
        LocalDate from = inclusive ? day.value().from() : day.value().to().plusDays(1);
        return new Match<>(openFrom(from), day.next());
    }

    private static Days openFrom(LocalDate from) {
        return Days.of(from, from.plusDays(Days.OPEN_END_DAYS));
    }

    private Days upTo(LocalDate last) {
        return last.isBefore(today) ? Days.of(last) : Days.of(today, last);
    }

    private When combined(List<Piece> pieces) {
        Optional<Days> day = Optional.empty();
        Optional<Times> time = Optional.empty();
        int dayEnd = -1;
        for (Piece piece : pieces) {
            if (piece.days().isPresent()) {
                boolean joined = day.isPresent() && dayEnd >= 0 && joined(dayEnd, piece.begin());
                day = Optional.of(
                        joined
                                ? united(day.get(), piece.days().get())
                                : narrowed(day, piece.days().get()));
                dayEnd = piece.end();
            }
            if (piece.times().isPresent()) {
                time = Optional.of(agreed(time, piece.times().get()));
            }
        }
        boolean past = day.isPresent() && day.get().to().isBefore(today);
        return new When(day.map(found -> found.notBefore(today)), time, past, List.copyOf(pieces));
    }

    private boolean joined(int begin, int end) {
        boolean joins = false;
        for (int i = 0; i < words.size(); i++) {
            Token token = words.at(i);
            if (token.begin() >= begin && token.end() <= end) {
                if (!JOINS.contains(token.text()) && !ARTICLES.contains(token.text())) {
                    return false;
                }
                joins |= JOINS.contains(token.text());
            }
        }
        return joins;
    }

    /** "Monday or Wednesday" within a week, "Mondays and Fridays". */
    private static Days united(Days first, Days second) {
        LocalDate from = first.from().isBefore(second.from()) ? first.from() : second.from();
        LocalDate to = first.to().isAfter(second.to()) ? first.to() : second.to();
        boolean oneWeek =
                first.isOneDay() && second.isOneDay() || !first.weekdays().isEmpty();
        if (!oneWeek || first.isOneDay() && from.plusDays(7).isBefore(to)) {
            return Days.of(from, to);
        }
        Set<DayOfWeek> weekdays = EnumSet.copyOf(weekdays(first));
        weekdays.addAll(weekdays(second));
        return new Days(from, to, Set.copyOf(weekdays));
    }

    private static Set<DayOfWeek> weekdays(Days days) {
        return days.weekdays().isEmpty() ? Set.of(days.from().getDayOfWeek()) : days.weekdays();
    }

    /** "Mondays … in March" narrow each other; otherwise the later expression corrects the earlier. */
    private static Days narrowed(Optional<Days> before, Days now) {
        if (before.isEmpty() || before.get().isOneDay() || now.isOneDay()) {
            return now;
        }
        Days then = before.get();
        if (then.weekdays().isEmpty() == now.weekdays().isEmpty()) {
            return now;
        }
        Days range = then.weekdays().isEmpty() ? then : now;
        Days recurring = then.weekdays().isEmpty() ? now : then;
        return new Days(range.from(), range.to(), recurring.weekdays());
    }

    /** A time beats a part of the day, and is read as within it; otherwise the later expression counts. */
    private static Times agreed(Optional<Times> before, Times now) {
        if (before.isEmpty()) {
            return now;
        }
        Times then = before.get();
        if (now.exact() && isWindow(then)) {
            return within(now, then);
        }
        return then.exact() && isWindow(now) ? within(then, now) : now;
    }

    private static boolean isWindow(Times times) {
        return times.from().isPresent() && times.to().isPresent();
    }

    private static Times within(Times exact, Times window) {
        LocalTime time = exact.from().orElseThrow();
        LocalTime other = time.plusHours(12);
        return !holds(window, time) && holds(window, other) ? Times.at(other) : exact;
    }

    private static boolean holds(Times window, LocalTime time) {
        return !time.isBefore(window.from().orElseThrow())
                && !time.isAfter(window.to().orElseThrow());
    }
}
