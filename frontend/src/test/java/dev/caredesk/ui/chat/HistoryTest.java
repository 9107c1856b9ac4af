package dev.caredesk.ui.chat;

import static dev.caredesk.ui.chat.Samples.APPOINTMENT;
import static dev.caredesk.ui.chat.Samples.JOHNSON;
import static dev.caredesk.ui.chat.Samples.SECRET;
import static dev.caredesk.ui.chat.Samples.STEP;
import static dev.caredesk.ui.chat.Samples.confirmed;
import static dev.caredesk.ui.chat.Samples.done;
import static dev.caredesk.ui.chat.Samples.proposal;
import static dev.caredesk.ui.chat.Samples.slot;
import static dev.caredesk.ui.chat.StubBackend.hanging;
import static dev.caredesk.ui.chat.StubBackend.json;
import static dev.caredesk.ui.chat.StubBackend.problem;
import static dev.caredesk.ui.chat.StubBackend.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.Routes;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.markdown.Markdown;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.caredesk.api.ConversationSecret;
import dev.caredesk.ui.MainLayout;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.api.ApiClient;
import dev.caredesk.ui.history.HistoryPanel;
import dev.caredesk.ui.schedule.ClinicDirectory;
import dev.caredesk.ui.schedule.Schedule;
import dev.caredesk.ui.schedule.ScheduleClient;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The browser's earlier conversations on the page. */
class HistoryTest extends PageTest {

    private static final String BEGUN = "conversation {\"conversation_id\":\"" + SECRET + "\",\"id\":\"c1\"}";
    private static final String RESUMED = "{\"conversation_id\":\"" + SECRET + "\"}";

    private final ApiClient api = new ApiClient(backend.endpoint());
    private final Conversations conversations = new Conversations(new ChatClient(api));

    @Override
    protected synchronized Routes discoverRoutes() {
        return new Routes();
    }

    @BeforeEach
    void openPage() {
        backend.on("/conversations", json(200, page(listed("c1", "My knee"), listed("c2", "<img src=x onerror=a()>"))))
                .on("/identification", json(200, "{\"conversation_id\":\"" + SECRET + "\",\"identified\":false}"));
        ScheduleClient client = new ScheduleClient(api);
        Schedule schedule = new Schedule(client, new ClinicDirectory(client));
        UI.getCurrent().add(new MainLayout(conversations, schedule, api), new ChatView(conversations));
        await(() -> titles().size() == 2);
    }

    @AfterEach
    void closeBackend() {
        backend.close();
    }

    @Test
    void listsTitlesAsTheyAreWrittenWithTheirDayInTheClinicsZone() {
        assertThat(titles()).containsExactly("My knee", "<img src=x onerror=a()>");
        assertThat(texts(Span.class, "day")).contains("Friday, March 5, 2027");
        assertThat(texts(Div.class, "note")).contains("Days are those of Central Time.");
        var asked = backend.askedFor("/conversations").getFirst();
        assertThat(asked.visitor()).matches(ConversationSecret.PATTERN);
        assertThat(asked.path()).doesNotContain(asked.visitor());
    }

    @Test
    void sendsTheVisitorWithEachTurn() {
        backend.on("/query/stream", stream(BEGUN, done("Hi", "", ",\"message_id\":\"1\"")));
        say("hello");
        await(() -> answers().contains("Hi"));
        assertThat(backend.askedFor("/query/stream").getFirst().visitor())
                .isEqualTo(backend.askedFor("/conversations").getFirst().visitor());
        await(() -> current().equals(List.of("My knee")));
    }

