package dev.caredesk.ui.chat;

import dev.caredesk.api.IdentificationRequest;
import dev.caredesk.api.IdentificationView;
import dev.caredesk.ui.api.ApiFailure;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Who the patient of the conversation is, as far as the backend knows, and what waits until it does. */
final class Identity {

    private static final Logger LOG = Logger.getLogger(Identity.class);

    /** A name holds for the conversation in which it was proven. */
    private record Known(String secret, String name) {}

    private final ChatClient client;
    private final BackendCalls calls;
    private final Runnable asked;
    private @Nullable Known known;
    private @Nullable Runnable waiting;

    /**
     * Creates it.
     *
     * @param asked is told when the patient has to say who they are
     */
    Identity(ChatClient client, BackendCalls calls, Runnable asked) {
        this.client = client;
        this.calls = calls;
        this.asked = asked;
    }

    /** Returns the name of the identified patient. */
    Optional<String> name() {
        return Optional.ofNullable(known)
                .filter(one -> calls.secret().filter(one.secret()::equals).isPresent())
                .map(Known::name);
    }

    /** Has the patient asked who they are, and goes on once that is known. */
    void ask(Runnable then) {
        known = null;
        waiting = then;
        asked.run();
    }

    /** The question was closed without an answer, so what waited for it does not happen later by surprise. */
    void declined() {
        waiting = null;
    }

    /**
     * Says who the patient is.
     *
     * @param succeeded gets the answer when they were identified
     * @param failed gets the error when they were not
     */
    void prove(IdentificationRequest who, Consumer<IdentificationView> succeeded, Consumer<ApiFailure> failed) {
        Optional<String> secret = calls.secret();
        calls.call(
                () -> client.identify(calls.visitor(), secret, who),
                view -> {
                    calls.know(view.conversationId());
                    known = new Known(view.conversationId(), view.name() == null ? who.name() : view.name());
                    succeeded.accept(view);
                },
                failed);
    }

    /** Goes on with what waited for the identification. */
    void goOn() {
        Runnable next = waiting;
        waiting = null;
        if (next != null) {
            next.run();
        }
    }

    /** A patient can also say who they are in the conversation itself, and an identification ends by itself. */
    void look() {
        calls.secret()
                .ifPresent(secret -> calls.call(
                        () -> client.identification(secret),
                        view -> {
                            String name = view.name();
                            known = view.identified() && name != null ? new Known(secret, name) : null;
                        },
                        failure -> LOG.debug("It is not known who is identified", failure)));
    }

    /** Ends the identification, in the backend too. */
    void end() {
        Known ended = known;
        known = null;
        waiting = null;
        if (ended != null) {
            calls.inBackground(() -> {
                try {
                    client.forget(ended.secret());
                } catch (ApiFailure e) {
                    LOG.debug("The identification ends by itself later", e);
                }
            });
        }
    }
}
