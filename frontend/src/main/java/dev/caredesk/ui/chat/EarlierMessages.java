package dev.caredesk.ui.chat;

import dev.caredesk.api.ConversationView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was said before the part of a conversation that is shown; it comes page by page, when the reader wants it. */
final class EarlierMessages {

    private final ChatClient client;
    private final BackendCalls calls;
    private final Timeline timeline;
    private final Runnable changed;
    private @Nullable String cursor;
    private boolean coming;
    private String failure = "";

    /**
     * Creates it, for a conversation that is shown whole.
     *
     * @param timeline gets what comes
     * @param changed is told when a page is asked for
     */
    EarlierMessages(ChatClient client, BackendCalls calls, Timeline timeline, Runnable changed) {
        this.client = client;
        this.calls = calls;
        this.timeline = timeline;
        this.changed = changed;
    }

    /** Another conversation is shown now, from this place on, or whole. */
    void turnTo(Optional<String> next) {
        cursor = next.orElse(null);
        coming = false;
        failure = "";
    }

    /** Whether there are any. */
    boolean areThere() {
        return cursor != null;
    }

    /** Whether a page is on its way. */
    boolean areComing() {
        return coming;
    }

    /** Returns why the last page did not come, in one sentence; empty when it did. */
    String failure() {
        return failure;
    }

    /** Asks for the next page; does nothing while one is on its way. */
    void show(String conversation) {
        String from = cursor;
        if (from == null || coming) {
            return;
        }
        coming = true;
        failure = "";
        changed.run();
        calls.call(() -> client.earlier(calls.visitor(), conversation, from), this::take, failed -> {
            coming = false;
            failure = failed.sentence();
        });
    }

    private void take(ConversationView page) {
        turnTo(Optional.ofNullable(page.nextCursor()));
        List<ConversationView.Message> messages = page.messages();
        timeline.prepend(Redrawn.of(messages == null ? List.of() : messages, timeline.toldAppointments()));
    }
}
