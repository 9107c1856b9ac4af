package dev.caredesk.web;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.function.Predicate;

/** Tells a database that is away, slow or going down from one that was asked something wrong. */
final class SqlFailure {

    // A NUL is valid in JSON but not in PostgreSQL's text
    private static final String UNSTORABLE_CHARACTER = "22021";

    private SqlFailure() {}

    /** Whether the failure, or what caused it, is a database out of reach. */
    static boolean isOutage(Throwable failure) {
        return isCausedBy(failure, SqlFailure::isOutage);
    }

    /** Whether the failure, or what caused it, is a text that the database cannot store. */
    static boolean isUnstorableText(Throwable failure) {
        return isCausedBy(failure, sql -> UNSTORABLE_CHARACTER.equals(sql.getSQLState()));
    }

    private static boolean isCausedBy(Throwable failure, Predicate<SQLException> test) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && test.test(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(SQLException sql) {
        if (sql instanceof SQLTransientException || sql instanceof SQLNonTransientConnectionException) {
            return true;
        }
        var state = sql.getSQLState();
        if (state == null) {
            // The pool's own: no connection within the time-out
            return sql.getMessage() != null && sql.getMessage().contains("timeout");
        }
        // 08 connection, 53 out of resources, 57 shut down or cancelled by a time-out, 28 credentials,
        // 25006 a server that became a standby
        return state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("28")
                || state.equals("25006");
    }
}
