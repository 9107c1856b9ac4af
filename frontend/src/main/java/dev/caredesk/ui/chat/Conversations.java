package dev.caredesk.ui.chat;

import com.vaadin.flow.server.VaadinSession;
import dev.caredesk.ui.VisitorCookie;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.Executor;

/** Keeps the conversation of each browser session, on the server: the browser never sees its secret. */
@ApplicationScoped
public class Conversations {

    private final ChatClient client;

    /** Creates it. */
    @Inject
    public Conversations(ChatClient client) {
        this.client = client;
    }

    /** Returns the conversation of the current session. */
    public Conversation current() {
        VaadinSession session = VaadinSession.getCurrent();
        Conversation conversation = session.getAttribute(Conversation.class);
        if (conversation == null) {
            Executor background =
                    task -> Thread.ofVirtual().name("backend-call").start(task);
            Executor locked = task -> session.access(task::run);
            conversation = new Conversation(VisitorCookie.current(), client, Clock.systemUTC(), background, locked);
            session.setAttribute(Conversation.class, conversation);
        }
        return conversation;
    }
}
