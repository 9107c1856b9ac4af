package dev.caredesk.agent.builtin.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    private static final Understanding UNDERSTANDING = new Understanding(Locale.US, new SpecialtyWords());

    private static Utterance read(String text) {
        return UNDERSTANDING.read(text, LocalDateTime.of(2027, 3, 3, 9, 12));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I want to see dr chen tomorrow                                  | chen
            I NEED DR CHEN TOMORROW                                         | chen
            Is Dr. Chen's office open?                                      | Chen
            not Dr. Chen, Dr. Morgan                                        | Morgan
            with Maria de la Cruz on Friday                                 | Maria de la Cruz
            Dr. Ann B. Carter, M.D. please                                  | Ann B Carter
            The dentist is called Lake View Dental Center                   | Lake View Dental Center
            I'd like to go to J R Miller Dental Lab on March 7th            | J R Miller Dental Lab
            Try Happy Teeth Family Dentistry                                | Happy Teeth Family Dentistry
            No. Northside Clinic is the name of the practice                | Northside Clinic
            Her name is Okafor Ngozi                                        | Okafor Ngozi
            O'Hara Family Health.                                           | O'Hara Family Health
            I need an appointment at West Hill Radiology for Monday         | West Hill Radiology
            Peter W Quinn works for me                                      | Peter W Quinn
            """)
    void theNameOfADoctorOrAPractice(String text, String name) {
        assertThat(read(text).doctor()).hasValue(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I need a General Practitioner",
                "A Dermatologist please",
                "My name is Jane Roe and I need a dentist",
                "I am Jane Roe",
                "do you take Blue Cross Insurance",
                "I want to see a Spanish speaking doctor",
                "Something in Round Rock please",
                "for my son John",
                "I will come on Monday or in May",
                "Perfect, I would like that",
                "I NEED A DENTIST",
                "Bye Bye"
            })
    void otherWordsAreNoName(String text) {
        assertThat(read(text).doctor()).isEmpty();
    }

    @Test
    void theNameOfARelativeIsNoDoctors() {
        Utterance said = read("Also an appointment for my kid. Her name is Angela");
        assertThat(said.doctor()).isEmpty();
        assertThat(said.relative()).hasValue(new Relative("kid", Optional.of("Angela")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Book Happy Teeth Family Dentistry", "with Dr. Skinner Heart"})
    void aKindOfDoctorWithinANameIsNoneThatIsAskedFor(String text) {
        assertThat(read(text).concepts()).isEmpty();
    }
}
