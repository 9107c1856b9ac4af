package dev.caredesk.database;

import dev.caredesk.tracing.Telemetry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections of the pool. One that is refused because the password changed is asked for again with the new one. */
@ApplicationScoped
public class DatabaseConnections {

    private static final String AUTHENTICATION_FAILED = "28";

    private final DataSource pool;
    private final DatabaseCredentials credentials;

    DatabaseConnections(DataSource pool, DatabaseCredentials credentials, Telemetry telemetry) {
        this.pool = telemetry.traced(pool);
        this.credentials = credentials;
    }

    /** Takes a connection from the pool. */
    public Connection open() throws SQLException {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            if (isAuthenticationFailure(e) && credentials.readAgain()) {
                return pool.getConnection();
            }
            throw e;
        }
    }

    private static boolean isAuthenticationFailure(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith(AUTHENTICATION_FAILED)) {
                return true;
            }
        }
        return false;
    }
}
