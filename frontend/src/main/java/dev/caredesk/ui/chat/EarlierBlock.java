package dev.caredesk.ui.chat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.caredesk.ui.Texts;

/** The way to what was said before the first message that is shown. */
final class EarlierBlock extends Div {

    private final Conversation conversation;
    private final Button button;
    private final Span failure = new Span();

    EarlierBlock(Conversation conversation) {
        this.conversation = conversation;
        button = new Button(Texts.text("chat.earlier"), click -> conversation.showEarlier());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.getElement().setAttribute("data-testid", "earlier");
        failure.getElement().setAttribute("role", "alert");
        addClassName("earlier");
        add(button, failure);
    }

    void refresh() {
        button.setEnabled(!conversation.earlier().areComing());
        failure.setText(conversation.earlier().failure());
    }
}
