package dev.caredesk.agent.dates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads days relative to today: names, counts, weeks and months. Dates of the calendar are {@link DateGrammar}'s. */
final class DayGrammar {

    private static final Set<DayOfWeek> WORKING = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final Map<String, Integer> NAMED = Map.ofEntries(
            Map.entry("day before yesterday", -2),
            Map.entry("yesterday", -1),
            Map.entry("today", 0),
            Map.entry("later today", 0),
            Map.entry("tonight", 0),
            Map.entry("day after tomorrow", 2),
            Map.entry("tomorrow", 1),
            Map.entry("tmrw", 1),
            Map.entry("tmr", 1),
            Map.entry("tmw", 1),
            Map.entry("tommorow", 1),
            Map.entry("tommorrow", 1),
            Map.entry("tomorow", 1),
            Map.entry("tomorrrow", 1));
    private static final List<String> NAMES_LONGEST_FIRST =
            NAMED.keySet().stream().sorted((a, b) -> b.length() - a.length()).toList();
    private static final Set<String> PARTS_OF_DAY = Set.of("morning", "afternoon", "evening");
    private static final Set<String> RECURRING = Set.of("every", "any", "each", "all");
    private static final Set<String> UNSURE_ALONE = Set.of("sat", "sun", "wed", "mon");
    private static final Set<String> FOLLOWS_A_DAY = Set.of("at", "morning", "afternoon", "evening", "noon", "before");
    private static final Set<String> LEADS_A_DAY =
            Set.of("on", "this", "next", "for", "by", "until", "till", "to", "or", "from", "about");

    private final Words words;
    private final LocalDate today;
    private final DateGrammar dates;
    private final CountedDays counts;

    DayGrammar(Words words, LocalDate today, DateGrammar dates) {
        this.words = words;
        this.today = today;
        this.dates = dates;
        this.counts = new CountedDays(words, today, this::at);
    }

    /** Reads one expression of days that begins at {@code i}, without limits such as "after". */
    Optional<Match<Days>> at(int i) {
        int start = words.is(i, "the") ? i + 1 : i;
        return named(start)
                .or(() -> partOf(start))
                .or(() -> counts.besides(start))
                .or(() -> weekday(start))
                .or(() -> counts.at(start))
                .or(() -> dates.at(i))
                .or(() -> span(start));
    }

    private Optional<Match<Days>> named(int i) {
        for (String name : NAMES_LONGEST_FIRST) {
            int next = words.skip(i, name);
            if (next > i) {
                return Optional.of(new Match<>(Days.of(today.plusDays(NAMED.getOrDefault(name, 0))), next));
            }
        }
        boolean thisPart = words.is(i, "this") && words.isAny(i + 1, PARTS_OF_DAY);
        return thisPart ? Optional.of(new Match<>(Days.of(today), i + 1)) : Optional.empty();
    }

    /** "Monday", "next Monday", "Monday next week", "Mondays", "Monday the 4th". */
    private Optional<Match<Days>> weekday(int i) {
        Optional<DayOfWeek> plural = Calendar.weekdays(words.at(i).text());
        if (plural.isPresent()) {
            return Optional.of(new Match<>(recurring(EnumSet.of(plural.get())), i + 1));
        }
        boolean qualified = words.isAny(i, Set.of("this", "next", "coming", "upcoming", "following", "last"))
                || words.isAny(i, RECURRING);
        int name = qualified ? words.skip(i + 1, "coming") : i;
        Optional<DayOfWeek> day = Calendar.weekday(words.at(name).text());
        if (day.isEmpty() || !qualified && isUnsure(name)) {
            return Optional.empty();
        }
        Optional<Match<Days>> dated = dates.dayOfMonth(words.skip(name + 1, ","), day.get());
        if (dated.isPresent()) {
            return dated;
        }
        if (words.isAny(i, RECURRING)) {
            return Optional.of(new Match<>(recurring(EnumSet.of(day.get())), name + 1));
        }
        String qualifier = qualified ? words.at(i).text() : "";
        return Optional.of(inWeek(day.get(), name + 1)
                .orElseGet(() -> new Match<>(Days.of(qualifiedDay(qualifier, day.get())), name + 1)));
    }

    private boolean isUnsure(int i) {
        return words.isAny(i, UNSURE_ALONE)
                && i > 0
                && !words.isAny(i - 1, LEADS_A_DAY)
                && !words.at(i - 1).is(Token.Kind.SIGN)
                && !words.at(i + 1).is(Token.Kind.CLOCK)
                && !words.at(i + 1).is(Token.Kind.NUMBER)
                && !words.isAny(i + 1, FOLLOWS_A_DAY);
    }

    private LocalDate qualifiedDay(String qualifier, DayOfWeek day) {
        return switch (qualifier) {
            case "this" -> today.with(TemporalAdjusters.nextOrSame(day));
            case "next", "following" -> Calendar.monday(today).plusWeeks(1).with(TemporalAdjusters.nextOrSame(day));
            case "last" -> today.with(TemporalAdjusters.previous(day));
            default -> today.with(TemporalAdjusters.next(day));
        };
    }

