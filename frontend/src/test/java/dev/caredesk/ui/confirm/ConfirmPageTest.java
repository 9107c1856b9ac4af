package dev.caredesk.ui.confirm;

import static dev.caredesk.ui.chat.Samples.confirmed;
import static dev.caredesk.ui.chat.Samples.proposal;
import static dev.caredesk.ui.chat.StubBackend.json;
import static dev.caredesk.ui.chat.StubBackend.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.Routes;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.api.ApiClient;
import dev.caredesk.ui.chat.CalendarLink;
import dev.caredesk.ui.chat.PageTest;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfirmPageTest extends PageTest {

    private static final String TOKEN = "abcdefghijklmnopqrstuvwxyz-_0123";

    @Override
    protected synchronized Routes discoverRoutes() {
        return new Routes();
    }

    @AfterEach
    void closeBackend() {
        backend.close();
    }

    @Test
    void showsWhatIsProposedAndConfirmsWithThePersonsDetails() {
        backend.on("/confirmation", json(200, view("proposal", "open", ",\"proposal\":" + proposal("book", ""))));
        open(TOKEN);
        await(() -> !all(Button.class, "confirm").isEmpty());
        assertThat(page())
                .contains("Book this appointment?", "Sarah Johnson", "Monday, March 8", "Nothing has changed");
        assertThat(backend.askedFor("/confirmation"))
                .hasSize(1)
                .allMatch(asked -> asked.authorization().equals("Bearer " + TOKEN));
        assertThat(backend.asked).noneMatch(asked -> asked.path().contains(TOKEN));

        test(one(Button.class, "confirm")).click();
        assertThat(one(TextField.class, "identity-name").isInvalid()).isTrue();
        assertThat(backend.askedFor("/confirmation/confirm")).isEmpty();

        backend.on("/confirmation/confirm", json(403, problem("IDENTIFICATION_FAILED", 403, "")));
        fillIn();
        test(one(Button.class, "confirm")).click();
        await(() -> !all(Div.class, "identity-problem").isEmpty());
        assertThat(one(Button.class, "confirm").isEnabled()).isTrue();

        backend.on("/confirmation/confirm", json(200, view("proposal", "confirmed", ",\"proposal\":" + confirmed())));
        test(one(Button.class, "confirm")).click();
        await(() -> !all(Span.class, "appointment-code").isEmpty());
        assertThat(page()).contains("Your appointment is booked", "7KQ4-MX2P");
        assertThat(backend.askedFor("/confirmation/confirm").getLast().body()).isEqualTo("""
                        {"kind":"returning","name":"Ann Lee","date_of_birth":"1985-04-02","contact":"ann@example.org"}""");
        assertThat(all(Button.class, "confirm")).isEmpty();
        assertThat(one(CalendarLink.class, "calendar").getHref()).isNotEmpty().doesNotContain(TOKEN);
        assertThat(page()).contains(Texts.text("confirm.next"));
    }

    @Test
    void tellsThatTheAppointmentWasCancelledSince() {
        String cancelled = confirmed().replace("\"booked\"", "\"cancelled\"");
        backend.on("/confirmation", json(200, view("proposal", "confirmed", ",\"proposal\":" + cancelled)));
        open(TOKEN);

        await(() -> page().contains(Texts.text("confirm.confirmed.cancelled-since.title")));
        assertThat(all(CalendarLink.class, "calendar")).isEmpty();
    }

    @Test
    void saysThatTheDeskIsAway() {
        backend.close();
        open(TOKEN);

        await(() -> $(Div.class).withId("desk-away").exists());
    }

    @Test
    void declines() {
        backend.on("/confirmation", json(200, view("proposal", "open", ",\"proposal\":" + proposal("cancel", ""))));
        backend.on(
                "/confirmation/decline",
                json(200, view("proposal", "dismissed", ",\"proposal\":" + proposal("cancel", ""))));
        open(TOKEN);
        await(() -> !all(Button.class, "decline").isEmpty());

        test(one(Button.class, "decline")).click();

        await(() -> page().contains("Not confirmed"));
        assertThat(backend.askedFor("/confirmation/confirm")).isEmpty();
    }

    @Test
    void letsTheAgentSeeAppointmentsAndEndsIt() {
        backend.on("/confirmation", json(200, view("identification", "open", "")));
        backend.on("/confirmation/confirm", json(200, view("identification", "confirmed", "")));
        backend.on("/confirmation/decline", json(200, view("identification", "dismissed", "")));
        open(TOKEN);
        await(() -> !all(Button.class, "confirm").isEmpty());
        fillIn();
        test(one(Button.class, "confirm")).click();
        await(() -> !all(Button.class, "end").isEmpty());
        assertThat(page()).contains("may see your appointments", "9:30 AM");

        test(one(Button.class, "end")).click();

        await(() -> page().contains("sees nothing of yours"));
    }

    @ParameterizedTest
    @CsvSource({"expired, has expired", "superseded, something else", "dismissed, Not confirmed"})
    void saysWhyALinkAsksNothingAnyMore(String status, String words) {
        backend.on("/confirmation", json(200, view("proposal", status, ",\"proposal\":" + proposal("book", ""))));
        open(TOKEN);

        await(() -> page().contains(words));
        assertThat(page()).contains("Sarah Johnson on Monday, March 8");
        assertThat(page()).contains(Texts.text("confirm.to-desk"));
        assertThat(all(Button.class, "confirm")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "abcdefghijklmnopqrstuvwxyz-_012\n", "abcdefghijklmnopqrstuvwxyz-_0123456"})
    void asksNobodyAboutAnIncompleteLink(String token) {
        open(token);

        assertThat(page()).contains(Texts.text("confirm.unknown.title"));
        assertThat(backend.asked).allMatch(asked -> asked.path().equals("/api/status"));
    }

    @Test
    void unknownLinkSaysSo() {
        backend.on("/confirmation", json(401, problem("CONFIRMATION_REQUIRED", 401, "")));
        open(TOKEN);

        await(() -> page().contains(Texts.text("confirm.unknown.title")));
    }

    @Test
    void tellsWhyAYesCameToNothing() {
        backend.on("/confirmation", json(200, view("proposal", "open", ",\"proposal\":" + proposal("book", ""))));
        backend.on("/confirmation/confirm", json(409, problem("SLOT_TAKEN", 409, "")));
        open(TOKEN);
        await(() -> !all(Button.class, "confirm").isEmpty());
        fillIn();
        test(one(Button.class, "confirm")).click();
        await(() -> page().contains(Texts.text("problem.SLOT_TAKEN")));
        assertThat(page()).contains(Texts.text("confirm.refused.text"));
        assertThat(all(Button.class, "again")).isEmpty();
    }

    @Test
    void tellsWhyAnotherModelAnswers() {
        backend.on("/status", json(200, """
                        {"provider":"builtin","model":"builtin","state":"fallback","reason":"openai needs a key."}"""));
        open(TOKEN);

        await(() -> page().contains("openai needs a key."));
    }

    @Test
    void backendThatIsAwayCanBeAskedAgain() {
        backend.on("/confirmation", json(503, problem("UNAVAILABLE", 503, "")));
        open(TOKEN);
        await(() -> !all(Button.class, "again").isEmpty());
        backend.on("/confirmation", json(200, view("proposal", "confirmed", ",\"proposal\":" + confirmed())));

        test(one(Button.class, "again")).click();

        await(() -> page().contains("7KQ4-MX2P"));
    }

    private void open(String token) {
        ApiClient api = new ApiClient(backend.endpoint());
        ConfirmView view = new ConfirmView(new ConfirmClient(api), api);
        UI.getCurrent().add(view);
        view.open(token);
    }

    private void fillIn() {
        test(one(TextField.class, "identity-name")).setValue("Ann Lee");
        test(one(DatePicker.class, "identity-date-of-birth")).setValue(LocalDate.of(1985, 4, 2));
        test(one(TextField.class, "identity-contact")).setValue("ann@example.org");
    }

    private static String view(String kind, String status, String more) {
        return """
                {"kind":"%s","status":"%s","expires_at":"2027-03-05T09:30:00-06:00","zone":"America/Chicago"%s}""".formatted(kind, status, more);
    }

    private static String page() {
        return UI.getCurrent().getElement().getTextRecursively();
    }
}
