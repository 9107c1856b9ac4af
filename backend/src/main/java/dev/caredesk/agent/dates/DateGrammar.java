package dev.caredesk.agent.dates;

import dev.caredesk.agent.dates.Token.Kind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** Reads dates of the calendar: "March 10th", "the 6th of this month", "3/10", "2027-03-10", "in April". */
final class DateGrammar {

    /** An ordinal before one of these chooses from a list. */
    private static final Set<String> CHOICES = Set.of(
            "one",
            "option",
            "slot",
            "doctor",
            "appointment",
            "choice",
            "time",
            "dentist",
            "visit",
            "available",
            "opening",
            "floor",
            "grade",
            "avenue",
            "ave",
            "street",
            "st",
            "provider",
            "suggestion",
            "person",
            "name",
            "line",
            "entry");

    private static final Set<String> LEADS_A_MONTH = Set.of(
            "in", "of", "during", "this", "next", "until", "till", "early", "late", "mid", "-", "for", "any",
            "anytime");
    private static final String ALWAYS = "24/7";
    private static final int FIRST_WORD_THAT_IS_NO_CHOICE = 11;

    private final Words words;
    private final LocalDate today;
    private final boolean monthFirst;

    DateGrammar(Words words, LocalDate today, boolean monthFirst) {
        this.words = words;
        this.today = today;
        this.monthFirst = monthFirst;
    }

    /** Reads the date that begins at {@code i}; a month alone is not one. */
    Optional<Match<Days>> at(int i) {
        int start = words.is(i, "the") ? i + 1 : i;
        return numeric(start)
                .or(() -> monthThenDay(start))
                .or(() -> dayThenMonth(start))
                .or(() -> dayAlone(start, words.is(i, "the")));
    }

    /** Reads what may follow the name of a weekday: "the 4th", "March 4th", "4/3". */
    Optional<Match<Days>> dayOfMonth(int i) {
        return at(i).filter(match -> match.value().isOneDay());
    }

    /** Reads the same, if it is that day of the week; "Friday the 9th" may lie some months ahead. */
    Optional<Match<Days>> dayOfMonth(int i, DayOfWeek weekday) {
        return dayOfMonth(i).flatMap(match -> {
            LocalDate said = match.value().from();
            boolean alone = words.at(match.next() - 1).is(Kind.ORDINAL)
                    && Calendar.month(words.at(i).text()) < 0;
            Optional<LocalDate> fitting = said.getDayOfWeek() == weekday
                    ? Optional.of(said)
                    : alone ? Calendar.comingDay(today, said.getDayOfMonth(), weekday) : Optional.empty();
            return fitting.map(day -> new Match<>(Days.of(day), match.next()));
        });
    }

    private Optional<Match<Days>> numeric(int i) {
        Token token = words.at(i);
        if (token.is(Kind.ISO_DATE)) {
            return Calendar.date(token.a(), token.b(), token.c()).map(day -> new Match<>(Days.of(day), i + 1));
        }
        if (!token.is(Kind.NUMERIC_DATE) || token.is(ALWAYS)) {
            return Optional.empty();
        }
        boolean swap = monthFirst ? token.a() > 12 : token.b() <= 12;
        int month = swap ? token.b() : token.a();
        int day = swap ? token.a() : token.b();
        Optional<LocalDate> date =
                token.c() < 0 ? Calendar.nearest(today, month, day) : Calendar.date(token.c(), month, day);
        return date.map(found -> new Match<>(Days.of(found), i + 1));
    }

    /** "March 10th", "March the 10th, 2027", "March 3-7". */
    private Optional<Match<Days>> monthThenDay(int i) {
        int month = Calendar.month(words.at(i).text());
        int start = words.is(i + 1, "the") || words.is(i + 1, ".") ? i + 2 : i + 1;
        Match<Integer> day = month < 0 ? new Match<>(-1, i) : dayNumber(start);
        if (day.value() < 0) {
            return Optional.empty();
        }
        Match<Integer> year = year(day.next());
        Optional<LocalDate> first = date(year.value(), month, day.value());
        Match<Integer> last = lastDay(day.next());
        Optional<LocalDate> to =
                last.value() > day.value() ? date(year.value(), month, last.value()) : Optional.empty();
        return first.map(from -> to.map(until -> new Match<>(Days.of(from, until), last.next()))
                .orElseGet(() -> new Match<>(Days.of(from), year.next())));
    }

    private Match<Integer> lastDay(int i) {
        boolean range = words.isAny(i, Set.of("-", "–", "—", "to", "through", "until", "till"));
        int start = words.is(i + 1, "the") ? i + 2 : i + 1;
        Match<Integer> day = range ? dayNumber(start) : new Match<>(-1, i);
        return day.value() > 0 && !isClockAfter(day.next()) ? day : new Match<>(-1, i);
    }

