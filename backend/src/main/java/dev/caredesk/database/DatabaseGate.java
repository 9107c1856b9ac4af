package dev.caredesk.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds queries back until the schema is there and the clinic is loaded. Once open, it stays open. */
@ApplicationScoped
public class DatabaseGate {

    private final CountDownLatch closed = new CountDownLatch(1);

    /** Returns whether queries pass. */
    public boolean isOpen() {
        return closed.getCount() == 0;
    }

    /** Lets queries pass from now on. */
    public void open() {
        closed.countDown();
    }

    /** Waits a moment for the gate, so that the first requests after a start find it open. */
    void pass(long milliseconds) throws SQLException {
        try {
            if (!closed.await(milliseconds, TimeUnit.MILLISECONDS)) {
                // 08001: the class of connection failures, as if the database were not there yet
                throw new SQLTransientConnectionException("The database is not ready yet", "08001");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("Interrupted while waiting for the database", "08001", e);
        }
    }
}
