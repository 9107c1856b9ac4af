package dev.caredesk.ui.confirm;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.caredesk.api.AppointmentStatus;
import dev.caredesk.api.AppointmentView;
import dev.caredesk.api.ConfirmationView;
import dev.caredesk.api.ProposalKind;
import dev.caredesk.api.ProposalStatus;
import dev.caredesk.api.ProposalView;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.api.ApiFailure;
import dev.caredesk.ui.chat.CalendarLink;
import dev.caredesk.ui.chat.ClinicTime;
import dev.caredesk.ui.chat.Facts;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A link that asks nothing (any more): what became of it, or why it does not work, and the way out. */
final class ConfirmOutcome extends Div {

    private ConfirmOutcome(String titleKey, String textKey) {
        addClassNames("card", "proposal", "settled");
        getElement().setAttribute("data-testid", "confirm-outcome").setAttribute("role", "status");
        add(new H2(Texts.text(titleKey)));
        if (!Texts.text(textKey).isEmpty()) {
            add(new Paragraph(Texts.text(textKey)));
        }
    }

    /**
     * How an answered link stands.
     *
     * @param end ends what the agent was let
     * @param calendar where the appointment's calendar file is
     */
    ConfirmOutcome(ConfirmationView view, Runnable end, CalendarLink.Source calendar) {
        this(key(view) + ".title", key(view) + ".text");
        ProposalView proposal = view.proposal();
        boolean confirmed = view.status() == ProposalStatus.CONFIRMED;
        ClinicTime time = new ClinicTime(Clock.systemUTC());
        if (proposal != null && confirmed) {
            showAppointment(proposal.appointment(), time, calendar);
        } else if (proposal != null) {
            add(ConfirmForm.about(time.whoAndWhen(proposal.doctor(), proposal.start(), proposal.zone())));
        } else if (confirmed) {
            add(ConfirmForm.about(Texts.text(
                    "confirm.let.until",
                    time.time(view.expiresAt(), view.zone()),
                    time.zone(view.expiresAt(), view.zone()))));
            addButton("confirm.let.end", "end", end);
        }
        addWayOut();
    }

    static ConfirmOutcome loading() {
        ConfirmOutcome loading = new ConfirmOutcome("confirm.loading.title", "confirm.loading.text");
        loading.getElement().setAttribute("aria-busy", "true");
        return loading;
    }

    static ConfirmOutcome unknown() {
        ConfirmOutcome unknown = new ConfirmOutcome("confirm.unknown.title", "confirm.unknown.text");
        unknown.addWayOut();
        return unknown;
    }

    /** The answer came to nothing: for now, so that it can be tried again, or for good. */
    static ConfirmOutcome failed(ApiFailure failure, Runnable again) {
        boolean passing = failure.mayPass();
        ConfirmOutcome failed =
                new ConfirmOutcome("confirm.failed.title", passing ? "confirm.failed.text" : "confirm.refused.text");
        Div reason = new Div(failure.sentence());
        reason.addClassName("message");
        reason.getElement().setAttribute("role", "alert");
        failed.add(reason);
        if (passing) {
            failed.addButton("confirm.failed.again", "again", again);
        }
        failed.addWayOut();
        return failed;
    }

    private static String key(ConfirmationView view) {
        String status = view.status() == null ? "expired" : view.status().name().toLowerCase(Locale.ROOT);
        ProposalView proposal = view.proposal();
        if (proposal == null) {
            return "confirm.let." + status;
        }
        if (view.status() != ProposalStatus.CONFIRMED) {
            return "confirm." + status;
        }
        boolean cancelledSince = proposal.kind() != ProposalKind.CANCEL && isCancelled(proposal.appointment());
        return "confirm.confirmed." + (cancelledSince ? "cancelled-since" : ConfirmForm.word(proposal.kind()));
    }

    private static boolean isCancelled(@Nullable AppointmentView appointment) {
        return appointment != null && appointment.status() == AppointmentStatus.CANCELLED;
    }

    private void showAppointment(@Nullable AppointmentView appointment, ClinicTime time, CalendarLink.Source calendar) {
        if (appointment == null) {
            return;
        }
        Span code = new Span(appointment.code());
        code.addClassName("code");
        code.getElement().setAttribute("data-testid", "appointment-code");
        add(code, Facts.of(appointment, time));
        setClassName("cancelled", isCancelled(appointment));
        if (!isCancelled(appointment)) {
            CalendarLink link = new CalendarLink(calendar);
            link.addClassName("button-link");
            link.getElement().setAttribute("data-testid", "calendar");
            Div buttons = new Div(link);
            buttons.addClassName("buttons");
            add(buttons, new Paragraph(Texts.text("confirm.next")));
        }
    }

    private void addButton(String textKey, String testId, Runnable act) {
        Button button = new Button(Texts.text(textKey), click -> act.run());
        button.setDisableOnClick(true);
        button.getElement().setAttribute("data-testid", testId);
        Div buttons = new Div(button);
        buttons.addClassName("buttons");
        add(buttons);
    }

    private void addWayOut() {
        Anchor desk = new Anchor(".", Texts.text("confirm.to-desk"));
        desk.getElement().setAttribute("data-testid", "to-desk");
        add(new Paragraph(desk));
    }
}
