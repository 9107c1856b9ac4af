package dev.caredesk.ui.chat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.caredesk.api.AppointmentStatus;
import dev.caredesk.api.AppointmentView;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.api.ApiFailure;
import java.io.ByteArrayInputStream;
import java.util.Locale;

/** An appointment as it is now: its code, and what can be done with it. */
final class AppointmentCard extends Div {

    private final AppointmentView appointment;
    private final Conversation conversation;
    private final ClinicTime time;
    private final Div buttons = new Div();

    AppointmentCard(AppointmentView appointment, Conversation conversation, ClinicTime time) {
        this.appointment = appointment;
        this.conversation = conversation;
        this.time = time;
        addClassNames("card", "appointment", appointment.status().name().toLowerCase(Locale.ROOT));
        getElement().setAttribute("data-testid", "appointment-card");
        Span code = new Span(appointment.code());
        code.addClassName("code");
        code.getElement().setAttribute("data-testid", "appointment-code");
        Div heading = new Div(new H3(title(appointment)), code);
        heading.addClassName("heading");
        add(heading, facts());
        CardFocus.offer(this, title(appointment));
        if (appointment.status() == AppointmentStatus.BOOKED) {
            fillButtons();
            add(buttons);
        }
    }

    /** A card that a later change has outdated stays as it was, with nothing left to click. */
    void refresh() {
        boolean latest = conversation.isLatest(appointment);
        buttons.setVisible(latest);
        setClassName("outdated", !latest);
    }

    /** Returns how the appointment stands, in words. */
    static String title(AppointmentView appointment) {
        return Texts.text("appointment." + appointment.status().name().toLowerCase(Locale.ROOT));
    }

    private Facts facts() {
        return new Facts()
                .with(appointment.doctor())
                .with("fact.day", time.day(appointment.start(), appointment.zone()))
                .with("fact.time", time.span(appointment.start(), appointment.end(), appointment.zone()))
                .with("fact.patient", appointment.patient())
                .with("fact.reason", appointment.reason());
    }

    private void fillButtons() {
        Anchor calendar = new Anchor(calendarFile(), Texts.text("appointment.calendar"));
        calendar.addClassName("button-link");
        calendar.getElement().setAttribute("data-testid", "calendar");
        buttons.add(calendar);
        buttons.addClassName("buttons");
        if (appointment.changeable()) {
            buttons.add(asking("move"), asking("cancel"));
        }
    }

    /** Names the appointment by its code: a day would be read as the one to move it to. */
    private Button asking(String what) {
        String words = Texts.text(
                "say." + what, appointment.code(), appointment.doctor().name());
        Button button = new Button(Texts.text("appointment." + what), click -> conversation.send(words));
        button.addThemeVariants(ButtonVariant.SMALL);
        button.getElement().setAttribute("data-testid", what);
        return button;
    }

    /** The page fetches the file with the secret, so that the download's address carries none. */
    private DownloadHandler calendarFile() {
        String secret = conversation.secret().orElse("");
        return DownloadHandler.fromInputStream(download -> {
            try {
                byte[] file = conversation.calendarFile(secret, appointment.id());
                return new DownloadResponse(
                        new ByteArrayInputStream(file), "appointment.ics", "text/calendar;charset=utf-8", file.length);
            } catch (ApiFailure failure) {
                return DownloadResponse.error(
                        failure.problem().map(problem -> problem.status()).orElse(503));
            }
        });
    }
}
