package dev.caredesk.ui;

import com.vaadin.flow.component.ReconnectDialogConfiguration;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What a page does when this server was away: it says so and tries again each second. A server that has forgotten the
 * session lets it load anew, and the browser has kept what was being written.
 */
@ApplicationScoped
public class Reconnection {

    private static final int BETWEEN_ATTEMPTS_MILLIS = 1_000;

    void register(@Observes ServiceInitEvent event) {
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(false);
        messages.setCookiesDisabledCaption(Texts.text("page.cookies-title"));
        messages.setCookiesDisabledMessage(Texts.text("page.cookies"));
        messages.setInternalErrorCaption(Texts.text("page.broken-title"));
        messages.setInternalErrorMessage(Texts.text("page.broken"));
        event.getSource().setSystemMessagesProvider(info -> messages);
        event.getSource().addUIInitListener(init -> keepTrying(init.getUI()));
    }

    private static void keepTrying(UI ui) {
        ReconnectDialogConfiguration reconnecting = ui.getReconnectDialogConfiguration();
        reconnecting.setDialogText(Texts.text("connection.page-away"));
        reconnecting.setDialogTextGaveUp(Texts.text("connection.gave-up"));
        reconnecting.setReconnectInterval(BETWEEN_ATTEMPTS_MILLIS);
        ui.getPushConfiguration().setParameter("reconnectInterval", Integer.toString(BETWEEN_ATTEMPTS_MILLIS));
    }
}