    @Test
    void drawsAnEarlierConversationAgainAndGoesOnWithIt() {
        earlier(
                user("0", "a knee doctor"),
                desk(
                        "3",
                        "These are free:",
                        "\"steps\":[" + STEP + "],\"slots\":[" + slot(JOHNSON, "2027-03-08T10:30") + "]"),
                user("4", "the first one"),
                desk("5", "Shall I book it?", "\"steps\":[],\"slots\":[],\"proposal\":" + proposal("book", "")));
        backend.on("/proposals/p1/confirm", json(200, confirmed()));

        open("My knee");

        await(() -> answers().equals(List.of("These are free:", "Shall I book it?")));
        assertThat(all(NativeButton.class, "slot")).hasSize(1);
        assertThat(all(NativeDetails.class, "steps")).hasSize(1);
        assertThat(current()).containsExactly("My knee");
        test(one(Button.class, "confirm")).click();
        await(() -> !all(Div.class, "appointment-card").isEmpty());
        assertThat(backend.askedFor("/proposals/p1/confirm").getFirst().authorization())
                .isEqualTo("Bearer " + SECRET);

        backend.on("/query/stream", stream(BEGUN, done("Sure.", "", "")));
        say("thanks");
        await(() -> answers().contains("Sure."));
        assertThat(backend.askedFor("/query/stream").getFirst().body()).contains(SECRET);
    }

    @Test
    void showsWhatBecameOfProposalsMeanwhile() {
        earlier(
                user("0", "book it"),
                desk("1", "Expired?", "\"steps\":[],\"slots\":[],\"proposal\":" + was("expired")),
                user("2", "again"),
                desk("3", "Dismissed?", "\"steps\":[],\"slots\":[],\"proposal\":" + was("dismissed")),
                user("4", "and again"),
                desk("5", "Confirmed?", "\"steps\":[],\"slots\":[],\"proposal\":" + confirmed()),
                user("6", "stop"),
                desk("7", "Half an ans", "\"steps\":[],\"slots\":[],\"stopped\":true"));
        open("My knee");
        await(() -> answers().size() == 4);
        assertThat(all(Button.class, "confirm")).isEmpty();
        assertThat(all(Div.class, "proposal-card")).hasSize(3);
        assertThat(all(Div.class, "appointment-card")).hasSize(1);
        assertThat(all(Div.class, "stopped")).hasSize(1);

        backend.on("/query/stream", stream(done("Whole.", "", "")));
        test(one(Button.class, "retry")).click();
        await(() -> answers().contains("Whole."));
        assertThat(backend.askedFor("/query/stream").getFirst().body()).contains("\"stop\"");
    }

    @Test
    void tellsABookingOnce() {
        earlier(
                user("0", "book it"),
                desk("1", "Shall I?", "\"steps\":[],\"slots\":[],\"proposal\":" + confirmed()),
                user("2", "yes"),
                desk("3", "Booked.", "\"steps\":[],\"slots\":[],\"appointment\":" + APPOINTMENT));
        open("My knee");
        await(() -> answers().contains("Booked."));
        assertThat(all(Div.class, "appointment-card")).hasSize(1);
    }

    @Test
    void showsWhatWasSaidBeforePageByPage() {
        earlier();
        String last = conversation(
                        user("4", "book it"),
                        desk("5", "Booked.", "\"steps\":[],\"slots\":[],\"appointment\":" + APPOINTMENT))
                .replaceFirst("}$", ",\"next_cursor\":\"before 4\"}");
        backend.on("/conversations/c1", json(200, last));
        open("My knee");
        await(() -> answers().equals(List.of("Booked.")));

        backend.on("/conversations/c1", json(503, problem("UNAVAILABLE", 503, "")));
        test(one(Button.class, "earlier")).click();
        await(() -> shown().contains(Texts.text("problem.UNAVAILABLE")));

        backend.on(
                "/conversations/c1",
                json(
                        200,
                        conversation(
                                user("0", "a knee doctor"),
                                desk("1", "Shall I?", "\"steps\":[],\"slots\":[],\"proposal\":" + confirmed()))));
        test(one(Button.class, "earlier")).click();

        await(() -> answers().equals(List.of("Shall I?", "Booked.")));
        assertThat(backend.askedFor("/conversations/c1?cursor=before%204")).hasSize(2);
        assertThat(said()).containsExactly("a knee doctor", "book it");
        assertThat(all(Div.class, "appointment-card")).hasSize(1);
        assertThat(all(Button.class, "earlier")).isEmpty();
    }

    @Test
    void comesBackToTheConversationThatTheAddressNamesOnceTheBackendIsThere() {
        backend.on("/conversations/c1/resume", json(503, problem("UNAVAILABLE", 503, "")));
        panel().arrive(Optional.of("c1"));
        await(() -> backend.askedFor("/conversations/c1/resume").size() == 1);
        assertThat(answers()).isEmpty();

        earlier(user("0", "hello"), desk("1", "Welcome back", "\"steps\":[],\"slots\":[]"));
        await(() -> answers().contains("Welcome back"));
    }

