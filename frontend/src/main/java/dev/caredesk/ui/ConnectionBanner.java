package dev.caredesk.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import dev.caredesk.ui.api.Reachability;
import org.jspecify.annotations.Nullable;

/** Says that the backend, or this server, cannot be reached, until it is back. */
public final class ConnectionBanner extends Div {

    private final Reachability reachability;
    private final Div away = line("desk-away", "connection.desk-away");
    private final Div lost = line("page-away", "connection.page-away");
    private @Nullable Runnable watching;

    /** Creates it; it shows nothing while all is well. */
    public ConnectionBanner(Reachability reachability) {
        this.reachability = reachability;
        away.setVisible(false);
        lost.getElement().setAttribute("hidden", true);
        // Any event asks the server, which tells a page that it does not know to load anew
        lost.getElement().addEventListener("returned", returned -> show());
        add(away, lost);
    }

    private static Div line(String id, String textKey) {
        Div line = new Div(Texts.text(textKey));
        line.setId(id);
        line.addClassName("away");
        line.getElement().setAttribute("role", "status");
        return line;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        ui.getPage().addJavaScript("page.js");
        lost.getElement().executeJs("window.careDesk.watchConnection(this)");
        watching = reachability.addListener(() -> ui.access(this::show));
        show();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (watching != null) {
            watching.run();
            watching = null;
        }
    }

    private void show() {
        away.setVisible(reachability.isAway());
    }
}
