package dev.caredesk.ui.history;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import dev.caredesk.api.ConversationView;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.ui.api.ApiFailure;
import dev.caredesk.ui.chat.Conversation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes on with earlier conversations. The page's address names the one that is open, by its public id, so that a reload
 * comes back to it even when this server has forgotten everything.
 */
final class Reopening {

    /** The address' parameter that names the conversation. */
    static final String PARAMETER = "conversation";

    private static final String KEEP_ADDRESS = """
            const address = new URL(window.location.href);
            $1 ? address.searchParams.set($0, $1) : address.searchParams.delete($0);
            window.history.replaceState(window.history.state, '', address);""";
    private static final int NOTICE_MILLIS = 6_000;
    private static final int SECONDS_BETWEEN_TRIES = 2;
    private static final int MOST_TRIES = 60;

    private record Earlier(String secret, ConversationView conversation) {}

    private final Conversation conversation;
    private final HistoryClient client;
    private final Runnable opened;
    private String address = "";
    private @Nullable String wanted;
    private boolean chosen;

    Reopening(Conversation conversation, HistoryClient client, Runnable opened) {
        this.conversation = conversation;
        this.client = client;
        this.opened = opened;
    }

    /** The page was opened at an address that may name a conversation. */
    void arrive(Optional<String> named) {
        address = named.orElse("");
        if (named.isPresent() && !named.equals(conversation.id())) {
            wanted = named.get();
            chosen = false;
            attempt(named.get(), MOST_TRIES);
        } else {
            follow();
        }
    }

    /** Opens a conversation that was chosen. */
    void open(String id) {
        if (conversation.id().filter(id::equals).isPresent()) {
            opened.run();
            return;
        }
        wanted = id;
        chosen = true;
        attempt(id, 1);
    }

    /** Keeps the address on the conversation that is open, unless another one is on its way. */
    void follow() {
        String now = conversation.id().orElse("");
        if (wanted == null && !now.equals(address)) {
            address = now;
            UI.getCurrent().getPage().executeJs(KEEP_ADDRESS, PARAMETER, now);
        }
    }

    private void attempt(String id, int tries) {
        HistoryCalls.call(
                () -> new Earlier(client.resume(conversation.visitor(), id), client.read(conversation.visitor(), id)),
                earlier -> {
                    if (id.equals(wanted)) {
                        arrived(earlier);
                    }
                },
                failure -> {
                    if (id.equals(wanted)) {
                        fail(id, tries - 1, failure);
                    }
                });
    }

    private void arrived(Earlier earlier) {
        wanted = null;
        conversation.reopen(earlier.secret(), earlier.conversation());
        follow();
        if (chosen) {
            opened.run();
        }
    }

    /** A backend that restarts is waited for; a conversation that is gone leaves a new one. */
    private void fail(String id, int triesLeft, ApiFailure failure) {
        if (failure.mayPass() && triesLeft > 0) {
            HistoryCalls.later(SECONDS_BETWEEN_TRIES, () -> {
                if (id.equals(wanted)) {
                    attempt(id, triesLeft);
                }
            });
            return;
        }
        wanted = null;
        follow();
        if (!failure.isAbout(ProblemCode.NOT_FOUND)) {
            Notification.show(failure.sentence(), NOTICE_MILLIS, Notification.Position.TOP_CENTER);
        }
    }
}
