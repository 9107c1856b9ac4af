package dev.caredesk.ui.chat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import dev.caredesk.api.IdentificationRequest;
import dev.caredesk.api.PatientKind;
import dev.caredesk.api.Problem;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.api.ApiFailure;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields in which a patient says who they are, and what is wrong with them. */
public final class IdentityForm extends Div {

    private static final int USUAL_AGE = 40;

    private final RadioButtonGroup<PatientKind> kind = new RadioButtonGroup<>();
    private final TextField name = new TextField(Texts.text("identity.name"));
    private final DatePicker dateOfBirth = new DatePicker(Texts.text("identity.date-of-birth"));
    private final TextField contact = new TextField(Texts.text("identity.contact"));
    private final Div problem = new Div();

    /** Creates the fields, empty. */
    public IdentityForm() {
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
        dateOfBirth.setInitialPosition(LocalDate.now(ZoneOffset.UTC).minusYears(USUAL_AGE));
        dateOfBirth.setMax(LocalDate.now(ZoneOffset.UTC).minusDays(1));
        dateOfBirth.setAutoOpen(false);
        problem.addClassName("message");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        mark(Map.of(
                "identity-kind", kind,
                "identity-name", name,
                "identity-date-of-birth", dateOfBirth,
                "identity-contact", contact,
                "identity-problem", problem));
        addClassName("fields");
        add(kind, name, dateOfBirth, contact, problem);
    }

    private static void mark(Map<String, Component> parts) {
        parts.forEach((id, part) -> part.getElement().setAttribute("data-testid", id));
    }

    /** Leads the keyboard to the first field that is written into. */
    public void focus() {
        name.focus();
    }

    /** Forgets what was written. */
    public void clear() {
        List.of(name, contact).forEach(TextField::clear);
        dateOfBirth.clear();
    }

    /** Forgets what was wrong. */
    public void clearProblem() {
        problem.setVisible(false);
    }

    /** Returns what was written, or says at each field what is missing. */
    public Optional<IdentificationRequest> read() {
        clearProblem();
        boolean complete = isFilled(name, !name.getValue().isBlank(), "identity.name-missing");
        complete &= isFilled(dateOfBirth, dateOfBirth.getValue() != null, "identity.date-missing");
        complete &= isFilled(contact, !contact.getValue().isBlank(), "identity.contact-missing");
        return complete
                ? Optional.of(new IdentificationRequest(
                        kind.getValue(),
                        name.getValue().strip(),
                        dateOfBirth.getValue(),
                        contact.getValue().strip()))
                : Optional.empty();
    }

    private static boolean isFilled(HasValidation field, boolean filled, String messageKey) {
        field.setInvalid(!filled);
        field.setErrorMessage(filled ? "" : Texts.text(messageKey));
        return filled;
    }

    /** Says what the backend found wrong, at the field if it is about one. */
    public void explain(ApiFailure failure) {
        boolean shownAtField = false;
        for (Problem.FieldError error : failure.fieldErrors()) {
            Optional<HasValidation> field = field(error.field());
            field.ifPresent(wrong -> {
                wrong.setErrorMessage(ApiFailure.sentence(error));
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
