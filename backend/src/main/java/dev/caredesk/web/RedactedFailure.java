package dev.caredesk.web;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Stands in for an exception in the log: the same class name, stack and causes, and of the message what is safe. */
final class RedactedFailure extends Throwable {

    private static final long serialVersionUID = 1L;

    private static final int DEEPEST = 10;
    // Their messages are about machines and schemas, never about people
    private static final List<Class<?>> HARMLESS = List.of(
            ConnectException.class,
            NoRouteToHostException.class,
            SocketTimeoutException.class,
            UnknownHostException.class);
    private static final List<String> HARMLESS_PACKAGES =
            List.of("org.flywaydb.", "dev.caredesk.database.", "dev.caredesk.data.");

    private RedactedFailure(String message, @Nullable Throwable cause) {
        super(message, cause, false, true);
    }

    /** Returns the stand-in. */
    static RedactedFailure of(Throwable failure) {
        return of(failure, DEEPEST);
    }

    private static RedactedFailure of(Throwable failure, int depth) {
        var cause = failure.getCause() == null || depth == 0 ? null : of(failure.getCause(), depth - 1);
        var redacted = new RedactedFailure(describe(failure), cause);
        redacted.setStackTrace(failure.getStackTrace());
        return redacted;
    }

    private static String describe(Throwable failure) {
        var name = failure.getClass().getName();
        if (failure instanceof SQLException sql) {
            return name + ": " + describe(sql);
        }
        return isHarmless(failure, name) ? name + ": " + failure.getMessage() : name;
    }

    private static String describe(SQLException sql) {
        if (SqlFailure.isOutage(sql)) {
            return "SQLSTATE " + sql.getSQLState() + ", " + sql.getMessage();
        }
        var constraint = sql instanceof PSQLException postgres
                ? Optional.ofNullable(postgres.getServerErrorMessage()).map(message -> message.getConstraint())
                : Optional.<String>empty();
        return "SQLSTATE " + sql.getSQLState()
                + constraint.map(named -> ", constraint " + named).orElse("");
    }

    private static boolean isHarmless(Throwable failure, String name) {
        return HARMLESS.stream().anyMatch(type -> type.isInstance(failure))
                || HARMLESS_PACKAGES.stream().anyMatch(name::startsWith);
    }

    // Loggers print this before the stack
    @Override
    @SuppressWarnings("OverrideThrowableToString")
    public String toString() {
        return String.valueOf(getMessage());
    }
}
