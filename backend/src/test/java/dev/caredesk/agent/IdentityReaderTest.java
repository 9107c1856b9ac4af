package dev.caredesk.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.api.PatientKind;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 3, 5);
    private static final LocalDate BORN = LocalDate.of(1980, 3, 4);

    private final IdentityReader reader = new IdentityReader(Locale.US);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jane Doe, born March 4, 1980, jane@example.com, I am new here",
                "My name is Jane Doe, 1980-03-04, jane@example.com, new patient",
                "jane doe 3/4/1980 jane@example.com new",
                "I'm Jane Doe. DOB: 03/04/80. Email jane@example.com. First time.",
                "Name: Jane Doe; date of birth: 4 Mar 1980; e-mail: jane@example.com; i'm new",
                "I am Jane Doe and I was born on the 4th of March 1980. jane@example.com. I have never been there before.",
                "🙂 Jane Doe 🙂 1980-03-04, jane@example.com, new",
                "new, Jane Doe, 03-04-1980, jane@example.com",
                "Sure! This is Jane Doe, my birthday is March 4th, 1980 and you can reach me at jane@example.com, new patient",
                "hi, Jane Doe here, 1980-03-04, jane@example.com, new patient",
                "Hello, it's Jane Doe again, 1980-03-04, jane@example.com, new patient",
                "Full name: Jane Doe\nDate of birth: 1980/03/04\nContact: jane@example.com\nNew",
            })
    void readsEverythingFromOneTurn(String text) {
        var reading = reader.read(text, true, TODAY);

        assertThat(reading.said().missing()).isEmpty();
        assertThat(reading.said().dateOfBirth()).isEqualTo(BORN);
        assertThat(reading.said().name()).isEqualToIgnoringCase("Jane Doe");
        assertThat(reading.said().contact()).isEqualTo("jane@example.com");
        assertThat(reading.said().kind()).isEqualTo(PatientKind.NEW);
        assertThat(reading.text()).doesNotContainIgnoringCase("jane", "doe", "1980", "example", "/80");
    }

    @Test
    void readsPastTwoSpacesInARow() {
        assertThat(reader.read("My name is Jane  Doe", false, TODAY).said().name())
                .isEqualTo("Jane  Doe");
        assertThat(reader.read("I am  not well", true, TODAY).said().name()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(512) 555-0199",
                "512-555-0199",
                "512.555.0199",
                "5125550199",
                "+1 512 555 0199",
                "my cell is 512 555 0199",
                "jane doe 03/04/1980 512 555 0199 returning",
                "1980-03-04 5125550199"
            })
    void readsPhoneNumbers(String text) {
        var reading = reader.read(text, true, TODAY);

        assertThat(reading.said().contact()).contains("0199");
        assertThat(reading.text()).doesNotContain("0199").contains(IdentityReader.BLANK);
    }

    @ParameterizedTest
    @CsvSource({
        "I have been here before, RETURNING",
        "I'm a returning patient, RETURNING",
        "yes I've been a patient before, RETURNING",
        "I'm already a patient, RETURNING",
        "returning, RETURNING",
        "I am not new, RETURNING",
        "I'm new, NEW",
        "It's my first visit, NEW",
        "I have never been there, NEW",
        "new, NEW",
    })
    void readsWhetherTheyHaveBeenHere(String text, PatientKind kind) {
        assertThat(reader.read(text, true, TODAY).said().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"María-José O'Neill", "Jean-Luc van der Berg", "Li Wei", "J. R. Smith", "Will Smith"})
    void readsManyKindsOfNames(String name) {
        assertThat(reader.read("My name is " + name + ".", true, TODAY).said().name())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I need a knee specialist on Monday morning, I have no insurance",
                "I'm looking for Emily Rodriguez",
                "I am Very Sick and need a doctor",
                "yes please",
                "the second one at 10:30",
                "between 03/08/2027 and 03/12/2027",
                "on March 8, 2027 at 9",
                "is 2027-03-08 free?",
                "book 2027-03-08 10:30 with Dr. Sarah Johnson",
                "what is the code 7KQ4-MX2P for?",
                "can I come at 9 or 10 on the 15th",
            })
    void leavesOrdinaryTurnsAlone(String text) {
        var unasked = reader.read(text, false, TODAY);
        assertThat(unasked.text()).isEqualTo(text);
        assertThat(unasked.said().isEmpty()).isTrue();

        assertThat(reader.read(text, true, TODAY).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            yes, [personal details], I'm new                       | yes,  ,
            yes please. [identified patient], returning patient    | yes please.  ,
            go ahead, we're new here                               | go ahead,
            it's my first visit                                    | its my
            ok but is a new tooth expensive?                       | ok but is a new tooth expensive?
            """)
    void leavesWhatElseIsSaid(String text, String besides) {
        assertThat(IdentityReader.besides(text)).isEqualToIgnoringWhitespace(besides);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jane doe", "maria del mar", "o'neill sean"})
    void aNameInSmallLettersIsOneWhenItIsAllThatIsSaid(String name) {
        assertThat(reader.read(name, true, TODAY).said().name()).isEqualTo(name);
        assertThat(reader.read(name, false, TODAY).said().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes please", "sounds great", "works for me", "not sure", "dr solberg", "no thanks"})
    void whatIsSaidInTwoWordsNeedNotBeAName(String text) {
        assertThat(reader.read(text, true, TODAY).said().isEmpty()).isTrue();
    }

    @Test
    void blanksDetailsThatNobodyAskedFor() {
        var reading = reader.read(
                "Hi, I'm Jane Doe, born 3/4/1980, call 512-555-0199. Any knee doctor on Monday?", false, TODAY);

        assertThat(reading.text()).doesNotContain("Jane", "Doe", "1980", "0199").contains("Any knee doctor on Monday?");
        assertThat(reading.said().name()).isEqualTo("Jane Doe");
    }

    @Test
    void detailsOfARelativeAreBlankedButNotTheCallers() {
        var reading = reader.read("It is for my son John, born 5/6/2019", true, TODAY);

        assertThat(reading.said().dateOfBirth()).isNull();
        assertThat(reading.said().name()).isNull();
        assertThat(reading.text()).contains("son John").doesNotContain("2019");
    }

    @Test
    void dayComesFirstWhereItDoes() {
        var european = new IdentityReader(Locale.UK);

        assertThat(european.read("born 4/3/1980", true, TODAY).said().dateOfBirth())
                .isEqualTo(BORN);
        assertThat(reader.read("born 25/3/1980", true, TODAY).said().dateOfBirth())
                .isEqualTo("1980-03-25");
    }
}