    @Test
    void beginsAnewWhenTheAddressNamesNothing() {
        panel().arrive(Optional.of("gone"));
        await(() -> backend.askedFor("/conversations/gone/resume").size() == 1);
        await(() -> !all(NativeButton.class, "starter").isEmpty());
        backend.on("/query/stream", stream(BEGUN, done("Hi", "", "")));
        say("hello");
        await(() -> answers().contains("Hi"));
    }

    @Test
    void aStoppedFirstTurnGoesOnInItsConversation() {
        CountDownLatch gone = new CountDownLatch(1);
        backend.on("/query/stream", hanging(gone, BEGUN, "step {\"name\":\"findSlots\",\"arguments\":{}}"));
        say("a knee doctor");
        await(() -> texts("status").contains("Looking for free slots…"));
        test($(Button.class).id("stop")).click();
        backend.on("/query/stream", stream(done("Here I am.", "", "")));
        test(one(Button.class, "retry")).click();
        await(() -> answers().contains("Here I am."));
        assertThat(backend.askedFor("/query/stream").getLast().body()).contains(SECRET);
    }

    @Test
    void aConversationThatIsGoneIsBegunAnew() {
        earlier(user("0", "hello"), desk("1", "Welcome back", "\"steps\":[],\"slots\":[]"));
        open("My knee");
        await(() -> answers().contains("Welcome back"));
        backend.on("/query/stream", json(404, problem("NOT_FOUND", 404, "")));
        say("are you there?");
        await(() -> !all(Div.class, "failure").isEmpty());
        backend.on("/query/stream", stream(done("I am.", "", "")));
        test(one(Button.class, "retry")).click();
        await(() -> answers().contains("I am."));
        assertThat(backend.askedFor("/query/stream").getLast().body()).doesNotContain(SECRET);
    }

    @Test
    void searches() {
        backend.on("/conversations", json(200, page()));
        test($(TextField.class).id("history-search")).setValue("knee & hip");
        await(() -> texts(Div.class, "note").contains(Texts.text("history.none")));
        assertThat(backend.asked).anyMatch(asked -> asked.path().endsWith("/conversations?q=knee%20%26%20hip"));
    }

    @Test
    void showsEarlierOnesPageByPage() {
        backend.on(
                "/conversations",
                exchange -> json(
                                200,
                                "cursor=next".equals(exchange.getRequestURI().getQuery())
                                        ? page(listed("c3", "Third"))
                                        : page(listed("c1", "My knee")).replace("]}", "],\"next_cursor\":\"next\"}"))
                        .play(exchange));
        test($(TextField.class).id("history-search")).setValue("a");
        test($(TextField.class).id("history-search")).setValue("");
        await(() -> titles().equals(List.of("My knee")));
        test($(Button.class).withText(Texts.text("history.more")).single()).click();
        await(() -> titles().equals(List.of("My knee", "Third")));
    }

    @Test
    void renames() {
        backend.on("/conversations/c1", json(200, conversation()));
        options("My knee");
        test(one(TextField.class, "history-title")).setValue("  ");
        test(one(Button.class, "history-rename")).click();
        assertThat(one(TextField.class, "history-title").isInvalid()).isTrue();
        test(one(TextField.class, "history-title")).setValue("Both knees");
        backend.on("/conversations", json(200, page(listed("c1", "Both knees"))));
        test(one(Button.class, "history-rename")).click();
        await(() -> titles().equals(List.of("Both knees")));
        var asked = backend.askedFor("/conversations/c1").getLast();
        assertThat(asked.method()).isEqualTo("PATCH");
        assertThat(asked.body()).isEqualTo("{\"title\":\"Both knees\"}");
    }

