package dev.caredesk.database;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** What the platform is told of the database. */
class DatabaseHealth {

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
    HealthCheck database(DatabaseWatch watch) {
        return () ->
                HealthCheckResponse.named("database").status(watch.isReady()).build();
    }
}
