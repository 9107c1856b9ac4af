package dev.caredesk.ui.schedule;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.function.SerializableRunnable;
import dev.caredesk.ui.api.ApiFailure;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Asks the backend in the background and goes on in the page. Only the newest of its questions is answered. */
public final class Lookup {

    private static final Logger LOG = Logger.getLogger(Lookup.class);

    /** What waits for the backend. */
    public interface Call<T> {
        /** Asks. */
        T run() throws ApiFailure;
    }

    private int newest;

    /** Asks, as soon as the component is in a page. */
    public <T> void ask(Component asking, Call<T> call, Consumer<T> found, Consumer<ApiFailure> failed) {
        int mine = ++newest;
        asking.getElement().getNode().runWhenAttached(ui -> {
            if (mine == newest) {
                Thread.ofVirtual().name("backend-call").start(() -> run(ui, mine, call, found, failed));
            }
        });
    }

    private <T> void run(UI ui, int mine, Call<T> call, Consumer<T> found, Consumer<ApiFailure> failed) {
        try {
            T result = call.run();
            goOn(ui, mine, () -> found.accept(result));
        } catch (ApiFailure failure) {
            goOn(ui, mine, () -> failed.accept(failure));
        } catch (RuntimeException e) {
            LOG.error("The backend could not be asked", e);
            goOn(ui, mine, () -> failed.accept(ApiFailure.unreachable(e)));
        }
    }

    /** Drops the answer that is on its way. */
    public void forget() {
        newest++;
    }

    private void goOn(UI ui, int mine, Runnable next) {
        SerializableRunnable ifNewest = () -> {
            if (mine == newest) {
                next.run();
            }
        };
        ui.accessLater(ifNewest, () -> {}).run();
    }
}
