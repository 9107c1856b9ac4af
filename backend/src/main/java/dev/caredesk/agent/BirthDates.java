package dev.caredesk.agent;

import dev.caredesk.agent.IdentityReader.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds dates of birth, however they are written. */
final class BirthDates {

    private static final String MONTHS = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
            + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
    private static final String YEAR = "(?<year>(?:19|20)\\d\\d|'?\\d\\d)";
    private static final Pattern YEAR_FIRST =
            pattern("(?<year>(?:19|20)\\d\\d)([-/. ])(?<month>\\d{1,2})\\2(?<day>\\d{1,2})");
    private static final Pattern NUMBERS =
            pattern("(?<first>\\d{1,2})(?<sep>[-/. ])(?<second>\\d{1,2})\\k<sep>" + YEAR);
    private static final Pattern MONTH_DAY = pattern(
            "(?<name>" + MONTHS + ")\\.?[ -]{1,2}(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:,? of)?[ ,-]{1,3}" + YEAR);
    private static final Pattern DAY_MONTH =
            pattern("(?<day>\\d{1,2})(?:st|nd|rd|th)?[ -]{0,2}(?:of )?(?<name>" + MONTHS + ")\\.?,?[ -]{0,2}" + YEAR);
    private static final Pattern EIGHT_DIGITS =
            pattern("(?<first>\\d{2})(?<sep>)(?<second>\\d{2})(?<year>(?:19|20)\\d\\d)");
    private static final Pattern CUE =
            Pattern.compile("\\b(?:born|birth|birthday|birthdate|dob|d\\.o\\.b)\\b", Pattern.CASE_INSENSITIVE);
    private static final Set<String> MONTH_FIRST = Set.of("US", "PH", "");
    private static final int CUE_REACH = 40;
    // A day so long ago is hardly meant as a day for an appointment
    private static final int YEARS_BACK = 5;

    private final boolean monthFirst;

    BirthDates(Locale locale) {
        this.monthFirst = MONTH_FIRST.contains(locale.getCountry());
    }

    record Found(LocalDate date, Span span) {}

    List<Found> find(String text, boolean asked, LocalDate today) {
        if (text.chars().noneMatch(Character::isDigit)) {
            return List.of();
        }
        var found = new ArrayList<Found>();
        for (var pattern : List.of(YEAR_FIRST, MONTH_DAY, DAY_MONTH, NUMBERS, EIGHT_DIGITS)) {
            var match = pattern.matcher(text);
            while (match.find()) {
                date(pattern, match, today)
                        .filter(date -> isBirthDate(date, text, match, asked, today))
                        .filter(date -> found.stream()
                                .noneMatch(it -> it.span().from() < match.end()
                                        && match.start() < it.span().to()))
                        .ifPresent(date -> found.add(new Found(date, new Span(match.start(), match.end()))));
            }
        }
        return found;
    }

    /** Whether a run of digits and separators begins with a date rather than being a phone number. */
    boolean startsWithDate(String digits) {
        for (var pattern : List.of(YEAR_FIRST, NUMBERS)) {
            var match = pattern.matcher(digits);
            if (match.lookingAt()
                    && match.group("year").length() == 4
                    && date(pattern, match, LocalDate.EPOCH).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBirthDate(LocalDate date, String text, Matcher match, boolean asked, LocalDate today) {
        if (date.isAfter(today) || date.getYear() < 1900) {
            return false;
        }
        var hinted = CUE.matcher(text.substring(Math.max(0, match.start() - CUE_REACH), match.start()))
                .find();
        var full = match.group("year").length() == 4;
        return hinted
                || full && (asked && date.isBefore(today.minusDays(1)) || date.isBefore(today.minusYears(YEARS_BACK)))
                || asked && !full;
    }

    private Optional<LocalDate> date(Pattern pattern, Matcher match, LocalDate today) {
        var year = year(match.group("year"), today);
        if (pattern == YEAR_FIRST) {
            return date(year, number(match, "month"), number(match, "day"));
        }
        if (pattern == MONTH_DAY || pattern == DAY_MONTH) {
            return date(year, month(match.group("name")), number(match, "day"));
        }
        var first = number(match, "first");
        var second = number(match, "second");
        var dayFirst =
                first > 12 || second <= 12 && (!monthFirst || match.group("sep").equals("."));
        return dayFirst ? date(year, second, first) : date(year, first, second);
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int year(String text, LocalDate today) {
        var digits = text.replace("'", "");
        var year = Integer.parseInt(digits);
        if (digits.length() == 4) {
            return year;
        }
        return 2000 + year > today.getYear() ? 1900 + year : 2000 + year;
    }

    private static int month(String name) {
        var start = name.toLowerCase(Locale.ROOT).substring(0, 3);
        return "janfebmaraprmayjunjulaugsepoctnovdec".indexOf(start) / 3 + 1;
    }

    private static int number(Matcher match, String group) {
        return Integer.parseInt(match.group(group));
    }

    private static Pattern pattern(String date) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + date + "(?![\\p{L}\\p{N}:])", Pattern.CASE_INSENSITIVE);
    }
}
