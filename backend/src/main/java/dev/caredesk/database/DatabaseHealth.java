package dev.caredesk.database;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** What the platform is told of the database. */
class DatabaseHealth {

    private static final int SECONDS_TO_ANSWER = 2;

    // Never asks the database: a blip of it must not make the platform kill every task.
    @Produces
    @Singleton
    @Liveness
    HealthCheck schema(DatabasePreparation preparation) {
        return () -> HealthCheckResponse.named("schema")
                .status(preparation.isMigrated())
                .build();
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck database(DatabaseGate gate, DatabaseConnections connections) {
        return () -> HealthCheckResponse.named("database")
                .status(gate.isOpen() && answers(connections))
                .build();
    }

    private static boolean answers(DatabaseConnections connections) {
        try (var connection = connections.open()) {
            return connection.isValid(SECONDS_TO_ANSWER);
        } catch (SQLException e) {
            return false;
        }
    }
}
