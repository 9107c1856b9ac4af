package dev.caredesk.ui.chat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import dev.caredesk.api.IdentificationRequest;
import dev.caredesk.api.PatientKind;
import dev.caredesk.api.Problem;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.api.ApiFailure;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Asks who the patient is, or shows who is identified, with a way to say "Not me". */
public final class IdentityDialog extends Dialog {

    private static final int USUAL_AGE = 40;

    private final Conversation conversation;
    private final RadioButtonGroup<PatientKind> kind = new RadioButtonGroup<>();
    private final TextField name = new TextField(Texts.text("identity.name"));
    private final DatePicker dateOfBirth = new DatePicker(Texts.text("identity.date-of-birth"));
    private final TextField contact = new TextField(Texts.text("identity.contact"));
    private final Div problem = new Div();
    private final Button submit = new Button(Texts.text("identity.submit"), click -> submit());
    private final Button cancel = new Button(Texts.text("identity.cancel"), click -> decline());

    /** Creates the dialog, closed. */
    public IdentityDialog(Conversation conversation) {
        this.conversation = conversation;
        addClassName("identity");
        setWidth("26rem");
        kind.setItems(PatientKind.RETURNING, PatientKind.NEW);
        kind.setItemLabelGenerator(
                choice -> Texts.text("identity." + choice.name().toLowerCase(Locale.ROOT)));
        kind.setAriaLabel(Texts.text("identity.kind"));
        kind.setValue(PatientKind.RETURNING);
        name.setMaxLength(120);
        contact.setMaxLength(200);
        contact.setHelperText(Texts.text("identity.contact-help"));
        dateOfBirth.setI18n(new DatePicker.DatePickerI18n()
                .setDateFormats("MM/dd/yyyy", "yyyy-MM-dd")
                .setBadInputErrorMessage(Texts.text("identity.bad-date"))
                .setMaxErrorMessage(Texts.text("identity.future-date")));
        dateOfBirth.setPlaceholder(Texts.text("identity.date-hint"));
        dateOfBirth.setInitialPosition(LocalDate.now().minusYears(USUAL_AGE));
        dateOfBirth.setMax(LocalDate.now().minusDays(1));
        dateOfBirth.setAutoOpen(false);
        problem.addClassName("message");
        problem.getElement().setAttribute("role", "alert");
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        submit.setDisableOnClick(true);
        mark(Map.of(
                "identity-kind", kind,
                "identity-name", name,
                "identity-date-of-birth", dateOfBirth,
                "identity-contact", contact,
                "identity-problem", problem,
                "identity-submit", submit,
                "identity-cancel", cancel));
        addOpenedChangeListener(change -> {
            if (!change.isOpened() && change.isFromClient()) {
                conversation.identificationDeclined();
            }
        });
    }

    private void decline() {
        conversation.identificationDeclined();
        close();
    }

    private static void mark(Map<String, Component> parts) {
        parts.forEach((id, part) -> part.getElement().setAttribute("data-testid", id));
    }

    @Override
    public void open() {
        removeAll();
        getFooter().removeAll();
        problem.setVisible(false);
        conversation.identifiedAs().ifPresentOrElse(this::showWho, this::askWho);
        super.open();
    }

    private void askWho() {
        setHeaderTitle(Texts.text("identity.title"));
        submit.setEnabled(true);
        Div fields = new Div(kind, name, dateOfBirth, contact, problem);
        fields.addClassName("fields");
        add(new Paragraph(Texts.text("identity.why")), fields);
        getFooter().add(cancel, submit);
        name.focus();
    }

    private void showWho(String patient) {
        setHeaderTitle(Texts.text("identity.known-title"));
        Button notMe = new Button(Texts.text("identity.not-me"), click -> {
            conversation.notMe();
            clear();
            close();
        });
        notMe.getElement().setAttribute("data-testid", "not-me");
        Button keep = new Button(Texts.text("identity.keep"), click -> close());
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        add(new Paragraph(Texts.text("identity.known", patient)));
        getFooter().add(notMe, keep);
    }

    private void clear() {
        List.of(name, contact).forEach(TextField::clear);
        dateOfBirth.clear();
    }

    private void submit() {
        problem.setVisible(false);
        boolean complete = isFilled(name, !name.getValue().isBlank(), "identity.name-missing");
        complete &= isFilled(dateOfBirth, dateOfBirth.getValue() != null, "identity.date-missing");
        complete &= isFilled(contact, !contact.getValue().isBlank(), "identity.contact-missing");
        if (!complete) {
            submit.setEnabled(true);
            return;
        }
        IdentificationRequest who = new IdentificationRequest(
                kind.getValue(),
                name.getValue().strip(),
                dateOfBirth.getValue(),
                contact.getValue().strip());
        UI ui = UI.getCurrent();
        conversation.identify(who, () -> ui.access(this::succeed), failure -> ui.access(() -> fail(failure)));
    }

    private static boolean isFilled(HasValidation field, boolean filled, String messageKey) {
        field.setInvalid(!filled);
        field.setErrorMessage(filled ? "" : Texts.text(messageKey));
        return filled;
    }

    private void succeed() {
        clear();
        close();
    }

    private void fail(ApiFailure failure) {
        submit.setEnabled(true);
        boolean shownAtField = false;
        for (Problem.FieldError error : failure.fieldErrors()) {
            Optional<HasValidation> field = field(error.field());
            field.ifPresent(wrong -> {
                wrong.setErrorMessage(error.message());
                wrong.setInvalid(true);
            });
            shownAtField |= field.isPresent();
        }
        problem.setText(failure.sentence());
        problem.setVisible(!shownAtField);
    }

    private Optional<HasValidation> field(String wireName) {
        return switch (wireName) {
            case "name" -> Optional.of(name);
            case "date_of_birth" -> Optional.of(dateOfBirth);
            case "contact" -> Optional.of(contact);
            default -> Optional.empty();
        };
    }
}
