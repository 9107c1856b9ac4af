package dev.caredesk.ui.schedule;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.api.ApiFailure;

/** A sentence in the place of what cannot be shown, and where it helps, a button to try again. */
final class Notice extends Div {

    private Notice(String sentence) {
        super(new Span(sentence));
        addClassName("schedule-notice");
    }

    /** Nothing is wrong, there is just nothing to show. */
    static Notice empty(String sentence) {
        Notice notice = new Notice(sentence);
        notice.getElement().setAttribute("data-testid", "schedule-empty");
        return notice;
    }

    /** Something went wrong. */
    static Notice problem(String sentence) {
        Notice notice = new Notice(sentence);
        notice.addClassName("problem");
        notice.getElement().setAttribute("role", "alert");
        notice.getElement().setAttribute("data-testid", "schedule-problem");
        return notice;
    }

    /** Something went wrong on the way to the backend, and may go well the next time. */
    static Notice problem(ApiFailure failure, Runnable retry) {
        return problem(failure.sentence()).with(button("schedule.retry", VaadinIcon.REFRESH, "schedule-retry", retry));
    }

    Notice with(Button button) {
        add(button);
        return this;
    }

    static Button button(String textKey, VaadinIcon icon, String testId, Runnable act) {
        Button button = new Button(Texts.text(textKey), icon.create(), click -> act.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        button.setDisableOnClick(true);
        button.getElement().setAttribute("data-testid", testId);
        return button;
    }
}
