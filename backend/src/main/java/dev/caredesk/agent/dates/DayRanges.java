package dev.caredesk.agent.dates;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads days with their limits: "after the 10th", "from the 3rd to the 7th", "by Friday". */
final class DayRanges {

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

    private final Words words;
    private final LocalDate today;
    private final DayGrammar days;
    private final boolean moving;

    /** Takes for a move "from Monday to Wednesday" if {@code moving}, not for a stretch of days. */
    DayRanges(Words words, LocalDate today, DayGrammar days, boolean moving) {
        this.words = words;
        this.today = today;
        this.days = days;
        this.moving = moving;
    }

    /** Reads days with their limits: "after the 10th", "from 3rd to 7th", "by Friday". */
    Optional<Match<Days>> at(int i) {
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
            // "by Monday at 2" names the time of an appointment
            return days.at(until)
                    .map(day -> words.is(i, "by")
                                    && words.is(day.next(), "at")
                                    && day.value().isOneDay()
                            ? day
                            : new Match<>(upTo(day.value().to()), day.next()));
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
}
