package dev.caredesk.ui.api;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Whether the backend answers. Once a request has missed it, it is asked again and again until it is back. */
public final class Reachability {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final BooleanSupplier answers;
    private final AtomicBoolean away = new AtomicBoolean();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    Reachability(BooleanSupplier answers) {
        this.answers = answers;
    }

    /** Whether the backend was missed and is not back yet. */
    public boolean isAway() {
        return away.get();
    }

    /** Runs the listener whenever the backend goes or comes back, until the returned task is run. */
    public Runnable addListener(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** A request did not reach the backend. */
    void missed() {
        if (away.compareAndSet(false, true)) {
            listeners.forEach(Runnable::run);
            Thread.ofVirtual().name("backend-watch").start(this::waitForReturn);
        }
    }

    private void waitForReturn() {
        try {
            do {
                Thread.sleep(BETWEEN_LOOKS);
            } while (!answers.getAsBoolean());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        away.set(false);
        listeners.forEach(Runnable::run);
    }
}
