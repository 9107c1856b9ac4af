package dev.caredesk.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import com.vaadin.flow.server.ServiceInitEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import org.jboss.logging.Logger;

/** Catches what no view expected: the log gets the whole of it, the patient one sentence. */
@ApplicationScoped
public class UiErrorHandler implements ErrorHandler {

    private static final Logger LOG = Logger.getLogger(UiErrorHandler.class);

    void register(@Observes ServiceInitEvent event) {
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(this));
    }

    @Override
    public void error(ErrorEvent event) {
        // A browser that leaves or loads anew does not wait for what is being sent to it
        if (event.getThrowable() instanceof IOException gone) {
            LOG.debug("The browser was gone", gone);
            return;
        }
        LOG.error("The page failed unexpectedly", event.getThrowable());
        UI ui = UI.getCurrent();
        if (ui != null) {
            Notification.show(Texts.text("error.unexpected"), 6_000, Notification.Position.TOP_CENTER);
        }
    }
}
