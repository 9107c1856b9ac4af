package dev.caredesk.schedule;

import dev.caredesk.caller.Caller;
import dev.caredesk.caller.PatientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;

/** How this package's values travel to PostgreSQL and back. */
final class SqlArguments {

    private SqlArguments() {}

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Long patient(Caller caller) {
        return caller.patient().map(PatientId::value).orElse(null);
    }

    static Argument bigints(long... values) {
        return (position, statement, context) -> statement.setObject(position, values);
    }

    static Argument bigints(Collection<Long> values) {
        return bigints(values.stream().mapToLong(Long::longValue).toArray());
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static TimeRange time(ResultSet row, String start, String end) throws SQLException {
        return new TimeRange(instant(row, start), instant(row, end));
    }

    static long[] longs(ResultSet row, String column) throws SQLException {
        var boxed = (Long[]) row.getArray(column).getArray();
        var values = new long[boxed.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = boxed[i];
        }
        return values;
    }
}
