package dev.caredesk.ui.chat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import dev.caredesk.api.AppointmentStatus;
import dev.caredesk.api.AppointmentView;
import dev.caredesk.ui.Texts;
import java.util.Locale;

/** An appointment as it is now: its code, and what can be done with it. */
final class AppointmentCard extends Div {

    private final AppointmentView appointment;
    private final Conversation conversation;
    private final AppointmentActions actions;
    private final Div buttons = new Div();

    AppointmentCard(
            AppointmentView appointment, Conversation conversation, ClinicTime time, AppointmentActions actions) {
        this.appointment = appointment;
        this.conversation = conversation;
        this.actions = actions;
        addClassNames("card", "appointment", appointment.status().name().toLowerCase(Locale.ROOT));
        getElement().setAttribute("data-testid", "appointment-card");
        Span code = new Span(appointment.code());
        code.addClassName("code");
        code.getElement().setAttribute("data-testid", "appointment-code");
        Div heading = new Div(new H2(title(appointment)), code);
        heading.addClassName("heading");
        add(heading, Facts.of(appointment, time));
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

    private void fillButtons() {
        CalendarLink calendar = new CalendarLink(appointment, conversation);
        calendar.addClassName("button-link");
        calendar.getElement().setAttribute("data-testid", "calendar");
        buttons.add(calendar);
        buttons.addClassName("buttons");
        if (appointment.changeable()) {
            buttons.add(
                    button("move", () -> actions.move(appointment)),
                    button("cancel", () -> actions.cancel(appointment)));
        }
    }

    private static Button button(String what, Runnable act) {
        Button button = new Button(Texts.text("appointment." + what), click -> act.run());
        button.getElement().setAttribute("data-testid", what);
        return button;
    }
}
