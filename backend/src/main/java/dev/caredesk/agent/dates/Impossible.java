package dev.caredesk.agent.dates;

import dev.caredesk.agent.dates.Token.Kind;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds what is written like a date or a time and is none: "February 30", "the 32nd", "25:00", a wrong weekday. */
final class Impossible {

    private static final Set<String> LEADS_A_DAY = Set.of("the", "on");
    private static final Set<String> JOINS = Set.of("and", "or", "to", "through", "-", "–", "/", ",", "&");
    private static final int ANY_LEAP_YEAR = 2028;

    private final Words words;
    private final String text;
    private final DateGrammar dates;

    Impossible(Words words, String text, DateGrammar dates) {
        this.dates = dates;
        this.words = words;
        this.text = text;
    }

    /** Returns the words that name no day or time, as they were written. */
    Optional<Match<String>> at(int i) {
        Token token = words.at(i);
        return switch (token.kind()) {
            case ISO_DATE ->
                Calendar.date(token.a(), token.b(), token.c()).isPresent() ? Optional.empty() : said(i, i + 1);
            case NUMERIC_DATE -> isNumericDate(token) ? Optional.empty() : said(i, i + 1);
            case CLOCK -> isClock(token) ? Optional.empty() : said(i, i + 1);
            case ORDINAL, NUMBER -> dayThenMonth(i);
            case WORD -> monthThenDay(i).or(() -> otherWeekday(i));
            case SIGN, END -> Optional.empty();
        };
    }

    /** Two large numbers, such as 20/20, are no date at all. */
    private static boolean isNumericDate(Token token) {
        int year = token.c() < 0 ? ANY_LEAP_YEAR : token.c();
        boolean meant = token.c() >= 0 || token.a() <= 12 || token.b() <= 12;
        return !meant
                || Calendar.date(year, token.a(), token.b()).isPresent()
                || Calendar.date(year, token.b(), token.a()).isPresent();
    }

    /** "9.75" may be a price. */
    private static boolean isClock(Token token) {
        boolean colon = token.text().indexOf(':') > 0;
        return !colon || token.b() < 60 && (token.a() < 24 || token.a() == 24 && token.b() == 0);
    }

    /** Returns whether that was meant for a time. */
    static boolean isTime(String phrase) {
        return phrase.indexOf(':') > 0;
    }

    private Optional<Match<String>> dayThenMonth(int i) {
        Token day = words.at(i);
        int of = words.is(i + 1, "of") ? i + 2 : i + 1;
        int month = Calendar.month(words.at(of).text());
        boolean ordinal = day.is(Kind.ORDINAL);
        if (month > 0 && (ordinal || of > i + 1 || words.at(of + 1).is(Kind.END))) {
            return exists(month, day.a()) ? Optional.empty() : said(i, of + 1);
        }
        boolean aDay = ordinal && words.isAny(i - 1, LEADS_A_DAY);
        return aDay && (day.a() < 1 || day.a() > 31) && month < 0 && !words.is(i + 1, "street")
                ? said(i, i + 1)
                : Optional.empty();
    }

    private Optional<Match<String>> monthThenDay(int i) {
        int month = Calendar.month(words.at(i).text());
        int start = words.is(i + 1, "the") ? i + 2 : i + 1;
        Token day = words.at(start);
        boolean number =
                day.is(Kind.ORDINAL) || day.is(Kind.NUMBER) && day.text().length() <= 2;
        int comma = words.skip(start + 1, ",");
        Token year = words.at(comma);
        boolean dated = year.is(Kind.NUMBER) && year.text().length() == 4;
        boolean exists = dated ? Calendar.date(year.a(), month, day.a()).isPresent() : exists(month, day.a());
        return month > 0 && number && !exists ? said(i, dated ? comma + 1 : start + 1) : Optional.empty();
    }

    /** "Tuesday, March 4", which is a Thursday. */
    private Optional<Match<String>> otherWeekday(int i) {
        int date = words.skip(i + 1, ",");
        // "Monday and Tuesday, March 4 and 5": the date is the first one's
        boolean another = words.isAny(i - 1, JOINS)
                && Calendar.weekday(words.at(i - 2).text()).isPresent();
        return Calendar.weekday(words.at(i).text())
                .filter(_ -> !another)
                .filter(weekday -> dates.dayOfMonth(date, weekday).isEmpty())
                .flatMap(_ -> dates.dayOfMonth(date))
                .map(day -> {
                    String name = day.value().from().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
                    String phrase = text.substring(
                            words.at(i).begin(), words.at(day.next() - 1).end());
                    return new Match<>(phrase + " (that is a " + name + ")", day.next());
                });
    }

    private static boolean exists(int month, int day) {
        return Calendar.date(ANY_LEAP_YEAR, month, day).isPresent();
    }

    private Optional<Match<String>> said(int i, int next) {
        String phrase = text.substring(words.at(i).begin(), words.at(next - 1).end());
        return Optional.of(new Match<>(phrase, next));
    }
}