    private boolean isClockAfter(int i) {
        return words.isAny(i, Set.of("am", "pm", "oclock", "in"));
    }

    /** "10th of March", "10 March 2027", "the 6th of next month", "3-7 March". */
    private Optional<Match<Days>> dayThenMonth(int i) {
        Match<Integer> day = dayNumber(i);
        if (day.value() < 0) {
            return Optional.empty();
        }
        Match<Integer> last = lastDay(day.next());
        int end = last.value() > 0 ? last.next() : day.next();
        Match<Integer> month = monthAfter(end);
        if (month.value() < 0) {
            return Optional.empty();
        }
        Match<Integer> year = year(month.next());
        boolean named = Calendar.month(words.at(month.next() - 1).text()) > 0;
        Optional<LocalDate> from = named
                ? date(year.value(), month.value(), day.value())
                : Calendar.date(yearOf(month.value()), month.value(), day.value());
        Optional<LocalDate> to = last.value() > 0 && from.isPresent()
                ? Calendar.date(from.get().getYear(), month.value(), last.value())
                : from;
        return from.map(first -> new Match<>(Days.of(first, to.orElse(first)), year.next()));
    }

    private int yearOf(int month) {
        return month < today.getMonthValue() ? today.getYear() + 1 : today.getYear();
    }

    /** The month after a day's number: "of March", "March", "of this month", "of next month"; value -1 if none. */
    private Match<Integer> monthAfter(int i) {
        int start = words.is(i, "of") || words.is(i, "in") ? i + 1 : i;
        int month = Calendar.month(words.at(start).text());
        if (month > 0) {
            return new Match<>(month, start + 1);
        }
        int the = words.is(start, "the") ? start + 1 : start;
        if (words.skip(the, "next month") > the || words.skip(the, "following month") > the) {
            return new Match<>(today.plusMonths(1).getMonthValue(), the + 2);
        }
        if (words.skip(the, "this month") > the || words.skip(the, "current month") > the) {
            return new Match<>(today.getMonthValue(), the + 2);
        }
        return start > i && the > start && words.is(the, "month")
                ? new Match<>(today.getMonthValue(), the + 1)
                : new Match<>(-1, i);
    }

    /** "the 13th"; in words only where it cannot be a choice. */
    private Optional<Match<Days>> dayAlone(int i, boolean article) {
        Match<Integer> day = words.ordinal(i);
        boolean inDigits = words.at(i).is(Kind.ORDINAL);
        boolean onThe = article && words.is(i - 2, "on");
        if (day.value() < 1
                || words.isAny(day.next(), CHOICES)
                || !inDigits && !onThe && day.value() < FIRST_WORD_THAT_IS_NO_CHOICE) {
            return Optional.empty();
        }
        return Calendar.comingDay(today, day.value()).map(date -> new Match<>(Days.of(date), day.next()));
    }

    /** "in March", "next March". */
    Optional<Match<Days>> month(int i) {
        int start = words.is(i, "next") || words.is(i, "this") ? i + 1 : i;
        int month = Calendar.month(words.at(start).text());
        boolean led = start > i || words.isAny(i - 1, LEADS_A_MONTH) || words.size() == 1;
        if (month < 0 || !led) {
            return Optional.empty();
        }
        int year = month < today.getMonthValue() ? today.getYear() + 1 : today.getYear();
        Days days = Calendar.month(LocalDate.of(year, month, 1)).notBefore(today);
        return Optional.of(new Match<>(days, start + 1));
    }

    private Match<Integer> dayNumber(int i) {
        Match<Integer> ordinal = words.ordinal(i);
        if (ordinal.value() > 0) {
            return ordinal;
        }
        Token token = words.at(i);
        boolean day = token.is(Kind.NUMBER) && token.a() >= 1 && token.a() <= 31;
        return day ? new Match<>(token.a(), i + 1) : new Match<>(-1, i);
    }

    private Match<Integer> year(int i) {
        int start = words.is(i, ",") || words.is(i, "of") ? i + 1 : i;
        Token token = words.at(start);
        boolean year = token.is(Kind.NUMBER)
                && token.a() >= 2000
                && token.a() < 2100
                && token.text().length() == 4;
        return year ? new Match<>(token.a(), start + 1) : new Match<>(-1, i);
    }

    private Optional<LocalDate> date(int year, int month, int day) {
        return year > 0 ? Calendar.date(year, month, day) : Calendar.nearest(today, month, day);
    }
}
