package dev.caredesk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.icon.VaadinIcon;

/**
 * A place beside the conversation: a column where the window has room for it, else a drawer over the page that Escape
 * closes. It is not there at all until something fills it.
 */
public final class SideArea extends Aside {

    private final Button toggle;

    /**
     * Creates an empty area.
     *
     * @param name its id, under which its words are in the texts too
     * @param columnFrom from which width of the window on it is a column, in CSS
     */
    SideArea(String name, VaadinIcon icon, String columnFrom) {
        setId(name + "-area");
        addClassNames("area", name);
        setVisible(false);
        getElement().setAttribute("aria-label", Texts.text("area." + name));
        toggle = new Button(icon.create());
        toggle.setId(name + "-toggle");
        toggle.addThemeVariants(ButtonVariant.TERTIARY);
        toggle.setAriaLabel(Texts.text("area." + name));
        toggle.setTooltipText(Texts.text("area." + name));
        toggle.setVisible(false);
        toggle.getElement().setAttribute("aria-controls", name + "-area");
        addAttachListener(attached ->
                getElement().executeJs("window.careDesk.sideArea(this, $0, $1)", toggle.getElement(), columnFrom));
    }

    /** Returns the button that opens and closes it. */
    Button toggle() {
        return toggle;
    }

    /** Puts something into the area, which is there from then on. */
    void fill(Component content) {
        add(content);
        setVisible(true);
        toggle.setVisible(true);
    }

    /** Opens it, as its button does. */
    public void open() {
        getElement().executeJs("this.openArea()");
    }

    /** Closes it where it lies over the page; a column stays. */
    public void leave() {
        getElement().executeJs("this.leaveArea()");
    }
}
