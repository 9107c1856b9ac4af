package dev.caredesk.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.ConsoleHandler;

/** What the console shows while it is open: through the console's own filter, with request id and stacks. */
final class CapturedLog extends Handler implements AutoCloseable {

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final PatternFormatter formatter = new PatternFormatter("%p [%c] %X %s%e%n");

    CapturedLog() {
        setFilter(all(Logger.getLogger("").getHandlers())
                .filter(ConsoleHandler.class::isInstance)
                .map(Handler::getFilter)
                .findFirst()
                .orElseThrow());
        Logger.getLogger("").addHandler(this);
    }

    /** All that was logged so far. */
    String text() {
        synchronized (lines) {
            return lines.stream().collect(Collectors.joining());
        }
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            lines.add(formatter.format(entry));
        }
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }

    private static Stream<Handler> all(Handler... handlers) {
        return Stream.of(handlers)
                .flatMap(handler -> handler instanceof ExtHandler nested
                        ? Stream.concat(Stream.of(handler), all(nested.getHandlers()))
                        : Stream.of(handler));
    }
}
