package dev.caredesk.agent.builtin.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.agent.words.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsTest {

    private static final Requests REQUESTS = new Requests();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Can you please book me an appointment with Dr. Chen?       | BOOK
            I'd like to set up a visit for Tuesday                     | BOOK
            Put a dentist appointment on my calendar for Friday        | BOOK
            an appointment tomorrow at 3                               | BOOK
            I have an appointment with Dr. Quinn on Monday             | BOOK
            Find me an appointment next week                           | BOOK
            Are there any appointments on Tuesday?                     | ANY
            When is my next appointment?                               | LIST
            What time is the appointment with Dr. Chen?                | LIST
            Hi, could you check whether I have a checkup this week?    | LIST
            Do I have anything booked? I mean an appointment           | LIST
            I forgot when my dentist appointment is                    | LIST
            How long will the appointment last?                        | LIST
            Please accept my appointment on Thursday                   | LIST
            Did I already have an appointment in May?                  | LIST
            Move my Monday appointment to Wednesday                    | MOVE
            I need to reschedule                                       | MOVE
            Make my Friday appointment an hour longer                  | MOVE
            Please add my sister to the appointment on Friday          | MOVE
            My appointment got moved to Tuesday                        | MOVE
            Could you change it to the 5th?                            | ALTER
            make it Tuesday instead                                    | ALTER
            Please put it on Friday                                    | ALTER
            Change the time to 4 pm                                    | ALTER
            I'd like the appointment to be at noon                     | ALTER
            My appointment on Friday? I am ill. Cancel it, please      | CANCEL
            Sorry, I have to cancel                                    | CANCEL
            can you get rid of my appointment with Dr. Chen            | CANCEL
            Cancel my visit and book a new one                         | CANCEL
            """)
    void theVerbOrTheFormOfAQuestionTells(String text, Intent intent) {
        assertThat(REQUESTS.read(Text.of(text))).isEqualTo(intent);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I need a dentist                                  | UNSAID
            Yes, please do it                                 | UNSAID
            That should work                                  | UNSAID
            I need to get rid of this headache                | UNSAID
            I had to cancel a barbecue, I feel so sick        | UNSAID
            I have just moved here, do you know a good doctor | UNSAID
            My name is Ann and I need an appointment          | BOOK
            I have to visit a dentist                         | BOOK
            I'd like to see Dr. Chen this Wednesday at 10 for a cleaning | UNSAID
            What is the address?                              | UNSAID
            """)
    void otherThingsAreLeftAlone(String text, Intent intent) {
        assertThat(REQUESTS.read(Text.of(text))).isEqualTo(intent);
    }
}
