package dev.caredesk.ui.schedule;

import dev.caredesk.ui.chat.Conversation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The clinic's schedule as pages see it. */
@ApplicationScoped
public class Schedule {

    private final ScheduleClient client;
    private final ClinicDirectory directory;

    /** Creates it. */
    @Inject
    public Schedule(ScheduleClient client, ClinicDirectory directory) {
        this.client = client;
        this.directory = directory;
    }

    /**
     * Returns the panel beside a conversation.
     *
     * @param leave closes the panel where it lies over the conversation
     */
    public SchedulePanel panel(Conversation conversation, Runnable leave) {
        return new SchedulePanel(this, conversation, leave);
    }

    ScheduleClient client() {
        return client;
    }

    ClinicDirectory directory() {
        return directory;
    }
}
