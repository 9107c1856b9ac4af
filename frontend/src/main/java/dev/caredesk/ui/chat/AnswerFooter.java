package dev.caredesk.ui.chat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.caredesk.api.ConversationView;
import dev.caredesk.api.FeedbackRequest.Rating;
import dev.caredesk.ui.Texts;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The quiet line below an answer: when it came, what can be done with it, and what the desk did for it. */
final class AnswerFooter extends Div {

    private final Answer answer;
    private final Map<Rating, Button> thumbs = new EnumMap<>(Rating.class);

    AnswerFooter(Answer answer, Conversation conversation) {
        this.answer = answer;
        addClassName("answer-footer");
        Div tools = new Div(new MessageTime(answer.at()), copy());
        if (answer.messageId().isPresent()) {
            for (Rating rating : Rating.values()) {
                Button thumb = tool("rate-" + rating.name().toLowerCase(Locale.ROOT));
                thumb.addClickListener(click -> conversation.rate(answer, rating));
                thumbs.put(rating, thumb);
                tools.add(thumb);
            }
            refresh();
        }
        tools.addClassName("answer-tools");
        add(tools);
        if (answer.isAnsweredByStandIn()) {
            Span standIn = new Span(Texts.text("answer.stand-in"));
            standIn.getElement().setAttribute("data-testid", "stand-in");
            add(standIn);
        }
        if (!answer.steps().isEmpty()) {
            add(new StepList(answer.steps()));
        }
    }

    /** Shows what the patient thinks of the answer. */
    void refresh() {
        Optional<Rating> given = answer.feedback().map(ConversationView.Feedback::rating);
        thumbs.forEach((rating, thumb) -> {
            boolean pressed = given.filter(rating::equals).isPresent();
            thumb.getElement().setAttribute("aria-pressed", Boolean.toString(pressed));
            thumb.setIcon(icon(rating, pressed).create());
        });
    }

    private static VaadinIcon icon(Rating rating, boolean pressed) {
        return switch (rating) {
            case UP -> pressed ? VaadinIcon.THUMBS_UP : VaadinIcon.THUMBS_UP_O;
            case DOWN -> pressed ? VaadinIcon.THUMBS_DOWN : VaadinIcon.THUMBS_DOWN_O;
        };
    }

    private static Button tool(String name) {
        Button tool = new Button();
        tool.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        tool.setAriaLabel(Texts.text("answer." + name));
        tool.setTooltipText(Texts.text("answer." + name));
        tool.getElement().setAttribute("data-testid", name);
        return tool;
    }

    /** Works in the browser alone, which allows copying only in the moment of the click. */
    private static Button copy() {
        Button copy = tool("copy");
        copy.setIcon(VaadinIcon.COPY_O.create());
        copy.addAttachListener(attached ->
                copy.getElement().executeJs("window.careDesk.copies(this, $0)", Texts.text("answer.copied")));
        return copy;
    }
}
