package dev.caredesk.database;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Says whether the database answers, and logs a line each half minute in which it does not: an alarm counts them. */
@ApplicationScoped
class DatabaseWatch {

    private static final Logger LOG = Logger.getLogger(DatabaseWatch.class);
    private static final int SECONDS_TO_ANSWER = 2;
    private static final int SECONDS_BETWEEN_LOOKS = 30;

    private final DatabaseGate gate;
    private final DatabaseConnections connections;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("database-watch").factory());

    DatabaseWatch(DatabaseGate gate, DatabaseConnections connections) {
        this.gate = gate;
        this.connections = connections;
    }

    void onStart(@Observes StartupEvent event) {
        var _ = executor.scheduleWithFixedDelay(
                this::look, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    }

    void onStop(@Observes Shutdown event) {
        executor.shutdownNow();
    }

    boolean isReady() {
        return gate.isOpen() && answers();
    }

    private boolean answers() {
        try (var connection = connections.open()) {
            return connection.isValid(SECONDS_TO_ANSWER);
        } catch (SQLException e) {
            return false;
        }
    }

    void look() {
        try {
            if (!isReady()) {
                // The alarm of the AWS stack looks for these words
                LOG.warn("The database is not ready, and so is not the backend (/health/ready)");
            }
        } catch (RuntimeException e) {
            LOG.warn("Whether the database is ready could not be found out", e);
        }
    }
}
