package dev.caredesk.ui.schedule;

import static dev.caredesk.ui.chat.Samples.APPOINTMENT;
import static dev.caredesk.ui.chat.Samples.JOHNSON;
import static dev.caredesk.ui.chat.Samples.RODRIGUEZ;
import static dev.caredesk.ui.chat.Samples.SECRET;
import static dev.caredesk.ui.chat.Samples.confirmed;
import static dev.caredesk.ui.chat.Samples.doctor;
import static dev.caredesk.ui.chat.Samples.done;
import static dev.caredesk.ui.chat.Samples.proposal;
import static dev.caredesk.ui.chat.Samples.slot;
import static dev.caredesk.ui.chat.StubBackend.json;
import static dev.caredesk.ui.chat.StubBackend.problem;
import static dev.caredesk.ui.chat.StubBackend.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.Routes;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.caredesk.api.DoctorView;
import dev.caredesk.api.SpecialtyView;
import dev.caredesk.ui.MainLayout;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.api.ApiClient;
import dev.caredesk.ui.chat.ChatClient;
import dev.caredesk.ui.chat.ChatView;
import dev.caredesk.ui.chat.Conversation;
import dev.caredesk.ui.chat.Conversations;
import dev.caredesk.ui.chat.PageTest;
import dev.caredesk.ui.chat.StubBackend;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchedulePageTest extends PageTest {

    private static final String MONDAY = "2027-03-08";

    private final ApiClient api = new ApiClient(backend.endpoint());
    private final Conversations conversations = new Conversations(new ChatClient(api));
    private final ScheduleClient client = new ScheduleClient(api);
    private final Schedule schedule = new Schedule(client, new ClinicDirectory(client));

    @Override
    protected synchronized Routes discoverRoutes() {
        return new Routes();
    }

    @BeforeEach
    void playClinic() {
        backend.on("/specialties", json(200, """
                        {"items":[{"id":"foot","name":"Foot","doctors":1},{"id":"knee","name":"Knee","doctors":2}]}"""))
                .on("/doctors", json(200, items(JOHNSON, RODRIGUEZ)))
                .on("/calendar", json(200, month("2027-03", MONDAY)))
                .on("/slots", json(200, items(slot(JOHNSON, MONDAY + "T10:30"), slot(RODRIGUEZ, MONDAY + "T09:30"))));
    }

    @AfterEach
    void closeBackend() {
        backend.close();
    }

    @Test
    void looksNothingUpBeforeThePanelIsSeen() {
        openChat();

        assertThat(backend.asked)
                .noneMatch(request -> request.path().matches("/api/(calendar|slots|doctors|specialties).*"));
        assertThat($(SchedulePanel.class).single().isVisible()).isTrue();
    }

    @Test
    void showsFreeDaysAndTheTimesOfTheChosenOne() {
        seePanel();
        assertThat(day(MONDAY).getElement().getAttribute("aria-label")).isEqualTo("Monday, March 8, 2 free times");
        assertThat(day("2027-03-09").getElement().getAttribute("aria-label"))
                .isEqualTo("Tuesday, March 9, no free times");
        assertThat(day("2027-03-09").getElement().getAttribute("aria-disabled")).isEqualTo("true");

        pick("2027-03-09");
        assertThat(asked("/slots")).isEmpty();
        pick(MONDAY);

        await(() -> all(NativeButton.class, "free-slot").size() == 2);
        assertThat(asked("/slots").getFirst()).contains("from=2027-03-08&to=2027-03-08");
        assertThat(backend.asked).allMatch(request -> request.authorization() == null);
        assertThat(texts("doctor-times")).hasSize(2);
        assertThat(day(MONDAY).getElement().getAttribute("aria-selected")).isEqualTo("true");
    }

    @Test
    void turnsTheMonthAndNarrowsTheSearch() {
        seePanel();
        backend.on("/calendar", json(200, month("2027-04")));

        test(one(Button.class, "month-next")).click();

        await(() -> texts("schedule-empty").stream().anyMatch(text -> text.contains("No free times in this month")));
        assertThat(one(H3.class, "month-title").getText()).isEqualTo("April 2027");
        assertThat(asked("/calendar").getLast()).contains("month=2027-04");

        specialty().setValue(specialty("knee"));
        await(() -> asked("/calendar").getLast().contains("specialty=knee"));
        assertThat(doctors().getListDataView().getItemCount()).isEqualTo(2);
        doctors().setValue(doctors().getListDataView().getItem(0));
        await(() -> asked("/calendar").getLast().contains("doctor=1"));

        specialty().setValue(specialty("foot"));
        await(() -> asked("/calendar").getLast().contains("specialty=foot"));
        assertThat(doctors().getValue()).isNull();
    }

    @Test
    void aTimeIsAskedForInTheConversation() {
        seePanel();
        pick(MONDAY);
        await(() -> !all(NativeButton.class, "free-slot").isEmpty());
        backend.on("/query/stream", stream(done("Shall I?", "", ",\"proposal\":" + proposal("book", ""))));

        test(all(NativeButton.class, "free-slot").getFirst()).click();

        await(() -> !all(Button.class, "confirm").isEmpty());
        assertThat(backend.askedFor("/query/stream").getFirst().body())
                .contains("Sarah Johnson on Monday, March 8")
                .contains("at 10:30 AM");
        assertThat(asked("/bookings")).isEmpty();
    }

    @Test
    void aTimeIsBookedByFormWhenTheChatDoesNotAnswer() {
        seePanel();
        backend.on("/query/stream", json(502, "")).on("/bookings", json(200, proposed("book", "")));
        current().send("hello");
        await(() -> current().hasFailed());
        pick(MONDAY);
        await(() -> !all(NativeButton.class, "free-slot").isEmpty());

        test(all(NativeButton.class, "free-slot").getFirst()).click();

        await(() -> !all(Button.class, "confirm").isEmpty());
        assertThat(backend.askedFor("/bookings").getFirst().body()).contains("s-2027-03-08T10:30");
        assertThat(backend.askedFor("/query/stream")).hasSize(1);
    }

    @Test
    void followsWhatTheConversationIsAbout() {
        seePanel();
        String search = """
                tool {"name":"findSlots","arguments":{"specialty":"knee","acceptsUninsured":true},"outcome":"ok",\
                "results":2,"duration_ms":3}""";
        String slots = slot(JOHNSON, MONDAY + "T10:30") + "," + slot(RODRIGUEZ, MONDAY + "T11:00");
        backend.on("/query/stream", stream(search, done("These are free.", slots, "")));

        current().send("knee");

        await(() -> all(NativeButton.class, "free-slot").size() == 2);
        assertThat(asked("/calendar").getLast()).contains("specialty=knee", "accepts_uninsured=true", "month=2027-03");
        assertThat(asked("/slots").getLast()).contains("specialty=knee", "from=2027-03-08");
        assertThat(specialty().getValue().id()).isEqualTo("knee");

        backend.on("/query/stream", stream(done("Only one.", slot(RODRIGUEZ, MONDAY + "T11:00"), "")));
        current().send("the second");

        await(() -> asked("/calendar").getLast().contains("doctor=2"));

        current().startOver();

        await(() -> !asked("/calendar").getLast().contains("doctor="));
        assertThat(doctors().getOptionalValue()).isEmpty();
        assertThat(all(NativeButton.class, "free-slot")).isEmpty();
    }

    @Test
    void saysThatTheBackendIsAwayAndTriesAgain() {
        backend.on("/calendar", json(502, ""));
        openChat();
        $(SchedulePanel.class).single().awaken();
        await(() -> !all(Button.class, "schedule-retry").isEmpty());
        assertThat(texts("schedule-problem")).anyMatch(text -> text.contains(Texts.text("problem.unreachable")));

        backend.on("/calendar", json(200, month("2027-03", MONDAY)));
        test(one(Button.class, "schedule-retry")).click();

        await(() -> dayIsFree(MONDAY));
        assertThat(all(Button.class, "schedule-retry")).isEmpty();
    }

    @Test
    void booksByFormWithAReasonOnce() {
        backend.on("/bookings", json(200, proposed("book", ",\"reason\":\"knee pain\"")))
                .on("/proposals/p1/confirm", json(200, confirmed()));
        chooseInForm();
        one(TextField.class, "visit-reason").setValue("knee pain");

        Button next = one(Button.class, "visit-continue");
        test(next).click();
        test(next).click();
        await(() -> !all(Button.class, "confirm").isEmpty());
        assertThat(backend.askedFor("/bookings")).singleElement().satisfies(booking -> {
            assertThat(booking.body()).isEqualTo("""
                            {"slot_id":"s-2027-03-08T10:30","reason":"knee pain"}""");
            assertThat(booking.idempotencyKey()).isNotBlank();
        });

        test(one(Button.class, "confirm")).click();
        await(() -> texts("appointment-code").contains("7KQ4-MX2P"));
        assertThat(backend.askedFor("/proposals/p1/confirm").getFirst().authorization())
                .isEqualTo("Bearer " + SECRET);

        test(one(Button.class, "book-another")).click();
        assertThat(all(Div.class, "appointment-card")).isEmpty();
        assertThat($(Finder.class).all()).anyMatch(Component::isVisible);
    }

    @Test
    void sendsTheFormAgainWithTheSameKeyWhenNoAnswerCame() {
        backend.on("/bookings", json(502, ""));
        chooseInForm();
        test(one(Button.class, "visit-continue")).click();
        await(() -> !all(Component.class, "schedule-problem").isEmpty());
        assertThat(one(Div.class, "visit").isVisible()).isTrue();

        backend.on("/bookings", json(200, proposed("book", "")));
        test(one(Button.class, "visit-continue")).click();

        await(() -> !all(Button.class, "confirm").isEmpty());
        assertThat(backend.askedFor("/bookings"))
                .hasSize(2)
                .extracting(StubBackend.Asked::idempotencyKey)
                .containsOnly(backend.askedFor("/bookings").getFirst().idempotencyKey());
    }

    @Test
    void showsTheNearestTimesWhenTheOneIsTaken() {
        backend.on("/bookings", json(409, problem("SLOT_TAKEN", 409, "")));
        chooseInForm();
        backend.on("/slots", json(200, items(slot(JOHNSON, MONDAY + "T11:00"), slot(JOHNSON, "2027-03-09T08:00"))));

        test(one(Button.class, "visit-continue")).click();

        await(() -> texts("schedule-problem").contains(Texts.text("problem.SLOT_TAKEN"))
                && all(NativeButton.class, "free-slot").size() == 2
                && asked("/slots").getLast().contains("doctor=1"));
        assertThat(one(Div.class, "times").getElement().getTextRecursively())
                .contains(Texts.text("schedule.nearest"), "Tuesday, March 9");
        assertThat(all(Div.class, "visit")).noneMatch(Component::isVisible);
    }

    @Test
    void aProposalThatCanNoLongerTakeEffectLeadsToOtherTimes() {
        backend.on("/bookings", json(200, proposed("book", "")))
                .on("/proposals/p1/confirm", json(409, problem("SLOT_TAKEN", 409, "")));
        chooseInForm();
        test(one(Button.class, "visit-continue")).click();
        await(() -> !all(Button.class, "confirm").isEmpty());

        test(one(Button.class, "confirm")).click();
        await(() -> !all(Button.class, "other-times").isEmpty());
        test(one(Button.class, "other-times")).click();

        await(() -> asked("/slots").getLast().contains("doctor=1&from=2027-03-08"));
        assertThat(all(Div.class, "proposal-card")).isEmpty();
    }

    @Test
    void listsMyAppointmentsOnceIKnowWhoIAm() {
        openForm();
        assertThat(one(Button.class, "mine-identify").isVisible()).isTrue();
        String second = APPOINTMENT.replace("\"a1\"", "\"a2\"").replace("7KQ4", "8KQ4");
        backend.on(
                "/appointments",
                exchange -> json(
                                200,
                                exchange.getRequestURI().getQuery().contains("cursor=c2")
                                        ? items(second)
                                        : items(APPOINTMENT).replace("]}", "],\"next_cursor\":\"c2\"}"))
                        .play(exchange));

        identify();
        await(() -> texts("my-appointment-code").contains("7KQ4-MX2P"));
        test(one(Button.class, "mine-more")).click();

        await(() -> texts("my-appointment-code").equals(List.of("7KQ4-MX2P", "8KQ4-MX2P")));
        assertThat(all(Button.class, "mine-more")).isEmpty();
        assertThat(asked("/appointments").getFirst()).contains("upcoming=true");
    }

    @Test
    void hasAWayOnWhereThereAreNoAppointments() {
        backend.on("/appointments", json(200, items()));
        openForm();
        identify();

        await(() -> !all(Button.class, "mine-find").isEmpty());
    }

    @Test
    void cancelsOnlyAfterAYes() {
        String cancelled = APPOINTMENT.replace("booked", "cancelled");
        backend.on("/appointments", json(200, items(APPOINTMENT)))
                .on("/appointments/a1/cancel", json(200, proposed("cancel", ",\"replaces\":" + APPOINTMENT)))
                .on("/proposals/p1/confirm", json(200, confirmed().replace(APPOINTMENT, cancelled)));
        openForm();
        identify();
        await(() -> !all(Button.class, "my-appointment-cancel").isEmpty());

        test(one(Button.class, "my-appointment-cancel")).click();
        await(() -> !all(Button.class, "confirm").isEmpty());
        assertThat(backend.askedFor("/appointments/a1/cancel").getFirst().body())
                .isEqualTo("{\"version\":0}");
        backend.on("/appointments", json(200, items()));
        test(one(Button.class, "confirm")).click();

        await(() -> all(Component.class, "my-appointment").isEmpty()
                && !all(Button.class, "mine-find").isEmpty());
    }

    @Test
    void movesToAnotherTimeOfTheSameDoctor() {
        backend.on("/appointments", json(200, items(APPOINTMENT)))
                .on("/appointments/a1/reschedule", json(200, proposed("reschedule", ",\"replaces\":" + APPOINTMENT)));
        openForm();
        identify();
        await(() -> !all(Button.class, "my-appointment-move").isEmpty());

        test(one(Button.class, "my-appointment-move")).click();
        await(() -> !all(Component.class, "moving").isEmpty()
                && asked("/slots").stream().anyMatch(path -> path.contains("doctor=1&from=2027-03-08"))
                && !all(NativeButton.class, "free-slot").isEmpty());
        test(all(NativeButton.class, "free-slot").getFirst()).click();

        await(() -> !all(Button.class, "confirm").isEmpty());
        assertThat(backend.askedFor("/appointments/a1/reschedule").getFirst().body())
                .isEqualTo("""
                        {"slot_id":"s-2027-03-08T10:30","version":0}""");
        assertThat(all(Component.class, "moving")).isEmpty();
    }

    @Test
    void leavesTheNextPersonNothingOfTheOneBefore() {
        chooseInForm();
        one(TextField.class, "visit-reason").setValue("a rash");

        current().startOver();
        await(() -> all(Div.class, "visit").stream().noneMatch(Component::isVisible));
        assertThat(all(NativeButton.class, "free-slot")).isEmpty();
        await(() -> dayIsFree(MONDAY));
        pick(MONDAY);
        await(() -> !all(NativeButton.class, "free-slot").isEmpty());
        test(all(NativeButton.class, "free-slot").getFirst()).click();

        assertThat(one(TextField.class, "visit-reason").getValue()).isEmpty();
    }

    @Test
    void aSearchWithoutResultsIsFollowedToo() {
        seePanel();
        String search = """
                tool {"name":"findSlots","arguments":{"doctor":"emily rodriguez","fromDate":"2027-03-08","toDate":"soon"},                "outcome":"ok","results":0,"duration_ms":3}""";
        backend.on("/slots", json(200, items())).on("/query/stream", stream(search, done("Nothing.", "", "")));

        current().send("Emily on Monday");

        await(() -> texts("schedule-empty").stream().anyMatch(text -> text.contains("on Monday, March 8")));
        assertThat(asked("/slots").getLast()).contains("doctor=2", "from=2027-03-08");
    }

    @Test
    void showsMarkupFromAnyFieldAsText() {
        String nasty = "<img src=x onerror=alert(1)>";
        backend.on("/doctors", json(200, items(doctor("1", nasty))))
                .on("/slots", json(200, items(slot(doctor("1", nasty), MONDAY + "T10:30"))));
        seePanel();
        pick(MONDAY);

        await(() -> texts("doctor-times").stream().anyMatch(text -> text.contains(nasty)));
        assertThat(UI.getCurrent().getElement().getOuterHTML()).doesNotContain(nasty);
    }

    private void openChat() {
        UI.getCurrent().add(new MainLayout(conversations, schedule, api), new ChatView(conversations));
    }

    private void seePanel() {
        openChat();
        $(SchedulePanel.class).single().awaken();
        await(() -> dayIsFree(MONDAY));
    }

    private void openForm() {
        MainLayout layout = new MainLayout(conversations, schedule, api);
        UI.getCurrent().add(layout);
        layout.showRouterLayoutContent(new BookView(conversations, schedule));
        $(SchedulePanel.class).single().awaken();
        await(() -> dayIsFree(MONDAY));
    }

    private void chooseInForm() {
        openForm();
        pick(MONDAY);
        await(() -> !all(NativeButton.class, "free-slot").isEmpty());
        test(all(NativeButton.class, "free-slot").getFirst()).click();
        assertThat(one(Div.class, "visit").isVisible()).isTrue();
    }

    private void identify() {
        backend.on("/identification", json(200, """
                        {"conversation_id":"%s","identified":true,"name":"Ann Lee"}""".formatted(SECRET)));
        test($(Button.class).id("identity-button")).click();
        one(TextField.class, "identity-name").setValue("Ann Lee");
        one(DatePicker.class, "identity-date-of-birth").setValue(LocalDate.of(1985, 4, 2));
        one(TextField.class, "identity-contact").setValue("ann@example.org");
        test(one(Button.class, "identity-submit")).click();
    }

    private Conversation current() {
        return conversations.current();
    }

    @SuppressWarnings("unchecked")
    private Select<SpecialtyView> specialty() {
        return (Select<SpecialtyView>) one(Select.class, "pick-specialty");
    }

    private SpecialtyView specialty(String id) {
        return specialty()
                .getListDataView()
                .getItems()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<DoctorView> doctors() {
        return (ComboBox<DoctorView>) one(ComboBox.class, "pick-doctor");
    }

    private boolean dayIsFree(String date) {
        return $(Div.class).withAttribute("data-date", date).all().stream().anyMatch(cell -> cell.hasClassName("free"));
    }

    private Div day(String date) {
        return $(Div.class).withAttribute("data-date", date).single();
    }

    private void pick(String date) {
        $(MonthGrid.class).single().choose(date);
    }

    private List<String> asked(String path) {
        return backend.asked.stream()
                .map(StubBackend.Asked::path)
                .filter(asked -> asked.equals("/api" + path) || asked.startsWith("/api" + path + "?"))
                .toList();
    }

    private static String month(String month, String... days) {
        String free = String.join(
                ",",
                List.of(days).stream()
                        .map(day -> "{\"date\":\"" + day + "\",\"free_slots\":2}")
                        .toList());
        return """
                {"month":"%s","zone":"America/Chicago","days":[%s]}""".formatted(month, free);
    }

    private static String items(String... items) {
        return "{\"items\":[" + String.join(",", items) + "]}";
    }

    private static String proposed(String kind, String more) {
        return """
                {"conversation_id":"%s","proposal":%s}""".formatted(SECRET, proposal(kind, more));
    }

    private List<String> texts(String testId) {
        return all(Component.class, testId).stream()
                .map(component -> component.getElement().getTextRecursively())
                .toList();
    }
}
