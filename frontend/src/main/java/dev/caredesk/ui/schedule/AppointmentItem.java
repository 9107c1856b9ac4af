package dev.caredesk.ui.schedule;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import dev.caredesk.api.AppointmentStatus;
import dev.caredesk.api.AppointmentView;
import dev.caredesk.api.DoctorView;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.chat.AppointmentActions;
import dev.caredesk.ui.chat.CalendarLink;
import dev.caredesk.ui.chat.ClinicTime;
import dev.caredesk.ui.chat.Conversation;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of the patient's appointments, with what can be done with it. */
final class AppointmentItem extends Article {

    private final AppointmentView appointment;

    AppointmentItem(
            AppointmentView appointment, Conversation conversation, ClinicTime time, AppointmentActions actions) {
        this.appointment = appointment;
        DoctorView doctor = appointment.doctor();
        String status = appointment.status().name().toLowerCase(Locale.ROOT);
        addClassNames("mine-item", status);
        getElement().setAttribute("data-testid", "my-appointment");
        getElement().setAttribute("aria-label", time.whoAndWhen(doctor, appointment.start(), appointment.zone()));
        add(new H3(time.day(appointment.start(), appointment.zone())));
        line("mine-time", time.span(appointment.start(), appointment.end(), appointment.zone()));
        line("mine-doctor", Texts.text("doctor.with-specialty", doctor.name(), doctor.specialtyName()));
        line("about", joined(doctor.address(), doctor.city()));
        if (appointment.patient() != null) {
            line("about", Texts.text("mine.for", appointment.patient()));
        }
        line("about", appointment.reason());
        Span code = new Span(appointment.code());
        code.addClassName("code");
        code.getElement().setAttribute("data-testid", "my-appointment-code");
        Div badges = new Div(code);
        badges.addClassName("badges");
        add(badges);
        if (appointment.status() == AppointmentStatus.BOOKED) {
            buttons(conversation, actions);
        } else {
            badges.add(new Span(Texts.text("appointment." + status)));
        }
    }

    private void buttons(Conversation conversation, AppointmentActions actions) {
        CalendarLink calendar = new CalendarLink(appointment, conversation);
        calendar.getElement().setAttribute("data-testid", "my-appointment-calendar");
        Div buttons = new Div();
        buttons.addClassName("buttons");
        if (appointment.changeable()) {
            buttons.add(
                    button("move", () -> actions.move(appointment)),
                    button("cancel", () -> actions.cancel(appointment)));
        }
        buttons.add(calendar);
        add(buttons);
        if (!appointment.changeable() && appointment.doctor().phone() != null) {
            line("about", Texts.text("mine.call", appointment.doctor().phone()));
        }
    }

    private static Button button(String what, Runnable act) {
        Button button = new Button(Texts.text("appointment." + what), click -> act.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        button.getElement().setAttribute("data-testid", "my-appointment-" + what);
        return button;
    }

    private void line(String className, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            Div line = new Div(text);
            line.addClassName(className);
            add(line);
        }
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts)
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(", "));
    }
}