    /** The week that follows the name of a day: "next week", "this week", "after next", "in two weeks". */
    private Optional<Match<Days>> inWeek(DayOfWeek day, int i) {
        int of = words.skipAny(i, List.of(", of", "of the", "of", "in the", ","));
        LocalDate monday = Calendar.monday(today);
        int afterNext = words.skipAny(of, List.of("after next", "the week after next", "week after next"));
        if (afterNext > of) {
            return weeksOn(monday, 2, day, afterNext);
        }
        int next = words.skipAny(of, List.of("next week", "coming week", "following week", "the following week"));
        if (next > of) {
            return weeksOn(monday, 1, day, next);
        }
        int same = words.skip(of, "this week");
        if (same > of) {
            return weeksOn(monday, 0, day, same);
        }
        if (words.is(i, "week")) {
            return Optional.of(
                    new Match<>(Days.of(today.with(TemporalAdjusters.next(day)).plusWeeks(1)), i + 1));
        }
        Match<Integer> count = words.is(i, "in") ? words.count(i + 1) : new Match<>(-1, i);
        boolean weeks = count.value() > 0 && (words.is(count.next(), "weeks") || words.is(count.next(), "week"));
        return weeks ? weeksOn(monday, count.value(), day, count.next() + 1) : Optional.empty();
    }

    private static Optional<Match<Days>> weeksOn(LocalDate monday, int weeks, DayOfWeek day, int next) {
        return Optional.of(new Match<>(Days.of(monday.plusWeeks(weeks).with(TemporalAdjusters.nextOrSame(day))), next));
    }

    private Days recurring(Set<DayOfWeek> weekdays) {
        return new Days(today, today.plusDays(Days.OPEN_END_DAYS), Set.copyOf(weekdays));
    }

    /** "early next week", "end of the month", "mid March". */
    private Optional<Match<Days>> partOf(int i) {
        String part = words.at(i).text();
        if (!Set.of("beginning", "start", "early", "middle", "mid", "end", "late", "later", "rest")
                .contains(part)) {
            return Optional.empty();
        }
        int whole = words.skipAny(i + 1, List.of("of the", "of", "in the", "in", "-"));
        int start = words.is(whole, "the") ? whole + 1 : whole;
        return span(start).map(match -> new Match<>(narrowed(part, match.value()), match.next()));
    }

    private static Days narrowed(String part, Days whole) {
        long length = whole.from().until(whole.to(), java.time.temporal.ChronoUnit.DAYS) + 1;
        long third = length <= 7 ? 2 : 10;
        return switch (part) {
            case "beginning", "start", "early" ->
                Days.of(whole.from(), whole.from().plusDays(third - 1));
            case "middle", "mid" ->
                Days.of(whole.from().plusDays(third - 1), whole.from().plusDays(2 * third - 1));
            case "rest" -> whole;
            default ->
                length <= 7
                        ? Days.of(whole.to().minusDays(3), whole.to().minusDays(2))
                        : Days.of(whole.to().minusDays(third - 1), whole.to());
        };
    }

    /** Weeks, weekends and months. */
    private Optional<Match<Days>> span(int i) {
        LocalDate monday = Calendar.monday(today);
        int afterNext = words.skip(i, "week after next");
        if (afterNext > i) {
            return Optional.of(new Match<>(Calendar.week(monday.plusWeeks(2)), afterNext));
        }
        int weekOf = words.skipAny(i, List.of("week of the", "week of", "week starting", "week beginning"));
        if (weekOf > i) {
            return dates.at(weekOf)
                    .map(day -> new Match<>(
                            Calendar.week(Calendar.monday(day.value().from())), day.next()));
        }
        boolean next = words.isAny(i, Set.of("next", "coming", "following", "upcoming"));
        boolean current = words.is(i, "this");
        int unit = next || current ? i + 1 : i;
        Optional<Days> days = switch (words.at(unit).text()) {
            case "week" ->
                next || current || i > 0 && isPartWord(i)
                        ? Optional.of(
                                next
                                        ? Calendar.week(monday.plusWeeks(1))
                                        : Calendar.week(monday).notBefore(today))
                        : Optional.<Days>empty();
            case "month" ->
                next || current || i > 0 && isPartWord(i)
                        ? Optional.of(
                                next
                                        ? Calendar.month(today.plusMonths(1))
                                        : Calendar.month(today).notBefore(today))
                        : Optional.<Days>empty();
            case "weekend" ->
                Optional.of(weekend(next ? monday.plusWeeks(1) : monday).notBefore(today));
            case "weekends" -> Optional.of(recurring(WEEKEND));
            case "weekday", "weekdays", "workday", "workdays" -> Optional.of(recurring(WORKING));
            default -> Optional.<Days>empty();
        };
        return days.map(found -> new Match<>(found, unit + 1))
                .or(() -> dates.month(i))
                .or(() -> anyDay(i));
    }

    private boolean isPartWord(int i) {
        return words.is(i - 1, "the") || words.is(i - 1, "of");
    }

    private static Days weekend(LocalDate monday) {
        return Days.of(monday.plusDays(5), monday.plusDays(6));
    }

    private Optional<Match<Days>> anyDay(int i) {
        int next = words.skipAny(i, List.of("any day", "any date", "any other day", "whatever day", "whichever day"));
        return next > i
                ? Optional.of(new Match<>(Days.of(today, today.plusDays(Days.OPEN_END_DAYS)), next))
                : Optional.empty();
    }
}
