package dev.caredesk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.caredesk.api.PatientKind;
import dev.caredesk.api.Problem;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.schedule.BookingRefused;
import dev.caredesk.schedule.Refusal;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void everyRefusalOfTheScheduleIsAProblemOfTheSameName(Refusal refusal) {
        var problem = Problems.of(new BookingRefused(refusal, "Please choose another time."));
        assertThat(problem.code().name()).isEqualTo(refusal.name());
        assertThat(problem.detail()).isEqualTo("Please choose another time.");
        assertThat(problem.status()).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "53300", "57014", "57P01", "28P01", "25006"})
    void aDatabaseOutOfReachIsUnavailable(String state) {
        var failure = new IllegalStateException(new SQLException("FATAL: no pg_hba entry for Ada", state));
        assertThat(Problems.of(failure).code()).isEqualTo(ProblemCode.UNAVAILABLE);
    }

    @Test
    void aPoolThatIsExhaustedIsUnavailable() {
        assertThat(Problems.of(new SQLException("Sorry, acquisition timeout!")).code())
                .isEqualTo(ProblemCode.UNAVAILABLE);
        assertThat(Problems.of(new SQLTransientConnectionException()).code()).isEqualTo(ProblemCode.UNAVAILABLE);
    }

    private record Sample(LocalDate day, String text, Integer number) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"day": "soon"}     | day: must be a date such as 1990-04-12
            {"text": ["a"]}     | text: must be a text
            {"text": {}}        | text: must be a text
            {"number": "a"}     | number: must be a whole number
            []                  | body: must be an object
            {"question": "hi"}  | question: is not a field of this request
            {                   | The body is not well-formed JSON.
            """)
    void saysWhatAFieldHasToBe(String body, String sentence) {
        var json = new ObjectMapper().registerModule(new JavaTimeModule());
        new StrictJson().customize(json);
        assertThatThrownBy(() -> json.readValue(body, Sample.class))
                .satisfies(wrong -> assertThat(Problems.of(wrong).detail()).isEqualTo(sentence));
    }

    @Test
    void namesTheValuesThatAFieldTakes() {
        assertThatThrownBy(() -> new ObjectMapper().readValue("\"old\"", PatientKind.class))
                .satisfies(
                        wrong -> assertThat(Problems.of(wrong).detail()).isEqualTo("body: must be returning or new"));
    }

    @Test
    void anythingElseShowsNothingOfItself() {
        assertNoInternals(Problems.of(new IllegalStateException("table patient of Ada")));
        assertNoInternals(Problems.of(new SQLException("Key (name)=(Ada) exists", "23505")));
        assertNoInternals(Problems.of(new StackOverflowError("Ada")));
    }

    private static void assertNoInternals(Problem problem) {
        assertThat(problem.code()).isEqualTo(ProblemCode.INTERNAL_ERROR);
        assertThat(problem.toString()).doesNotContain("Ada", "patient", "Exception", "Key");
    }
}
