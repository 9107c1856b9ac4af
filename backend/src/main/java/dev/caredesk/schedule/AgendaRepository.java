package dev.caredesk.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
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

    /** One index probe per doctor, each in the index of the exclusion constraint. */
    static final String SQL = """
            SELECT d.id AS doctor_id, x.packed, x.start, x.finish
            FROM unnest(:doctors::bigint[]) AS d(id) CROSS JOIN LATERAL (
                SELECT NULL::bigint AS packed, extract(epoch FROM lower(a.during))::bigint AS start,
                       extract(epoch FROM upper(a.during))::bigint AS finish
                FROM appointment a
                WHERE a.doctor_id = d.id AND a.during && tstzrange(:from, :to) AND a.%s
              UNION ALL
                SELECT NULL, extract(epoch FROM greatest(lower(t.during), :from))::bigint,
                       extract(epoch FROM least(upper(t.during), :to))::bigint
                FROM time_off t
                WHERE t.doctor_id = d.id AND t.during && tstzrange(:from, :to)
              UNION ALL
                SELECT %s, NULL, NULL
                FROM dated_hours
                WHERE doctor_id = d.id AND day BETWEEN :first AND :last) AS x
            """.formatted(TAKES_TIME, WorkingHours.SQL_PACKED.formatted("day - DATE '1970-01-01'"));

    /** Reads the days from the first to the last, included, and as much around them as their slots may touch. */
    Agenda read(Handle handle, long[] doctors, ClinicDay first, ClinicDay last) {
        var agenda = new Agenda();
        handle.createQuery(SQL)
                .bind("doctors", SqlArguments.bigints(doctors))
                .bind("from", SqlArguments.at(Instant.ofEpochSecond(first.start())))
                .bind("to", SqlArguments.at(Instant.ofEpochSecond(last.next().end())))
                .bind("first", dayBefore(first))
                .bind("last", last.date().plusDays(1))
                .scanResultSet((supplier, context) -> {
                    var rows = supplier.get();
                    while (rows.next()) {
                        long doctor = rows.getLong(1);
                        long packed = rows.getLong(2);
                        if (rows.wasNull()) {
                            agenda.addBusy(doctor, rows.getLong(3), rows.getLong(4));
                        } else {
                            agenda.addHours(doctor, packed);
                        }
                    }
                    context.close();
                    return agenda;
                });
        return agenda;
    }

    private static LocalDate dayBefore(ClinicDay day) {
        return day.date().minusDays(1);
    }
}
