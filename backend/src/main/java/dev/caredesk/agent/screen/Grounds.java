package dev.caredesk.agent.screen;

import dev.caredesk.agent.dates.Claims;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is known in a conversation, from which the model may speak: tool results, the person's words, the clinic. */
public class Grounds {

    private static final Pattern RANGE =
            Pattern.compile("\"from\":\"(\\d{4}-\\d{2}-\\d{2})\",\"to\":\"(\\d{4}-\\d{2}-\\d{2})\"");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}'’]+");
    private static final Pattern ISO_TIME = Pattern.compile("T?(\\d{2}):(\\d{2})(?::\\d{2})?");

    private final StringBuilder text = new StringBuilder();
    private final Set<String> words = new HashSet<>();
    private final Set<Integer> minutes = new HashSet<>();
    private final Set<MonthDay> days = new HashSet<>();
    private final Set<Integer> daysOfMonth = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();
    private final List<Range> ranges = new ArrayList<>();

    private final LocalDateTime now;
    private final Locale locale;

    private record Range(LocalDate from, LocalDate to) {}

    /** Begins with nothing, at that time of the clinic; numeric dates are read as that locale writes them. */
    public Grounds(LocalDateTime now, Locale locale) {
        this.now = now;
        this.locale = locale;
    }

    /** Returns the grounds of a speaker whose sources nobody here has seen: all may be true. */
    public static Grounds unseen() {
        return new Unseen();
    }

    /** Adds what software wrote, whose times are exact. */
    public void add(String known) {
        addCommon(known);
        ISO_TIME.matcher(known)
                .results()
                .forEach(it -> minutes.add(Integer.parseInt(it.group(1)) * 60 + Integer.parseInt(it.group(2))));
        RANGE.matcher(known).results().forEach(it -> add(LocalDate.parse(it.group(1)), LocalDate.parse(it.group(2))));
    }

    /** Adds what was said before, of which each sentence was read then. */
    public void addAnswer(String answer) {
        add(answer);
        unmarkedTimes(answer).forEach(minutes::addAll);
    }

    /** Adds what a person wrote, who may mean either half of the day. */
    public void addSaid(String said) {
        addCommon(said);
        unmarkedTimes(said).forEach(minutes::addAll);
        Times.bareHours(said).forEach(hour -> minutes.addAll(Times.either(hour, 0)));
        Times.daysOfMonth(said).forEach(daysOfMonth::add);
    }

    /** Adds every day from one to another. */
    public void add(LocalDate from, LocalDate to) {
        ranges.add(new Range(from, to));
    }

    private void addCommon(String known) {
        text.append(known.toLowerCase(Locale.ROOT)).append('\n');
        WORD.matcher(known).results().forEach(it -> words.add(bare(it.group())));
        Times.times(known).forEach(minutes::addAll);
        Times.days(known).forEach(days::addAll);
        Codes.numbers(known).forEach(numbers::add);
    }

    /** Whether all times of the day in a sentence are known, also those in words. */
    boolean hasTimes(String sentence) {
        return Stream.concat(Times.times(sentence).stream(), unmarkedTimes(sentence))
                .allMatch(meanings -> meanings.stream().anyMatch(minutes::contains));
    }

    /** Whether all days in a sentence are known, and are days of the calendar. */
    boolean hasDays(String sentence) {
        return Times.days(sentence).stream().allMatch(this::hasDay)
                && Claims.impossible(sentence, now, locale).stream().allMatch(this::hasText);
    }

    private Stream<Set<Integer>> unmarkedTimes(String sentence) {
        return Claims.unmarkedTimes(sentence, now, locale).stream().map(Times::inEitherHalf);
    }

    private boolean hasDay(Set<MonthDay> meanings) {
        return meanings.stream()
                .anyMatch(it -> days.contains(it)
                        || daysOfMonth.contains(it.getDayOfMonth())
                        || ranges.stream().anyMatch(range -> within(it, range)));
    }

    /** Whether one number has these digits, or ends with them. */
    boolean hasNumber(String digits) {
        return numbers.stream().anyMatch(it -> it.endsWith(digits) || digits.endsWith(it));
    }

    boolean hasText(String piece) {
        return text.indexOf(piece.toLowerCase(Locale.ROOT)) >= 0;
    }

    boolean hasWord(String word) {
        return words.contains(bare(word));
    }

    // "Johnson's" is Johnson's
    static String bare(String word) {
        var lower = word.toLowerCase(Locale.ROOT).replace('’', '\'');
        return lower.endsWith("'s") ? lower.substring(0, lower.length() - 2) : lower;
    }

    private static boolean within(MonthDay day, Range range) {
        for (var year = range.from.getYear(); year <= range.to.getYear(); year++) {
            var at = day.atYear(year);
            if (!at.isBefore(range.from) && !at.isAfter(range.to)) {
                return true;
            }
        }
        return false;
    }

    private static final class Unseen extends Grounds {

        Unseen() {
            super(LocalDateTime.MIN, Locale.ROOT);
        }

        @Override
        boolean hasTimes(String sentence) {
            return true;
        }

        @Override
        boolean hasDays(String sentence) {
            return true;
        }

        @Override
        boolean hasNumber(String digits) {
            return true;
        }

        @Override
        boolean hasText(String piece) {
            return true;
        }

        @Override
        boolean hasWord(String word) {
            return true;
        }
    }
}
