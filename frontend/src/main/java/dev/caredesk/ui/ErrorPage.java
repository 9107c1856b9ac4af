package dev.caredesk.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;

/** A page in place of one that there is not: why, and the way to the desk. */
abstract class ErrorPage extends Div implements HasDynamicTitle {

    private final String name;

    /** Creates it with the words of this name. */
    ErrorPage(String name) {
        this.name = name;
        Div card = new Div(
                new H2(Texts.text(name + ".title")),
                new Paragraph(Texts.text(name + ".text")),
                new Paragraph(new Anchor(".", Texts.text("confirm.to-desk"))));
        card.addClassNames("card", "settled");
        Main main = new Main(card);
        main.addClassName("single-column");
        addClassNames("desk", "single");
        getElement().setAttribute("data-testid", name);
        add(new DeskHeader(), main);
    }

    @Override
    public String getPageTitle() {
        return Texts.text(name + ".page-title");
    }
}
