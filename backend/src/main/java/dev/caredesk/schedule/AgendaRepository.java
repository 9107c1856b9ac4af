package dev.caredesk.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What is special about a stretch of days: hours of single dates, time off and appointments. */
final class AgendaRepository {

    /** Statuses in which an appointment takes its time; those of the exclusion constraints, word for word. */
    static final String TAKES_TIME = "status IN ('booked', 'arrived', 'fulfilled')";

    /** What a day's slots are computed from, beside the weekly hours. */
    static final class Agenda {
        private final Map<Long, BusyTimes> busy = new HashMap<>();
        private final Map<Long, long[]> datedHours = new HashMap<>();

        BusyTimes busy(Doctor doctor) {
            return busy.getOrDefault(doctor.id().value(), BusyTimes.NONE);
        }

        long[] datedHours(Doctor doctor) {
            return datedHours.getOrDefault(doctor.id().value(), NO_HOURS);
        }

        private void readAll(ResultSet rows) throws SQLException {
            while (rows.next()) {
                long doctor = rows.getLong(1);
                long packed = rows.getLong(2);
                if (rows.wasNull()) {
                    addBusy(doctor, rows.getLong(3), rows.getLong(4));
                } else {
                    addHours(doctor, packed);
                }
            }
        }

        private void addBusy(long doctor, long start, long end) {
            busy.computeIfAbsent(doctor, id -> new BusyTimes()).add(start, end);
        }

        private void addHours(long doctor, long packed) {
            datedHours.merge(doctor, new long[] {packed}, Agenda::concatenate);
        }

        private static long[] concatenate(long[] some, long[] more) {
            var all = Arrays.copyOf(some, some.length + more.length);
            System.arraycopy(more, 0, all, some.length, more.length);
            return all;
        }
    }

    private static final long[] NO_HOURS = {};

    /** One index probe per doctor and range, in the index of the exclusion constraint. */
    static final String SQL = """
            SELECT d.id AS doctor_id, NULL::bigint AS packed, x.start, x.finish
            FROM unnest(:doctors::bigint[]) AS d(id) CROSS JOIN unnest(:starts::bigint[], :ends::bigint[]) AS r(start, finish)
            CROSS JOIN LATERAL (
                SELECT extract(epoch FROM lower(a.during))::bigint AS start,
                       extract(epoch FROM upper(a.during))::bigint AS finish
                FROM appointment a
                WHERE a.doctor_id = d.id AND a.during && tstzrange(to_timestamp(r.start), to_timestamp(r.finish)) AND a.%s
              UNION ALL
                SELECT greatest(extract(epoch FROM lower(t.during))::bigint, r.start),
                       least(extract(epoch FROM upper(t.during))::bigint, r.finish)
                FROM time_off t
                WHERE t.doctor_id = d.id AND t.during && tstzrange(to_timestamp(r.start), to_timestamp(r.finish))) AS x
            UNION ALL
            SELECT doctor_id, %s, NULL, NULL
            FROM dated_hours
            WHERE doctor_id = ANY (:doctors::bigint[]) AND day BETWEEN :first AND :last
            """.formatted(TAKES_TIME, WorkingHours.SQL_PACKED.formatted("day - DATE '1970-01-01'"));

    /** Reads the ranges, in epoch seconds, and the hours of the days they touch. */
    Agenda read(Handle handle, long[] doctors, List<Span> ranges, LocalDate first, LocalDate last) {
        var agenda = new Agenda();
        return handle.createQuery(SQL)
                .bind("doctors", SqlArguments.bigints(doctors))
                .bind(
                        "starts",
                        SqlArguments.bigints(
                                ranges.stream().mapToLong(Span::opens).toArray()))
                .bind(
                        "ends",
                        SqlArguments.bigints(
                                ranges.stream().mapToLong(Span::closes).toArray()))
                .bind("first", first.minusDays(1))
                .bind("last", last.plusDays(1))
                .scanResultSet((supplier, context) -> {
                    try (context) {
                        agenda.readAll(supplier.get());
                        return agenda;
                    }
                });
    }
}
