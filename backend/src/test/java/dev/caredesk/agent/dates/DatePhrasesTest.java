package dev.caredesk.agent.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Now is Wednesday, 2027-03-03, 09:12. */
class DatePhrasesTest {

    private static final LocalDateTime NOW = LocalDateTime.of(2027, 3, 3, 9, 12);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            today                         | 2027-03-03
            tomorrow                      | 2027-03-04
            the day after tomorrow        | 2027-03-05
            Friday                        | 2027-03-05
            this Friday                   | 2027-03-05
            next Friday                   | 2027-03-12
            Friday next week              | 2027-03-12
            Wednesday                     | 2027-03-03
            Wednesday at 8                | 2027-03-10
            thrusday                      | 2027-03-04
            Thursday, March 11            | 2027-03-11
            Friday the 9th                | 2027-04-09
            a week later                  | 2027-03-10
            Friday after next             | 2027-03-19
            Thursday in two weeks         | 2027-03-18
            a week from Friday            | 2027-03-12
            two weeks from tomorrow       | 2027-03-18
            in two weeks                  | 2027-03-17
            in a fortnight                | 2027-03-17
            in 3 days                     | 2027-03-06
            the 6th of this month         | 2027-03-06
            the 1st                       | 2027-04-01
            the 1st of next month         | 2027-04-01
            March 10th                    | 2027-03-10
            10 March                      | 2027-03-10
            the tenth of March, 2027      | 2027-03-10
            Dec 5                         | 2027-12-05
            Monday the 8th                | 2027-03-08
            Tuesday, March 9, 2027        | 2027-03-09
            3/10                          | 2027-03-10
            13/3                          | 2027-03-13
            3/10/2027                     | 2027-03-10
            2027-03-10                    | 2027-03-10
            not Monday, Tuesday           | 2027-03-09
            the 8th, no wait, the 9th     | 2027-03-09
            the 2nd... actually the 12th  | 2027-03-12
            February 30, sorry, April 2nd | 2027-04-02
            a week on Monday              | 2027-03-15
            Monday week                   | 2027-03-15
            a fortnight today             | 2027-03-17
            two Fridays from now          | 2027-03-12
            the first Monday in April     | 2027-04-05
            last Friday of the month      | 2027-03-26
            second Tuesday of next month  | 2027-04-13
            the day after Monday          | 2027-03-09
            day before the 10th           | 2027-03-09
            same time on Thursday         | 2027-03-04
            by next Monday at 2           | 2027-03-08
            today, Wednesday              | 2027-03-03
            Wednesday at 7 pm             | 2027-03-03
            the Friday before             | 2027-03-05
            """)
    void oneDay(String phrase, String day) {
        assertThat(DatePhrases.resolve(phrase, NOW, Locale.US))
                .hasValueSatisfying(resolved ->
                        assertThat(resolved.from() + " " + resolved.to()).isEqualTo(day + " " + day));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            next week                     | 2027-03-08 | 2027-03-14 |
            this weekend                  | 2027-03-06 | 2027-03-07 |
            early next week               | 2027-03-08 | 2027-03-09 |
            end of next week              | 2027-03-11 | 2027-03-12 |
            in April                      | 2027-04-01 | 2027-04-30 |
            from 4th to 7th               | 2027-03-04 | 2027-03-07 |
            between the 4th and the 7th   | 2027-03-04 | 2027-03-07 |
            April 3-7                     | 2027-04-03 | 2027-04-07 |
            3rd to 7th of May             | 2027-05-03 | 2027-05-07 |
            Thursday through Saturday     | 2027-03-04 | 2027-03-06 |
            after the 10th                | 2027-03-11 | 2027-04-07 |
            by Friday                     | 2027-03-03 | 2027-03-05 |
            before Friday                 | 2027-03-03 | 2027-03-04 |
            the next 10 days              | 2027-03-03 | 2027-03-13 |
            the week of March 15          | 2027-03-15 | 2027-03-21 |
            Monday or Wednesday           | 2027-03-08 | 2027-03-10 | MONDAY WEDNESDAY
            Mondays                       | 2027-03-03 | 2027-03-30 | MONDAY
            every Friday in April         | 2027-04-01 | 2027-04-30 | FRIDAY
            any weekday                   | 2027-03-03 | 2027-03-30 | MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY
            """)
    void stretchesOfDays(String phrase, String from, String to, String weekdays) {
        Days days = DatePhrases.read(phrase, NOW, Locale.US).days().orElseThrow();
        assertThat(days.from()).hasToString(from);
        assertThat(days.to()).hasToString(to);
        var sorted = new TreeSet<>(days.weekdays()).toString().replaceAll("[\\[\\],]", "");
        assertThat(sorted).isEqualTo(weekdays == null ? "" : weekdays);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            at 3                          | 15:00
            at 9                          | 09:00
            at 7                          | 07:00
            half past two                 | 14:30
            quarter to 6 pm               | 17:45
            a quarter past ten            | 10:15
            two thirty                    | 14:30
            ten o'clock                   | 10:00
            noon                          | 12:00
            evening 4                     | 16:00
            10:30 in the morning          | 10:30
            12.15                         | 12:15
            4p.m.                         | 16:00
            12 am                         | 00:00
            around 3ish                   | 15:00
            at 8 on Monday evening        | 20:00
            midday                        | 12:00
            noonish                       | 12:00
            afternoon 12                  | 12:00
            4 o'clock in the evening      | 16:00
            16:30                         | 16:30
            half 3                        | 15:30
            quarter to five               | 16:45
            ten to four                   | 15:50
            two-ish                       | 14:00
            around 11                     | 11:00
            at 1530                       | 15:30
            11 then                       | 11:00
            friday 11                     | 11:00
            tomorrow 3                    | 15:00
            Tuesday at 4, sorry 5         | 17:00
            """)
    void oneTime(String phrase, String time) {
        Times times = DatePhrases.read(phrase, NOW, Locale.US).times().orElseThrow();
        assertThat(times.exact()).isTrue();
        assertThat(times.from()).hasValue(LocalTime.parse(time));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Monday morning                | 08:00 | 12:00
            first thing Monday            | 07:00 | 10:00
            between 2 and 4               | 14:00 | 16:00
            Mondays between 8 and 12      | 08:00 | 12:00
            9 to 5                        | 09:00 | 17:00
            11-1pm                        | 11:00 | 13:00
            tomorrow before 5             |       | 17:00
            next week after 3pm           | 15:00 |
            5pm or later                  | 17:00 |
            no later than 11              |       | 11:00
            after lunch on Monday         | 13:00 |
            afternoon after 3             | 15:00 |
            early Friday morning          | 07:00 | 10:00
            at 2 or 3                     | 14:00 | 15:01
            """)
    void windowsOfTime(String phrase, String from, String to) {
        Times times = DatePhrases.read(phrase, NOW, Locale.US).times().orElseThrow();
        assertThat(times.exact()).isFalse();
        assertThat(times.from().map(LocalTime::toString).orElse(null)).isEqualTo(from);
        assertThat(times.to().map(LocalTime::toString).orElse(null)).isEqualTo(to);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Good morning, I need a dentist",
                "Have a nice evening",
                "the 2nd one",
                "the second option please",
                "for 3 people",
                "it has hurt for 3 days",
                "my number is 512 555-0100",
                "123 Main Street",
                "I may need help",
                "the sun is out",
                "I sat down",
                "20 minutes",
                "I have 2 kids",
                "version 1.2.3",
                "it's 9 pm now",
                "right now it's 7 pm on Tuesday",
                "I can come 24/7",
                "blood pressure 140/90",
                "20/20 vision",
                "ever since I slipped last Tuesday",
                "my tooth broke yesterday"
            })
    void whatIsNoDayAndNoTime(String text) {
        assertThat(DatePhrases.read(text, NOW, Locale.US).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "last Monday", "March 1st", "Jan 5", "2026-03-10"})
    void pastDaysAreFlaggedAndNotResolved(String phrase) {
        assertThat(DatePhrases.read(phrase, NOW, Locale.US).past()).isTrue();
        assertThat(DatePhrases.resolve(phrase, NOW, Locale.US)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            February 30 at 10             | February 30
            on the 32nd                   | 32nd
            31st of April                 | 31st of April
            Feb 29, 2027                  | Feb 29, 2027
            2/30                          | 2/30
            2027-02-30                    | 2027-02-30
            tomorrow at 25:00             | 25:00
            9:75                          | 9:75
            Tuesday, March 11             | Tuesday, March 11 (that is a Thursday)
            Friday the 31st at 10         | Friday the 31st (that is a Wednesday)
            """)
    void whatDoesNotExistIsNamedAndNotResolved(String text, String phrase) {
        assertThat(DatePhrases.read(text, NOW, Locale.US).impossible()).hasValue(phrase);
        assertThat(DatePhrases.resolve(text, NOW, Locale.US)).isEmpty();
    }

    /** Seen from Monday, 2027-03-08, 11:00. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            an hour later                          | 2027-03-08T12:00
            can it be half an hour earlier?        | 2027-03-08T10:30
            an hour and a half later, please       | 2027-03-08T12:30
            push it back by a day                  | 2027-03-09T11:00
            move my appointment back a week        | 2027-03-15T11:00
            bring it forward 30 minutes            | 2027-03-08T10:30
            postpone it by two hours               | 2027-03-08T13:00
            let's make it half past                | 2027-03-08T11:30
            quarter to would be better             | 2027-03-08T10:45
            """)
    void timesSeenFromAnother(String phrase, LocalDateTime meant) {
        assertThat(DatePhrases.read(phrase, NOW, Locale.US).shift())
                .map(shift -> shift.from(LocalDateTime.of(2027, 3, 8, 11, 0)))
                .hasValue(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "half past two",
                "my back hurts since 2 days",
                "make it an hour long",
                "in two hours",
                "a bit later",
                "I was there 2 days ago"
            })
    void otherTimesAreNotSeenFromAnother(String phrase) {
        assertThat(DatePhrases.read(phrase, NOW, Locale.US).shift()).isEmpty();
    }

    @Test
    void anOrdinalAfterToIsADate() {
        assertThat(DatePhrases.read("make it to the 5th", NOW, Locale.US)
                        .pieces()
                        .getFirst()
                        .ordinal())
                .isZero();
    }

    @Test
    void aTimeOfTodayThatIsOverIsPast() {
        assertThat(DatePhrases.read("today at 9", NOW, Locale.US).past()).isTrue();
        assertThat(DatePhrases.read("today at 10", NOW, Locale.US).past()).isFalse();
    }

    @Test
    void numericDatesFollowTheLocale() {
        assertThat(DatePhrases.resolve("5/4", NOW, Locale.US).orElseThrow().from())
                .hasToString("2027-05-04");
        assertThat(DatePhrases.resolve("5/4", NOW, Locale.UK).orElseThrow().from())
                .hasToString("2027-04-05");
    }

    @Test
    void aTimeThatHasPassedMeansTomorrow() {
        assertThat(DatePhrases.resolve("at 9", NOW, Locale.US).orElseThrow().from())
                .hasToString("2027-03-04");
        assertThat(DatePhrases.resolve("at 10", NOW, Locale.US).orElseThrow().from())
                .hasToString("2027-03-03");
    }

    @Test
    void aMoveNamesTwoDays() {
        When when = DatePhrases.readMove("from Monday to Wednesday", NOW, Locale.US);
        assertThat(when.pieces()).hasSize(2);
        assertThat(when.days().orElseThrow().from()).hasToString("2027-03-10");
    }

    @Test
    void aBareOrdinalMayBeAChoice() {
        assertThat(DatePhrases.read("the 2nd", NOW, Locale.US)
                        .pieces()
                        .getFirst()
                        .ordinal())
                .isEqualTo(2);
        assertThat(DatePhrases.read("on the 2nd", NOW, Locale.US)
                        .pieces()
                        .getFirst()
                        .ordinal())
                .isZero();
    }
}
