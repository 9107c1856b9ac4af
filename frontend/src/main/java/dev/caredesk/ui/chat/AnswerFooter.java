package dev.caredesk.ui.chat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.caredesk.ui.Texts;

/** The quiet line below an answer: when it came, what can be done with it, and what the desk did for it. */
final class AnswerFooter extends Div {

    AnswerFooter(Answer answer) {
        addClassName("answer-footer");
        Div tools = new Div(new MessageTime(answer.at()), copy());
        tools.addClassName("answer-tools");
        add(tools);
        if (!answer.steps().isEmpty()) {
            add(new StepList(answer.steps()));
        }
    }

    /** Works in the browser alone, which allows copying only in the moment of the click. */
    private static Button copy() {
        Button copy = new Button(VaadinIcon.COPY_O.create());
        copy.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        copy.setAriaLabel(Texts.text("answer.copy"));
        copy.setTooltipText(Texts.text("answer.copy"));
        copy.getElement().setAttribute("data-testid", "copy");
        copy.addAttachListener(attached ->
                copy.getElement().executeJs("window.careDesk.copies(this, $0)", Texts.text("answer.copied")));
        return copy;
    }
}
