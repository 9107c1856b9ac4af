package dev.caredesk.ui.schedule;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.textfield.TextField;
import dev.caredesk.api.SlotView;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.chat.ClinicTime;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What the appointment at a chosen time is about. */
final class VisitForm extends Div {

    /** What is done with the filled form. */
    interface Booking {
        void book(SlotView slot, String reason, String patient);
    }

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_NAME = 120;

    private final ClinicTime time = new ClinicTime(Clock.systemUTC());
    private final H3 when = new H3();
    private final Div zone = new Div();
    private final TextField reason = new TextField(Texts.text("book.reason"));
    private final TextField patient = new TextField(Texts.text("book.patient"));
    private @Nullable SlotView slot;

    VisitForm(Booking booking, Runnable chooseAgain) {
        addClassNames("card", "visit");
        getElement().setAttribute("data-testid", "visit");
        reason.setMaxLength(LONGEST_REASON);
        reason.getElement().setAttribute("data-testid", "visit-reason");
        reason.setPlaceholder(Texts.text("book.reason-hint"));
        patient.setMaxLength(LONGEST_NAME);
        patient.setHelperText(Texts.text("book.patient-help"));
        patient.getElement().setAttribute("data-testid", "visit-patient");
        Button next = new Button(Texts.text("book.continue"), click -> {
            if (slot != null) {
                booking.book(slot, reason.getValue(), patient.getValue());
            }
        });
        next.addThemeVariants(ButtonVariant.PRIMARY);
        next.getElement().setAttribute("data-testid", "visit-continue");
        Button back = new Button(Texts.text("book.other-time"), click -> chooseAgain.run());
        back.getElement().setAttribute("data-testid", "visit-back");
        zone.addClassName("about");
        Div fields = new Div(reason, patient);
        fields.addClassName("fields");
        Div buttons = new Div(next, back);
        buttons.addClassName("buttons");
        add(when, zone, fields, buttons);
    }

    boolean isFilled() {
        return slot != null;
    }

    /** Takes a slot; what was written for another one stays. */
    void fill(SlotView chosen) {
        slot = chosen;
        when.setText(time.whoAndWhen(chosen.doctor(), chosen.start(), chosen.zone()));
        zone.setText(time.zone(chosen.start(), chosen.zone()));
        reason.focus();
    }

    void clear() {
        slot = null;
    }

    /** Clears what was written too. */
    void forget() {
        clear();
        reason.clear();
        patient.clear();
    }
}
