package dev.caredesk.ui.chat;

import dev.caredesk.api.AppointmentView;
import dev.caredesk.ui.Texts;

/** What a click on an appointment's buttons does. */
public interface AppointmentActions {

    /** Looks for another time for it. */
    void move(AppointmentView appointment);

    /** Prepares to call it off. */
    void cancel(AppointmentView appointment);

    /** Asks in the conversation, naming the appointment by its code: a day would be read as the one to move it to. */
    static AppointmentActions inWords(Conversation conversation) {
        return new AppointmentActions() {
            @Override
            public void move(AppointmentView appointment) {
                ask("say.move", appointment);
            }

            @Override
            public void cancel(AppointmentView appointment) {
                ask("say.cancel", appointment);
            }

            private void ask(String key, AppointmentView appointment) {
                conversation.send(
                        Texts.text(key, appointment.code(), appointment.doctor().name()));
            }
        };
    }
}
