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
    private static final Set<String> JOINS = Set.of("or", "nor");

    private static final Set<String> LEADS_A_DATE = Set.of("on", "to", "for", "by", "until", "till", "from");

    private final Words words;
    private final LocalDate today;
    private final Pieces combiner;
    private final Impossible impossible;
    private final Tales tales;
    private final DayRanges days;
    private final TimeGrammar times;
    private final ShiftGrammar shifts;

    private DatePhrases(String text, LocalDateTime now, Locale locale, boolean moving) {
        this.words = new Words(Token.all(text));
        this.today = now.toLocalDate();
        var dates = new DateGrammar(words, today, isMonthFirst(locale));
        this.days = new DayRanges(words, today, new DayGrammar(words, today, dates), moving);
        this.times = new TimeGrammar(words);
        this.shifts = new ShiftGrammar(words);
        this.combiner = new Pieces(words, now);
        this.impossible = new Impossible(words, text, dates);
        this.tales = new Tales(words);
    }

    static boolean isMonthFirst(Locale locale) {
        return UNITED_STATES_ORDER.contains(locale.getCountry());
    }

    /**
     * Resolves a phrase, or finds nothing in it, or only what is past or does not exist. A time without a day means today, or tomorrow when
     * it has passed.
     */
    public static Optional<Resolved> resolve(String text, LocalDateTime now, Locale locale) {
        When when = read(text, now, locale);
        if (when.isEmpty() || when.past() || when.impossible().isPresent()) {
            return Optional.empty();
        }
        if (when.days().isEmpty() && when.times().isEmpty()) {
            return when.shift()
                    .filter(Shift::isOfDays)
                    .map(shift -> shift.from(now).toLocalDate())
                    .map(day -> new Resolved(day, day, Optional.empty(), Optional.empty()));
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
        Optional<String> nonsense = Optional.empty();
        Optional<Shift> shift = Optional.empty();
        int nowEnd = -1;
        int deniedEnd = -1;
        var without = EnumSet.noneOf(DayOfWeek.class);
        int i = 0;
        while (i < words.size()) {
            Optional<Match<Shift>> shifted = shifts.at(i);
            if (shifted.isPresent()) {
                shift = shifted.map(Match::value);
                pieces.add(piece(i, shifted.get().next(), Optional.empty(), Optional.empty()));
                i = shifted.get().next();
                continue;
            }
            Optional<Match<String>> no = impossible.at(i);
            Optional<Match<Days>> day = no.isPresent() ? Optional.empty() : days.at(i);
            boolean only = no.isPresent() || day.isPresent() && !words.is(i, "tonight");
            Optional<Match<Times>> time = only ? Optional.empty() : timesAt(i);
            int next = Math.max(
                    no.map(Match::next).orElse(i + 1),
                    Math.max(
                            day.map(Match::next).orElse(i + 1),
                            time.map(Match::next).orElse(i + 1)));
            boolean said = day.isPresent() || time.isPresent();
            boolean over = day.isPresent() && day.get().value().to().isBefore(today);
            boolean isNow = said && (tales.isNow(i, next) || i == nowEnd + 1 && words.is(nowEnd, "on"));
            nowEnd = isNow ? next : nowEnd;
            boolean told = over && tales.isTold(i) || isNow;
            boolean denied = said && (denied(i) || deniedEnd > 0 && joins(deniedEnd, i));
            if (denied) {
                deniedEnd = next;
                weekday(i).ifPresent(without::add);
            }
            if (said && !denied && !told) {
                pieces.add(piece(i, next, day.map(Match::value), time.map(Match::value)));
            }
            boolean corrects = day.isPresent()
                    || time.isPresent() && nonsense.filter(Impossible::isTime).isPresent();
            nonsense = no.isPresent() || corrects ? no.map(Match::value) : nonsense;
            i = next;
        }
        return combiner.combined(pieces, nonsense).with(shift).without(without);
    }

    /** "Not on Monday or Friday": the second is denied as well. */
    private boolean joins(int end, int i) {
        boolean joined = false;
        for (int between = end; between < i; between++) {
            if (!words.isAny(between, JOINS) && !words.isAny(between, ARTICLES)) {
                return false;
            }
            joined |= words.isAny(between, JOINS);
        }
        return joined;
    }

    private Optional<DayOfWeek> weekday(int i) {
        return Calendar.weekday(words.at(i).text());
    }

    private Piece piece(int i, int next, Optional<Days> day, Optional<Times> time) {
        int lead = i - 1;
        while (words.isAny(lead, ARTICLES)) {
            lead--;
        }
        int ordinal = words.is(i, "the") ? i + 1 : i;
        boolean bareOrdinal =
                next == ordinal + 1 && words.at(ordinal).is(Token.Kind.ORDINAL) && !words.isAny(i - 1, LEADS_A_DATE);
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
}
