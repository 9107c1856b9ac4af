package dev.caredesk.ui.chat;

import dev.caredesk.api.ProblemCode;
import dev.caredesk.ui.api.ApiFailure;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The conversation's way to the backend: its secret, and calls that wait in the background and go on under the session's
 * lock. What belongs to a conversation that was left meanwhile is dropped.
 */
final class BackendCalls {

    /** What waits for the backend. */
    interface Call<T> {
        T run() throws ApiFailure;
    }

    private final String visitor;
    private final Executor background;
    private final Executor locked;
    private final Runnable changed;
    private @Nullable String secret;
    private int conversation;

    /**
     * Creates it.
     *
     * @param visitor the secret of the browser's history
     * @param background runs what waits for the backend
     * @param locked runs what touches the conversation, under the session's lock
     * @param changed is told after each call that went on
     */
    BackendCalls(String visitor, Executor background, Executor locked, Runnable changed) {
        this.visitor = visitor;
        this.background = background;
        this.locked = locked;
        this.changed = changed;
    }

    String visitor() {
        return visitor;
    }

    Optional<String> secret() {
        return Optional.ofNullable(secret);
    }

    /** The conversation has this secret from now on. */
    void know(String token) {
        secret = token;
    }

    /** Leaves the conversation for another one, which has no secret yet when it is new. */
    void turnTo(Optional<String> other) {
        conversation++;
        secret = other.orElse(null);
    }

    /** Calls in the background, then goes on under the lock, unless the conversation is another one by then. */
    <T> void call(Call<T> call, Consumer<T> succeeded, Consumer<ApiFailure> failed) {
        int begun = conversation;
        background.execute(() -> {
            try {
                T result = call.run();
                goOn(begun, () -> succeeded.accept(result));
            } catch (ApiFailure failure) {
                goOn(begun, () -> {
                    noticeEnd(failure);
                    failed.accept(failure);
                });
            }
        });
    }

    /** A conversation that the backend no longer knows is over; the next message begins a new one. */
    void noticeEnd(ApiFailure failure) {
        if (failure.isAbout(ProblemCode.CONVERSATION_REQUIRED)) {
            secret = null;
        }
    }

    /** The same for a turn, which is told so in other words. */
    void noticeEndOfTurn(ApiFailure failure) {
        if (failure.isAbout(ProblemCode.NOT_FOUND)) {
            secret = null;
        }
    }

    void inBackground(Runnable task) {
        background.execute(task);
    }

    void underLock(Runnable task) {
        locked.execute(task);
    }

    private void goOn(int begun, Runnable next) {
        locked.execute(() -> {
            if (begun == conversation) {
                next.run();
                changed.run();
            }
        });
    }
}
