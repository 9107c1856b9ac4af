package dev.caredesk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;

/** The top of each page: the desk's name between what is on either side of it. */
public final class DeskHeader extends Header {

    /** Creates it with the name alone. */
    public DeskHeader() {
        Span mark = new Span();
        mark.addClassName("mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        Span tagline = new Span(Texts.text("header.tagline"));
        tagline.addClassName("tagline");
        Div name = new Div(new H1(Texts.text("header.name")), tagline);
        name.addClassName("name");
        add(mark, name);
        addClassName("desk-header");
    }

    /** Puts something before the name. */
    DeskHeader before(Component component) {
        addComponentAsFirst(component);
        return this;
    }

    /** Puts something after the name. */
    DeskHeader after(Component... components) {
        add(components);
        return this;
    }
}
