package dev.caredesk.database;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Brings the schema up to date beside the start of the HTTP server, as often as it takes. */
@ApplicationScoped
public class DatabasePreparation {

    private static final Logger LOG = Logger.getLogger(DatabasePreparation.class);

    private final Flyway flyway;
    private final DatabaseConnections connections;
    private final DatabaseGate gate;
    private final DatabaseSettings settings;
    private final Event<SchemaReady> schemaReady;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("database-preparation").factory());
    private volatile boolean migrated;

    DatabasePreparation(
            Flyway flyway,
            DatabaseConnections connections,
            DatabaseGate gate,
            DatabaseSettings settings,
            Event<SchemaReady> schemaReady) {
        this.flyway = flyway;
        this.connections = connections;
        this.gate = gate;
        this.settings = settings;
        this.schemaReady = schemaReady;
    }

    /**
     * Fired when the schema is there; the gate opens once every observer is done.
     *
     * @param jdbi passes the gate
     */
    public record SchemaReady(Jdbi jdbi) {}

    /** Returns whether the migrations succeeded once. */
    public boolean isMigrated() {
        return migrated;
    }

    void onStart(@Observes StartupEvent event) {
        executor.execute(this::attempt);
    }

    void onStop(@Observes Shutdown event) {
        executor.shutdownNow();
    }

    private void attempt() {
        try {
            connections.open().close(); // reads a changed password again, as Flyway could not
            flyway.migrate();
            migrated = true;
            schemaReady.fire(new SchemaReady(JdbiProducer.jdbi(connections::open)));
            gate.open();
        } catch (FlywayValidateException e) {
            LOG.errorf(
                    "The database was written by another version of CareDesk, whose migrations differ (%s)."
                            + " Run that version, or start afresh with another CAREDESK_HOME or an empty database.",
                    reason(e.getMessage()));
            if (LaunchMode.current() == LaunchMode.NORMAL) {
                Quarkus.asyncExit(1);
            }
        } catch (Exception e) {
            LOG.warnf("The database is not ready, trying again: %s", e.getMessage());
            var _ = executor.schedule(this::attempt, settings.retry().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    // The first line says no more than that it failed, the later ones advise commands that the desk does not have.
    private static String reason(@Nullable String message) {
        return message == null ? "" : message.lines().skip(1).findFirst().orElse(message);
    }
}
