package dev.caredesk.ui.confirm;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.caredesk.api.AppointmentView;
import dev.caredesk.api.ConfirmationView;
import dev.caredesk.api.ProposalStatus;
import dev.caredesk.api.ProposalView;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.api.ApiFailure;
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
     */
    ConfirmOutcome(ConfirmationView view, Runnable end) {
        this(key(view) + ".title", key(view) + ".text");
        ProposalView proposal = view.proposal();
        boolean confirmed = view.status() == ProposalStatus.CONFIRMED;
        ClinicTime time = new ClinicTime(Clock.systemUTC());
        if (proposal != null && confirmed) {
            showAppointment(proposal.appointment(), time);
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

    /** The answer came to nothing; looking again tells how it stands. */
    static ConfirmOutcome failed(ApiFailure failure, Runnable again) {
        ConfirmOutcome failed = new ConfirmOutcome("confirm.failed.title", "confirm.failed.text");
        Div reason = new Div(failure.sentence());
        reason.addClassName("message");
        reason.getElement().setAttribute("role", "alert");
        failed.add(reason);
        failed.addButton("confirm.failed.again", "again", again);
        failed.addWayOut();
        return failed;
    }

    private static String key(ConfirmationView view) {
        String status = view.status() == null ? "expired" : view.status().name().toLowerCase(Locale.ROOT);
        ProposalView proposal = view.proposal();
        if (proposal == null) {
            return "confirm.let." + status;
        }
        return "confirm." + status
                + (view.status() == ProposalStatus.CONFIRMED ? "." + ConfirmForm.word(proposal.kind()) : "");
    }

    private void showAppointment(@Nullable AppointmentView appointment, ClinicTime time) {
        if (appointment == null) {
            return;
        }
        Span code = new Span(appointment.code());
        code.addClassName("code");
        code.getElement().setAttribute("data-testid", "appointment-code");
        add(code, Facts.of(appointment, time));
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