    @Test
    void deletesOnlyWhenSureAndLeavesWhatIsDeleted() {
        earlier(user("0", "hello"), desk("1", "Welcome back", "\"steps\":[],\"slots\":[]"));
        open("My knee");
        await(() -> answers().contains("Welcome back"));
        options("My knee");
        test(one(Button.class, "history-delete")).click();
        assertThat(backend.askedFor("/conversations/c1"))
                .extracting(StubBackend.Asked::method)
                .containsOnly("GET");

        backend.on("/conversations/c1", json(409, problem("TURN_IN_PROGRESS", 409, "")));
        test(one(Button.class, "history-delete-yes")).click();
        await(() -> texts("history-problem").contains(Texts.text("problem.TURN_IN_PROGRESS")));
        assertThat(answers()).contains("Welcome back");

        backend.on("/conversations/c1", json(204, ""));
        backend.on("/conversations", json(200, page()));
        test(one(Button.class, "history-delete")).click();
        test(one(Button.class, "history-delete-yes")).click();
        await(() -> titles().isEmpty() && answers().isEmpty());
        assertThat(texts(Div.class, "note")).contains(Texts.text("history.empty"));
    }

    @Test
    void offersBothFiles() {
        options("My knee");
        assertThat(one(Anchor.class, "history-save-markdown").getHref()).isNotEmpty();
        assertThat(one(Anchor.class, "history-save-json").getHref()).isNotEmpty();
    }

    @Test
    void saysThatTheListIsAwayAndTriesAgain() {
        backend.on("/conversations", json(503, problem("UNAVAILABLE", 503, "")));
        test($(TextField.class).id("history-search")).setValue("knee");
        await(() -> $(Button.class).withText(Texts.text("history.retry")).exists());
        backend.on("/conversations", json(200, page(listed("c9", "Found"))));
        test($(Button.class).withText(Texts.text("history.retry")).single()).click();
        await(() -> titles().equals(List.of("Found")));
    }

    private void earlier(String... messages) {
        backend.on("/conversations/c1", json(200, conversation(messages)))
                .on("/conversations/c1/resume", json(200, RESUMED));
    }

    private static String conversation(String... messages) {
        return listed("c1", "My knee").replace("}", ",\"messages\":[" + String.join(",", messages) + "]}");
    }

    private static String listed(String id, String title) {
        return """
                {"id":"%s","title":"%s","created_at":"2027-03-05T23:12:00-06:00","updated_at":"2027-03-05T23:30:00-06:00",\
                "zone":"America/Chicago"}""".formatted(id, title);
    }

    private static String page(String... items) {
        return "{\"items\":[" + String.join(",", items) + "]}";
    }

    private static String user(String id, String text) {
        return """
                {"id":"%s","role":"user","text":"%s","at":"2027-03-05T23:12:00-06:00","steps":[],"slots":[]}""".formatted(id, text);
    }

    private static String desk(String id, String text, String more) {
        return """
                {"id":"%s","role":"assistant","text":"%s","at":"2027-03-05T23:12:00-06:00",%s}""".formatted(id, text, more);
    }

    private static String was(String status) {
        return proposal("book", "").replace("\"open\"", "\"" + status + "\"");
    }

    private void say(String text) {
        test($(TextArea.class).single()).setValue(text);
        test($(Button.class).id("send")).click();
    }

    private void open(String title) {
        test(all(NativeButton.class, "history-open").get(titles().indexOf(title)))
                .click();
    }

    private void options(String title) {
        test(all(Button.class, "history-options").get(titles().indexOf(title))).click();
    }

    private HistoryPanel panel() {
        return $(HistoryPanel.class).single();
    }

    private List<String> titles() {
        return texts(Span.class, "title");
    }

    private List<String> current() {
        return all(NativeButton.class, "history-open").stream()
                .filter(item -> item.getElement().hasAttribute("aria-current"))
                .map(item -> item.getElement().getChild(0).getText())
                .toList();
    }

    private List<String> said() {
        return texts(Div.class, "bubble");
    }

    private static String shown() {
        return UI.getCurrent().getElement().getTextRecursively();
    }

    private List<String> answers() {
        return $(Markdown.class).all().stream().map(Markdown::getContent).toList();
    }

    private List<String> texts(String testId) {
        return all(Div.class, testId).stream().map(Div::getText).toList();
    }

    private <T extends Component> List<String> texts(Class<T> type, String className) {
        return $(type).withClassName(className).all().stream()
                .map(one -> one.getElement().getText())
                .toList();
    }
}
