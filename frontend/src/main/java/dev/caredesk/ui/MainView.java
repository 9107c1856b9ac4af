package dev.caredesk.ui;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.Route;

/** The first page. */
@Route("")
public final class MainView extends VerticalLayout {

    MainView() {
        add(new H1("CareDesk"));
    }
}
