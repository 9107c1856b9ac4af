package dev.caredesk.ui.chat;

import com.vaadin.flow.component.html.Div;

/** Leads the keyboard to a card that has just appeared, unless the patient is somewhere else, such as writing. */
final class CardFocus {

    private CardFocus() {}

    static void offer(Div card, String name) {
        card.getElement().setAttribute("role", "group");
        card.getElement().setAttribute("aria-label", name);
        card.getElement().setAttribute("tabindex", "-1");
        card.addAttachListener(attached -> card.getElement().executeJs("window.careDesk.offerFocus(this)"));
    }
}
