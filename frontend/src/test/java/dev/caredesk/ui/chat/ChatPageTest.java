package dev.caredesk.ui.chat;

import static dev.caredesk.ui.chat.Samples.APPOINTMENT;
import static dev.caredesk.ui.chat.Samples.JOHNSON;
import static dev.caredesk.ui.chat.Samples.RODRIGUEZ;
import static dev.caredesk.ui.chat.Samples.SECRET;
import static dev.caredesk.ui.chat.Samples.STEP;
import static dev.caredesk.ui.chat.Samples.confirmed;
import static dev.caredesk.ui.chat.Samples.doctor;
import static dev.caredesk.ui.chat.Samples.done;
import static dev.caredesk.ui.chat.Samples.proposal;
import static dev.caredesk.ui.chat.Samples.slot;
import static dev.caredesk.ui.chat.Samples.token;
import static dev.caredesk.ui.chat.StubBackend.hanging;
import static dev.caredesk.ui.chat.StubBackend.json;
import static dev.caredesk.ui.chat.StubBackend.problem;
import static dev.caredesk.ui.chat.StubBackend.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.Routes;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.markdown.Markdown;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.caredesk.ui.MainLayout;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.api.ApiClient;
import dev.caredesk.ui.schedule.ClinicDirectory;
import dev.caredesk.ui.schedule.Schedule;
import dev.caredesk.ui.schedule.ScheduleClient;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChatPageTest extends PageTest {

    private final ApiClient api = new ApiClient(backend.endpoint());
    private final Conversations conversations = new Conversations(new ChatClient(api));

    @Override
    protected synchronized Routes discoverRoutes() {
        return new Routes();
    }

    @BeforeEach
    void openPage() {
        ScheduleClient client = new ScheduleClient(api);
        Schedule schedule = new Schedule(client, new ClinicDirectory(client));
        UI.getCurrent().add(new MainLayout(conversations, schedule, api), new ChatView(conversations));
    }

    @AfterEach
    void closeBackend() {
        backend.close();
    }

    @Test
    void greetsWithFourStartersThatSend() {
        backend.on("/query/stream", stream(done("We are open on weekdays.", "", "")));

        assertThat(all(NativeButton.class, "starter")).hasSize(4);
        test(all(NativeButton.class, "starter").getFirst()).click();

        await(() -> answers().contains("We are open on weekdays."));
        assertThat(backend.askedFor("/query/stream").getFirst().body()).contains("knee specialist");
        assertThat(all(NativeButton.class, "starter")).isEmpty();
    }

    @Test
    void showsTheStepAndThenThePiecesAsTheyCome() {
        CountDownLatch gone = new CountDownLatch(1);
        backend.on("/query/stream", hanging(gone, "tool " + STEP));
        say("knee");
        await(() -> texts("status").contains("Looking for free slots…"));

        test($(Button.class).id("stop")).click();

        backend.on("/query/stream", hanging(gone, token("Two "), token("are free")));
        test(one(Button.class, "retry")).click();
        await(() -> answers().contains("Two are free"));
    }

    @Test
    void showsTheWholeAnswerOfABackendThatDoesNotStream() {
        backend.on("/query/stream", json(404, "<h1>Not found</h1>"));
        backend.on("/query", json(200, "{\"answer\":\"We are three.\",\"conversation_id\":\"of-another-form\"}"));
        say("who are you?");
        await(() -> answers().contains("We are three."));

        say("and your names?");
        await(() -> backend.askedFor("/query").size() == 2);
        assertThat(backend.askedFor("/query").getLast().body()).contains("of-another-form");
    }

    @Test
    void stopClosesTheConnection() throws InterruptedException {
        CountDownLatch gone = new CountDownLatch(1);
        backend.on("/query/stream", hanging(gone, token("One moment")));
        say("hello");
        await(() -> answers().contains("One moment"));

        test($(Button.class).id("stop")).click();

        assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(one(Div.class, "stopped").isVisible()).isTrue();
        assertThat($(Button.class).withId("send").exists()).isTrue();
    }

    @Test
    void groupsSlotsByDoctorAndAClickAsksForOne() {
        offerSlots();
        assertThat(all(Div.class, "slot-card")).hasSize(2);
        assertThat(all(NativeButton.class, "slot"))
                .extracting(NativeButton::getText)
                .containsExactly("10:30 AM", "11:00 AM", "9:30 AM");

        test(all(NativeButton.class, "slot").getFirst()).click();

        await(() -> backend.askedFor("/query/stream").size() == 2);
        assertThat(backend.askedFor("/query/stream").getLast().body())
                .contains("Sarah Johnson on Monday, March 8")
                .contains(" at 10:30 AM")
                .contains(SECRET);
    }

    @Test
    void showsTheTimesOfAFullDayAfterAClick() {
        String slots = IntStream.range(8, 20)
                .mapToObj(hour -> slot(JOHNSON, "2027-03-08T%02d:00".formatted(hour)))
                .collect(Collectors.joining(","));
        backend.on("/query/stream", stream(done("These are free:", slots, "")));
        say("knee");
        await(() -> all(NativeButton.class, "slot").size() == 8);
        assertThat(one(NativeButton.class, "more-slots").getText()).isEqualTo("4 more");

        test(one(NativeButton.class, "more-slots")).click();

        assertThat(all(NativeButton.class, "slot")).hasSize(12);
        assertThat(all(NativeButton.class, "more-slots")).isEmpty();
    }

    @Test
    void confirmsOnceAndShowsTheAppointment() {
        propose("");
        backend.on("/proposals/p1/confirm", json(200, confirmed()));
        ProposalStep step = openProposal();

        conversations.current().confirm(step);
        conversations.current().confirm(step);

        await(() -> texts("appointment-code").contains("7KQ4-MX2P"));
        assertThat(backend.askedFor("/proposals/p1/confirm")).singleElement().satisfies(confirm -> {
            assertThat(confirm.authorization()).isEqualTo("Bearer " + SECRET);
            assertThat(confirm.idempotencyKey()).isNotBlank();
        });
        assertThat(all(Button.class, "confirm")).isEmpty();
        assertThat(one(Anchor.class, "calendar").getHref()).doesNotContain(SECRET);
    }

    @Test
    void triesAgainWithTheSameKeyWhenTheBackendDidNotAnswer() {
        propose("");
        backend.on("/proposals/p1/confirm", json(502, "<html>"));
        test(one(Button.class, "confirm")).click();
        await(() -> texts("proposal-message").contains(Texts.text("problem.unreachable")));

        backend.on("/proposals/p1/confirm", json(200, confirmed()));
        test(one(Button.class, "confirm")).click();

        await(() -> texts("appointment-code").contains("7KQ4-MX2P"));
        assertThat(backend.askedFor("/proposals/p1/confirm"))
                .extracting(StubBackend.Asked::idempotencyKey)
                .hasSize(2)
                .containsOnly(
                        backend.askedFor("/proposals/p1/confirm").getFirst().idempotencyKey());
    }

    @Test
    void saysWhenTheSlotIsTakenAndOffersOtherTimes() {
        propose("");
        String free = Stream.of("2027-03-08T08:00", "2027-03-08T11:00", "2027-03-09T08:00", "2027-03-12T10:30")
                .map(time -> slot(JOHNSON, time))
                .collect(Collectors.joining(","));
        String taken = problem("SLOT_TAKEN", 409, "").replace("}", ",\"nearest\":[" + free + "]}");
        backend.on("/proposals/p1/confirm", json(409, taken));

        test(one(Button.class, "confirm")).click();

        await(() -> texts("proposal-message").contains(Texts.text("problem.SLOT_TAKEN")));
        assertThat(all(Button.class, "confirm")).isEmpty();
        assertThat(one(Button.class, "other-times").isVisible()).isTrue();
        await(() -> !all(NativeButton.class, "slot").isEmpty());
        assertThat(all(NativeButton.class, "slot"))
                .extracting(NativeButton::getText)
                .containsExactly("8:00 AM", "11:00 AM", "8:00 AM", "10:30 AM");
    }

    @Test
    void notNowDismisses() {
        propose("");
        backend.on("/proposals/p1/dismiss", json(200, proposal("book", "")));

        test(one(Button.class, "dismiss")).click();

        await(() -> all(Button.class, "confirm").isEmpty());
        assertThat(backend.askedFor("/proposals/p1/dismiss")).hasSize(1);
    }

    @Test
    void asksWhoItIsAndThenCompletes() {
        propose("");
        backend.on("/proposals/p1/confirm", json(403, problem("IDENTIFICATION_REQUIRED", 403, "")));
        backend.onPost("/identification", json(200, identified(",\"appointment\":" + APPOINTMENT)));

        test(one(Button.class, "confirm")).click();
        await(() -> !all(TextField.class, "identity-name").isEmpty());
        identify();

        await(() -> texts("appointment-code").contains("7KQ4-MX2P"));
        assertThat(backend.askedFor("/identification").getLast().body()).isEqualTo("""
                        {"kind":"returning","name":"Ann Lee","date_of_birth":"1985-04-02","contact":"ann@example.org"}""");
        assertThat($(Button.class).id("identity-button").getText()).isEqualTo("Ann Lee");
        assertThat(all(Button.class, "confirm")).isEmpty();
    }

    @Test
    void asksTheQuestionAgainOnceThePatientIsIdentified() {
        backend.on("/query/stream", stream(done("Who are you?", "", ",\"identification\":\"required\"")));
        backend.on("/identification", json(200, identified("")));
        say("show my appointments");
        await(() -> !all(TextField.class, "identity-name").isEmpty());
        backend.on("/query/stream", stream(done("You have one.", "", "")));

        identify();

        await(() -> answers().contains("You have one."));
        assertThat(backend.askedFor("/query/stream").getLast().body()).contains("show my appointments");
    }

    @Test
    void showsWhatIsWrongWithTheDetails() {
        test($(Button.class).id("identity-button")).click();
        test(one(Button.class, "identity-submit")).click();
        assertThat(one(TextField.class, "identity-name").isInvalid()).isTrue();
        assertThat(one(DatePicker.class, "identity-date-of-birth").isInvalid()).isTrue();
        assertThat(backend.askedFor("/identification")).isEmpty();

        backend.on("/identification", json(403, problem("IDENTIFICATION_FAILED", 403, "")));
        identify();
        await(() -> texts("identity-problem").contains(Texts.text("problem.IDENTIFICATION_FAILED")));

        backend.on("/identification", json(400, fieldProblem("contact", "is no phone number")));
        test(one(Button.class, "identity-submit")).click();
        await(() -> one(TextField.class, "identity-contact").getErrorMessage().equals("Is no phone number."));
    }

    @Test
    void notMeEndsTheIdentification() {
        backend.on("/query/stream", stream(done("Hello", "", "")));
        say("hi");
        await(() -> backend.askedFor("/identification").size() == 1);
        backend.on("/identification", json(200, identified("")));
        test($(Button.class).id("identity-button")).click();
        identify();
        await(() -> $(Button.class).id("identity-button").getText().equals("Ann Lee"));
        test($(Button.class).id("identity-button")).click();

        test(one(Button.class, "not-me")).click();

        await(() -> backend.askedFor("/identification").getLast().method().equals("DELETE"));
        assertThat(backend.askedFor("/identification").getLast().authorization())
                .isEqualTo("Bearer " + SECRET);
        await(() -> $(Button.class).id("identity-button").getText().equals(Texts.text("header.identify")));
        await(() -> answers().isEmpty());
    }

    @Test
    void showsWhoIdentifiedInTheConversationItself() {
        backend.on("/identification", json(200, identified("")));
        backend.on("/query/stream", stream(done("Thank you.", "", "")));

        say("I am Ann Lee, born 4/2/1985, ann@example.org");

        await(() -> $(Button.class).id("identity-button").getText().equals("Ann Lee"));
    }

    @Test
    void aChangedAppointmentLeavesNothingToClickOnItsOldCard() {
        backend.on("/query/stream", stream(done("Booked.", "", ",\"appointment\":" + APPOINTMENT)));
        say("yes");
        await(() -> !all(Button.class, "cancel").isEmpty());
        String cancelled = APPOINTMENT.replace("booked", "cancelled");
        backend.on("/query/stream", stream(done("Cancelled.", "", ",\"appointment\":" + cancelled)));

        test(one(Button.class, "cancel")).click();

        await(() -> all(Div.class, "appointment-card").size() == 2);
        assertThat(all(Button.class, "cancel")).isEmpty();
        assertThat(all(Anchor.class, "calendar")).isEmpty();
        assertThat(backend.askedFor("/query/stream").getLast().body())
                .contains("Cancel my appointment 7KQ4-MX2P with Sarah Johnson");
    }

    @Test
    void tellsThatTheDeskCannotBeReachedAndTriesAgain() {
        backend.on("/query/stream", json(502, ""));
        say("hello");
        await(() -> !all(Div.class, "failure").isEmpty());
        assertThat(failure()).isEqualTo(Texts.text("problem.unreachable"));

        backend.on("/query/stream", stream(token("Hi"), done("Hi", "", "")));
        test(one(Button.class, "retry")).click();

        await(() -> answers().contains("Hi"));
        assertThat(all(Div.class, "failure")).isEmpty();
    }

    @Test
    void saysThatItReconnectsUntilTheDeskIsBack() {
        backend.on("/query/stream", json(502, "<html>"));
        backend.on("/health", json(502, "<html>"));
        say("hello");
        await(() -> $(Div.class).withId("desk-away").exists());

        backend.on("/health", json(200, "{}"));

        await(() -> !$(Div.class).withId("desk-away").exists());
        assertThat(one(Button.class, "retry").isVisible()).isTrue();
    }

    @Test
    void explainsLimitsBusyTurnsAndBrokenStreams() {
        backend.on("/query/stream", json(429, problem("RATE_LIMITED", 429, "")));
        say("one");
        await(() -> !all(Div.class, "failure").isEmpty());
        assertThat(failure()).isEqualTo(Texts.text("problem.RATE_LIMITED"));

        backend.on("/query/stream", json(409, problem("TURN_IN_PROGRESS", 409, "")));
        test(one(Button.class, "retry")).click();
        await(() -> failure().equals(Texts.text("problem.TURN_IN_PROGRESS")));

        backend.on("/query/stream", stream(token("Half an ans")));
        test(one(Button.class, "retry")).click();
        await(() -> failure().equals(Texts.text("problem.unreachable")));

        backend.on("/query/stream", stream("error " + problem("TIMEOUT", 504, "")));
        test(one(Button.class, "retry")).click();
        await(() -> failure().equals(Texts.text("problem.TIMEOUT")));
    }

    @Test
    void saysHowLongToWaitAndGoesOnAfterwards() {
        String wait = "These were very many messages within a minute. Please wait 23 seconds, then send it again.";
        backend.on("/query/stream", json(429, problem("RATE_LIMITED", 429, wait)));
        say("one");
        await(() -> !all(Div.class, "failure").isEmpty());
        assertThat(failure()).isEqualTo(wait);

        backend.on("/query/stream", stream(token("Hi"), done("Hi", "", "")));
        test(one(Button.class, "retry")).click();

        await(() -> answers().contains("Hi"));
        assertThat(all(Div.class, "failure")).isEmpty();
        assertThat(backend.askedFor("/query/stream").getLast().body()).contains("\"user_input\":\"one\"");
    }

    @Test
    void refusesATextThatIsTooLongAndKeepsIt() {
        String tooLong = "x".repeat(4_001);
        input().setValue(tooLong);

        assertThat(input().isInvalid()).isTrue();
        assertThat($(Button.class).id("send").isEnabled()).isFalse();
        assertThat(conversations.current().send(tooLong)).isFalse();
        assertThat(input().getValue()).isEqualTo(tooLong);
        assertThat(backend.askedFor("/query/stream")).isEmpty();
    }

    @Test
    void showsMarkupFromAnyFieldAsText() {
        String nasty = "<img src=x onerror=alert(1)>";
        backend.on("/query/stream", stream(done(nasty, slot(doctor("9", nasty), "2027-03-08T10:30"), "")));

        say(nasty);

        await(() -> answers().stream().anyMatch(text -> text.contains("&lt;img")));
        assertThat(UI.getCurrent().getElement().getOuterHTML()).doesNotContain(nasty);
    }

    @Test
    void emergencyHasNumbersToTap() {
        String text = "Call 911, or 988 in a crisis. If it is none, call (512) 555-0100, 8-12.";
        backend.on("/query/stream", stream(done(text, "", ",\"emergency\":true")));

        say("chest pain");

        await(() -> $(Anchor.class).withClassName("call").exists());
        assertThat($(Anchor.class).withClassName("call").all())
                .extracting(Anchor::getHref)
                .containsExactly("tel:911", "tel:988");
        assertThat($(Anchor.class).withClassName("call-clinic").single().getHref())
                .isEqualTo("tel:5125550100");
        assertThat(one(Div.class, "answer").getClassNames()).contains("emergency");
    }

    @Test
    void emergencyInterruptsAScreenReader() {
        backend.on("/query/stream", stream(done("**Call 911** now.", "", ",\"emergency\":true")));

        say("chest pain");

        await(() -> $(Div.class).id("alarm-region").getText().equals("Call 911 now."));
        assertThat($(Div.class).id("live-region").getText()).isEmpty();
    }

    @Test
    void unfoldsWhatTheDeskDid() {
        String step = """
                tool {"name":"findSlots","arguments":{"toTime":"12:00","acceptsUninsured":true,"doctor":"Sarah Johnson",\
                "fromDate":"2027-03-08","weekdays":["Monday","Friday"],"slotId":"s1","mood":"good"},"outcome":"refused",\
                "code":"IN_THE_PAST","results":5,"duration_ms":12}""";
        backend.on("/query/stream", stream(step, done("Five.", "", "")));

        say("knee");

        await(() -> !all(NativeDetails.class, "steps").isEmpty());
        assertThat(one(NativeDetails.class, "steps").getSummaryText()).isEqualTo("Looked for free slots: 5 found");
        assertThat(one(Div.class, "step").getElement().getTextRecursively())
                .isEqualTo(
                        "Looked for free slots: 5 found12 msDoctorSarah JohnsonFromMon, Mar 8, 2027"
                                + "WeekdaysMonday, FridayNot after12:00 PMWithout insuranceyesmoodgoodRefused: The time has passed");
    }

    @Test
    void thumbsAreStoredAndTakenBackWhenTheyCannotBe() {
        String begun = "conversation {\"conversation_id\":\"" + SECRET + "\",\"id\":\"c1\"}";
        backend.on("/query/stream", stream(begun, done("Hi", "", ",\"message_id\":\"4\"")));
        backend.on("/conversations/c1/feedback", json(204, ""));
        say("hello");
        await(() -> !all(Button.class, "rate-up").isEmpty());

        test(one(Button.class, "rate-up")).click();

        await(() -> backend.askedFor("/conversations/c1/feedback").size() == 1);
        assertThat(backend.askedFor("/conversations/c1/feedback").getFirst().body())
                .isEqualTo("{\"message_id\":\"4\",\"rating\":\"up\"}");
        await(() -> pressed("rate-up").equals("true"));

        backend.on("/conversations/c1/feedback", json(503, problem("UNAVAILABLE", 503, "")));
        test(one(Button.class, "rate-down")).click();
        await(() -> backend.askedFor("/conversations/c1/feedback").size() == 2);
        await(() -> pressed("rate-up").equals("true") && pressed("rate-down").equals("false"));
    }

    private String pressed(String thumb) {
        return one(Button.class, thumb).getElement().getAttribute("aria-pressed");
    }

    @Test
    void suggestsWhatFitsToTheAnswer() {
        offerSlots();
        assertThat(followUps()).containsExactly("Later times", "Other days", "Another doctor");

        propose("");
        assertThat(followUps()).containsExactly("Other times", "Another doctor");

        backend.on("/query/stream", stream(done("Booked.", "", ",\"appointment\":" + APPOINTMENT)));
        test(all(NativeButton.class, "follow-up").getFirst()).click();
        await(() -> answers().contains("Booked."));
        assertThat(backend.askedFor("/query/stream").getLast().body()).contains("Other times");
        assertThat(followUps()).containsExactly("Show my appointments", "Book another appointment");

        backend.on("/query/stream", stream(done("Shall I?", "", ",\"proposal\":" + proposal("cancel", ""))));
        say("cancel it");
        await(() -> !all(Button.class, "confirm").isEmpty());
        assertThat(followUps()).isEmpty();
    }

    @Test
    void saysWhatBecameOfAProposalAndNotThatItIsConfirmed() {
        backend.on("/query/stream", stream(done("Shall I?", "", ",\"proposal\":" + proposal("cancel", ""))));
        say("cancel it");
        await(() -> !all(Button.class, "confirm").isEmpty());
        backend.on("/proposals/p1/confirm", json(200, proposal("cancel", "").replace("\"open\"", "\"confirmed\"")));

        test(one(Button.class, "confirm")).click();

        await(() -> all(Button.class, "confirm").isEmpty());
        assertThat(one(Div.class, "proposal-card").getElement().getTextRecursively())
                .startsWith("Cancelled");
    }

    @Test
    void asksWhoItIsAgainOnceTheQuestionWasClosed() {
        backend.on("/query/stream", stream(done("Who are you?", "", ",\"identification\":\"required\"")));
        say("show my appointments");
        await(() -> !all(TextField.class, "identity-name").isEmpty());
        test(one(Button.class, "identity-cancel")).click();
        await(() -> all(TextField.class, "identity-name").isEmpty());

        test(one(NativeButton.class, "follow-up")).click();

        await(() -> !all(TextField.class, "identity-name").isEmpty());
    }

    @Test
    void aSecondTabKeepsWhatIsBeingWrittenInIt() {
        backend.on("/query/stream", stream(done("Hi", "", "")));
        input().setValue("half a sent");

        conversations.current().send("hello");

        await(() -> answers().contains("Hi"));
        assertThat(input().getValue()).isEqualTo("half a sent");
        test($(Button.class).id("new-conversation")).click();
        await(() -> input().isEmpty());
    }

    @Test
    void aReloadKeepsTheConversation() {
        offerSlots();
        UI.getCurrent().removeAll();

        openPage();

        assertThat(all(NativeButton.class, "slot")).hasSize(3);
        assertThat($(Div.class).withClassName("bubble").single().getText()).isEqualTo("knee");
    }

    private void offerSlots() {
        String slots = String.join(
                ",",
                slot(JOHNSON, "2027-03-08T10:30"),
                slot(RODRIGUEZ, "2027-03-08T09:30"),
                slot(JOHNSON, "2027-03-08T11:00"));
        backend.on("/query/stream", stream("tool " + STEP, token("These"), done("These are free:", slots, "")));
        say("knee");
        await(() -> !all(NativeButton.class, "slot").isEmpty());
    }

    private void propose(String more) {
        backend.on("/query/stream", stream(done("Shall I?", "", ",\"proposal\":" + proposal("book", more))));
        say("that one");
        await(() -> !all(Button.class, "confirm").isEmpty());
    }

    private List<String> followUps() {
        return all(NativeButton.class, "follow-up").stream()
                .map(NativeButton::getText)
                .toList();
    }

    private ProposalStep openProposal() {
        return conversations.current().entries().stream()
                .filter(Answer.class::isInstance)
                .map(Answer.class::cast)
                .flatMap(answer -> answer.proposal().stream())
                .findFirst()
                .orElseThrow();
    }

    private void identify() {
        one(TextField.class, "identity-name").setValue("Ann Lee");
        one(DatePicker.class, "identity-date-of-birth").setValue(LocalDate.of(1985, 4, 2));
        one(TextField.class, "identity-contact").setValue("ann@example.org");
        test(one(Button.class, "identity-submit")).click();
    }

    private static String identified(String more) {
        return """
                {"conversation_id":"%s","identified":true,"name":"Ann Lee"%s}""".formatted(SECRET, more);
    }

    private static String fieldProblem(String field, String message) {
        return """
                {"type":"about:blank","title":"T","status":400,"code":"INVALID_INPUT",\
                "errors":[{"field":"%s","message":"%s"}]}""".formatted(field, message);
    }

    private TextArea input() {
        return $(TextArea.class).id("message-input");
    }

    private void say(String text) {
        input().setValue(text);
        test($(Button.class).id("send")).click();
    }

    private List<String> answers() {
        return $(Markdown.class).all().stream().map(Markdown::getContent).toList();
    }

    private String failure() {
        return all(Div.class, "failure").stream()
                .flatMap(Component::getChildren)
                .findFirst()
                .map(sentence -> sentence.getElement().getText())
                .orElse("");
    }

    private List<String> texts(String testId) {
        return all(Component.class, testId).stream()
                .map(component -> component.getElement().getText())
                .toList();
    }
}
