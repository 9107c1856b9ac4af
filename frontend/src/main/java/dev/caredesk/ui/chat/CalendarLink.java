package dev.caredesk.ui.chat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.caredesk.api.AppointmentView;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.api.ApiFailure;
import java.io.ByteArrayInputStream;

/** Downloads an appointment for the patient's calendar. The server fetches it, so that its address carries no secret. */
public final class CalendarLink extends Anchor {

    /** Creates the link to an appointment of the conversation's patient. */
    public CalendarLink(AppointmentView appointment, Conversation conversation) {
        super(file(appointment, conversation), Texts.text("appointment.calendar"));
    }

    private static DownloadHandler file(AppointmentView appointment, Conversation conversation) {
        String secret = conversation.secret().orElse("");
        return DownloadHandler.fromInputStream(download -> {
            try {
                byte[] file = conversation.calendarFile(secret, appointment.id());
                return new DownloadResponse(
                        new ByteArrayInputStream(file), "appointment.ics", "text/calendar;charset=utf-8", file.length);
            } catch (ApiFailure failure) {
                return DownloadResponse.error(
                        failure.problem().map(problem -> problem.status()).orElse(503));
            }
        });
    }
}
