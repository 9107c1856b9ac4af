package dev.caredesk.ui.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The connection of a stream that is being read. Stopping closes it, and that stops what the backend does for it. */
public final class OpenStream {

    private static final Logger LOG = Logger.getLogger(OpenStream.class);

    private @Nullable CompletableFuture<HttpResponse<InputStream>> connection;
    private boolean stopped;

    /** Waits for the response to a request on its way. */
    HttpResponse<InputStream> open(CompletableFuture<HttpResponse<InputStream>> request) throws IOException {
        synchronized (this) {
            connection = request;
            if (stopped) {
                request.cancel(true);
            }
        }
        try {
            return request.get();
        } catch (ExecutionException | CancellationException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Whether it was stopped. */
    synchronized boolean isStopped() {
        return stopped;
    }

    /** Closes the connection, whatever state it is in. */
    public synchronized void stop() {
        stopped = true;
        if (connection == null || connection.cancel(true) || connection.isCompletedExceptionally()) {
            return;
        }
        try {
            connection.join().body().close();
        } catch (IOException e) {
            LOG.debug("The connection was gone already", e);
        }
    }
}
