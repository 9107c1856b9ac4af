package dev.caredesk.ui.history;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import dev.caredesk.ui.api.ApiFailure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Calls the backend for the current page: waits in the background and goes on in the page, if it is still open. */
final class HistoryCalls {

    private static final Logger LOG = Logger.getLogger(HistoryCalls.class);
    private static final Executor BACKGROUND =
            task -> Thread.ofVirtual().name("history-call").start(task);

    private HistoryCalls() {}

    /** What waits for the backend. */
    interface Call<T> {
        T run() throws ApiFailure;
    }

    /** A call of which nothing comes back. */
    interface Command {
        void run() throws ApiFailure;
    }

    static <T> void call(Call<T> call, Consumer<T> succeeded, Consumer<ApiFailure> failed) {
        UI page = UI.getCurrent();
        BACKGROUND.execute(() -> {
            try {
                T result = call.run();
                goOn(page, () -> succeeded.accept(result));
            } catch (ApiFailure failure) {
                goOn(page, () -> failed.accept(failure));
            }
        });
    }

    static void command(Command command, Runnable succeeded, Consumer<ApiFailure> failed) {
        call(
                () -> {
                    command.run();
                    return true;
                },
                done -> succeeded.run(),
                failed);
    }

    static void later(long seconds, Runnable task) {
        UI page = UI.getCurrent();
        CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS, BACKGROUND).execute(() -> goOn(page, task));
    }

    private static void goOn(UI page, Runnable task) {
        try {
            page.access(task::run);
        } catch (UIDetachedException closed) {
            LOG.debug("The page was closed meanwhile", closed);
        }
    }
}
