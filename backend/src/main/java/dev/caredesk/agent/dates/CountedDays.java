package dev.caredesk.agent.dates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** Reads days that are counted: "in two weeks", "a week from Friday", "the first Monday in April", "the day after". */
final class CountedDays {

    private static final Set<String> MONTHS_SAID = Set.of("this", "next", "the", "following", "coming");

    private final Words words;
    private final LocalDate today;
    private final IntFunction<Optional<Match<Days>>> days;

    /** Takes what reads the days that counting begins at. */
    CountedDays(Words words, LocalDate today, IntFunction<Optional<Match<Days>>> days) {
        this.words = words;
        this.today = today;
        this.days = days;
    }

    /** "in two weeks", "3 days from now", "a week from Friday", "within the next 10 days", "next few days". */
    Optional<Match<Days>> at(int i) {
        int within = words.skipAny(
                i,
                List.of(
                        "within the next",
                        "in the next",
                        "over the next",
                        "during the next",
                        "within",
                        "next",
                        "coming"));
        boolean range = within > i;
        int start = range ? within : words.skip(i, "in");
        Match<Integer> count = words.is(start, "fortnight") ? new Match<>(2, start) : words.count(start);
        boolean fortnight = words.is(count.next(), "fortnight");
        Optional<Period> unit = fortnight ? Optional.of(Period.ofWeeks(1)) : unit(count.next());
        if (count.value() < 1 || unit.isEmpty()) {
            return Optional.empty();
        }
        Period period = unit.get().multipliedBy(fortnight ? 2 : count.value());
        int next = count.next() + 1;
        if (range) {
            return Optional.of(new Match<>(Days.of(today, today.plus(period)), next));
        }
        Optional<Match<Days>> anchored = anchored(period, next, start == i);
        return anchored.isPresent() || start == i
                ? anchored
                : Optional.of(new Match<>(Days.of(today.plus(period)), next));
    }

    private Optional<Match<Days>> anchored(Period period, int i, boolean bare) {
        int now = words.skipAny(i, List.of("from now", "from today", "out", "ahead"));
        if (now > i) {
            return Optional.of(new Match<>(Days.of(today.plus(period)), now));
        }
        boolean british = bare && (words.is(i, "today") || words.is(i, "tomorrow") || words.is(i, "on"));
        int from = words.skipAny(i, british ? List.of("on") : List.of("from", "after"));
        return from == i && !words.is(i, "today") && !words.is(i, "tomorrow")
                ? Optional.empty()
                : days.apply(from)
                        .filter(anchor -> anchor.value().isOneDay())
                        .map(anchor -> new Match<>(Days.of(anchor.value().from().plus(period)), anchor.next()));
    }

    private Optional<Period> unit(int i) {
        return switch (words.at(i).text()) {
            case "day", "days" -> Optional.of(Period.ofDays(1));
            case "week", "weeks" -> Optional.of(Period.ofWeeks(1));
            case "month", "months" -> Optional.of(Period.ofMonths(1));
            default -> Optional.empty();
        };
    }

    /** Reads what is counted from another day or within a month. */
    Optional<Match<Days>> besides(int i) {
        return nextTo(i).or(() -> weekdayOfMonth(i)).or(() -> weekdays(i));
    }

    /** "the day after Monday", "day before the 10th". */
    private Optional<Match<Days>> nextTo(int i) {
        boolean after = words.is(i + 1, "after");
        if (!words.is(i, "day") || !after && !words.is(i + 1, "before")) {
            return Optional.empty();
        }
        return days.apply(i + 2)
                .filter(day -> day.value().isOneDay())
                .map(day -> new Match<>(Days.of(day.value().from().plusDays(after ? 1 : -1)), day.next()));
    }

    /** "the first Monday in April", "last Friday of the month". */
    private Optional<Match<Days>> weekdayOfMonth(int i) {
        Match<Integer> ordinal = words.is(i, "last") ? new Match<>(-1, i + 1) : words.ordinal(i);
        Optional<DayOfWeek> day = Calendar.weekday(words.at(ordinal.next()).text());
        int of = words.skipAny(ordinal.next() + 1, List.of("of", "in"));
        if (ordinal.next() == i || day.isEmpty() || of == ordinal.next() + 1) {
            return Optional.empty();
        }
        int said = words.isAny(of, MONTHS_SAID) ? of + 1 : of;
        int month = Calendar.month(words.at(said).text());
        boolean next = words.is(of, "next") || words.is(of, "following") || words.is(of, "coming");
        LocalDate first = today.withDayOfMonth(1);
        if (month > 0) {
            first = first.withMonth(month).plusYears(month < today.getMonthValue() ? 1 : 0);
        } else if (words.is(said, "month") && said > of) {
            first = next ? first.plusMonths(1) : first;
        } else {
            return Optional.empty();
        }
        LocalDate found = first.with(TemporalAdjusters.dayOfWeekInMonth(ordinal.value(), day.get()));
        return Optional.of(new Match<>(Days.of(found), said + 1));
    }

    /** "two Fridays from now". */
    private Optional<Match<Days>> weekdays(int i) {
        Match<Integer> count = words.count(i);
        Optional<DayOfWeek> day = Calendar.weekdays(words.at(count.next()).text());
        int next = words.skipAny(count.next() + 1, List.of("from now", "from today", "ahead", "away"));
        return count.value() < 1 || day.isEmpty() || next == count.next() + 1
                ? Optional.empty()
                : Optional.of(new Match<>(
                        Days.of(today.with(TemporalAdjusters.next(day.get())).plusWeeks(count.value() - 1L)), next));
    }
}
