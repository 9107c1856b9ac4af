package dev.caredesk.ui.chat;

import com.vaadin.flow.component.html.Div;
import dev.caredesk.ui.Texts;

/** What the patient wrote, letter by letter. */
final class SaidBlock extends Div {

    SaidBlock(Entry.Said said) {
        addClassName("said");
        Div bubble = new Div(said.text());
        bubble.addClassName("bubble");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", Texts.text("chat.you"));
        add(bubble, new MessageTime(said.at()));
    }
}
