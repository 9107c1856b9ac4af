package dev.caredesk.agent.builtin.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.agent.words.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
            Please change my calendar to show a checkup on Friday      | BOOK
            Note that I'm at the dentist's on Monday                   | BOOK
            Invite my sister to a checkup on Friday                    | BOOK
            Book two hours on Friday for my surgery appointment        | BOOK
            Are there any appointments on Tuesday?                     | ANY
            Any appointments on Tuesday?                               | ANY
            Which appointments are there in May?                       | ANY
            Search for an appointment in May                           | ANY
            When is my next appointment?                               | LIST
            What time is the appointment with Dr. Chen?                | LIST
            Hi, could you check whether I have a checkup this week?    | LIST
            Do I have anything booked? I mean an appointment           | LIST
            I forgot when my dentist appointment is                    | LIST
            How long will the appointment last?                        | LIST
            Please accept my appointment on Thursday                   | LIST
            Did I already have an appointment in May?                  | LIST
            When's the dentist?                                        | LIST
            What time is the dentist on Friday?                        | LIST
            When do I go to the doctor?                                | LIST
            Do I need to bring anything to my appointment?             | LIST
            Show me Friday's appointments                              | LIST
            Give me a list of my appointments                          | LIST
            The checkup on Friday is cancelled                         | LIST
            Move my Monday appointment to Wednesday                    | MOVE
            I need to reschedule                                       | MOVE
            Make my Friday appointment an hour longer                  | MOVE
            Please add my sister to the appointment on Friday          | MOVE
            My appointment got moved to Tuesday                        | MOVE
            They moved my checkup to Friday                            | MOVE
            It turns out my appointment is at ten                      | MOVE
            I want my checkup at three instead                         | MOVE
            Make checkup two hours long                                | MOVE
            Set the end of my appointment to five                      | MOVE
            Mark my appointment as private                             | MOVE
            Take my sister off my appointment on Friday                | MOVE
            Remove Ann from the checkup                                | MOVE
            Friday's checkup was with Dr. Chen, not with Dr. Roe       | ALTER
            Tomorrow's appointment should start at nine                | ALTER
            Could you change it to the 5th?                            | ALTER
            make it Tuesday instead                                    | ALTER
            Please put it on Friday                                    | ALTER
            Change the time to 4 pm                                    | ALTER
            I'd like the appointment to be at noon                     | ALTER
            My appointment on Friday? I am ill. Cancel it, please      | CANCEL
            Sorry, I have to cancel                                    | CANCEL
            can you get rid of my appointment with Dr. Chen            | CANCEL
            Cancel my visit and book a new one                         | CANCEL
            Take my checkup off the calendar                           | CANCEL
            I don't need the appointment any more                      | CANCEL
            I no longer need my checkup                                | CANCEL
            I'd like my appointment cancelled                          | CANCEL
            Forget my checkup                                          | CANCEL
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
            When is the dentist available?                    | UNSAID
            Forget it                                         | UNSAID
            I don't need an appointment                       | BOOK
            Find me a time for a checkup                      | BOOK
            """)
    void otherThingsAreLeftAlone(String text, Intent intent) {
        assertThat(REQUESTS.read(Text.of(text))).isEqualTo(intent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "make the appointment tomorrow",
                "put this appointment on Friday",
                "an earlier appointment",
                "yes, extend it by an hour",
                "looks good, but add Ann to the appointment",
                "yes appointment at ten"
            })
    void whatIsTakenForSpokenOf(String text) {
        assertThat(refersBack(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "make an appointment tomorrow",
                "make the appointment with Dr. Chen tomorrow",
                "schedule the checkup tomorrow",
                "yes, I need an appointment",
                "yes, move my checkup to Friday",
                "yes, cancel the appointment"
            })
    void whatNeedsNothingSaidBefore(String text) {
        assertThat(refersBack(text)).isFalse();
    }

    private static boolean refersBack(String text) {
        return REQUESTS.refersBack(Text.of(text), REQUESTS.read(Text.of(text)));
    }
}
