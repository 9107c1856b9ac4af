package dev.caredesk.ui.schedule;

import com.vaadin.flow.component.html.Anchor;
import dev.caredesk.ui.Texts;

/** A link to another view of the page, which is shown without loading the page anew. */
final class PageLink {

    private PageLink() {}

    static Anchor to(String route, String textKey) {
        Anchor link = new Anchor(route.isEmpty() ? "." : route, Texts.text(textKey));
        link.getElement().setAttribute("router-link", true);
        return link;
    }
}
