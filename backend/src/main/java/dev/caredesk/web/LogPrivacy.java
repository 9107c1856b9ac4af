package dev.caredesk.web;

import io.quarkus.logging.LoggingFilter;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Keeps what patients say out of the log: messages of exceptions quote arguments of statements, rows and bodies, so
 * once the desk is open an exception is logged by its class, its codes and its stack only.
 */
@LoggingFilter(name = "privacy")
public final class LogPrivacy implements Filter {

    // Before the first request there is nobody to protect, and whoever starts the desk needs every word
    private static volatile boolean open;

    @Override
    public boolean isLoggable(LogRecord entry) {
        var thrown = entry.getThrown();
        if (thrown != null && open && !(thrown instanceof RedactedFailure)) {
            entry.setThrown(RedactedFailure.of(thrown));
        }
        return true;
    }

    /** Notices that the desk opens. */
    static final class Opening {

        void open(@Observes StartupEvent event) {
            open = true;
        }
    }
}
