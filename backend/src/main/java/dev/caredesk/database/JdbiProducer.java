package dev.caredesk.database;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** Makes the one entry to SQL. */
class JdbiProducer {

    @Produces
    @Singleton
    Jdbi jdbi(DatabaseConnections connections, DatabaseGate gate, DatabaseSettings settings) {
        ConnectionFactory factory = () -> {
            gate.pass(settings.patience().toMillis());
            return connections.open();
        };
        return jdbi(factory);
    }

    /** Makes an entry to SQL by other connections. */
    static Jdbi jdbi(ConnectionFactory connections) {
        return Jdbi.create(connections).installPlugin(new PostgresPlugin());
    }
}
