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

    /** Where the file is. */
    public interface Source {

        /** Fetches the file; called by a download, outside of the session's lock. */
        byte[] file() throws ApiFailure;
    }

    /** Creates the link to an appointment of the conversation's patient. */
    public CalendarLink(AppointmentView appointment, Conversation conversation) {
        this(of(conversation.secret().orElse(""), appointment, conversation));
    }

    /** Creates the link to the appointment whose file is there. */
    public CalendarLink(Source source) {
        super(download(source), Texts.text("appointment.calendar"));
    }

    private static Source of(String secret, AppointmentView appointment, Conversation conversation) {
        return () -> conversation.calendarFile(secret, appointment.id());
    }

    private static DownloadHandler download(Source source) {
        return DownloadHandler.fromInputStream(download -> {
            try {
                byte[] file = source.file();
                return new DownloadResponse(
                        new ByteArrayInputStream(file), "appointment.ics", "text/calendar;charset=utf-8", file.length);
            } catch (ApiFailure failure) {
                return DownloadResponse.error(
                        failure.problem().map(problem -> problem.status()).orElse(503));
            }
        });
    }
}
