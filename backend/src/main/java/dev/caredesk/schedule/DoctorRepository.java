package dev.caredesk.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Doctors and specialties in PostgreSQL. */
final class DoctorRepository {

    private static final String FROM = " FROM doctor d JOIN specialty s ON s.id = d.specialty_id ";
    private static final String SELECT = "SELECT " + DoctorRow.columns("d", "s", "") + FROM;
    static final String SELECT_AT_WORK = "SELECT ARRAY(SELECT %s FROM weekly_hours WHERE doctor_id = d.id) AS weekly, "
                    .formatted(WorkingHours.SQL_PACKED.formatted("weekday"))
            + DoctorRow.columns("d", "s", "")
            + FROM;

    /** A doctor and the weekly hours. */
    @SuppressWarnings("ArrayRecordComponent") // as WorkingHours has them
    record AtWork(Doctor doctor, long[] weeklyHours) {}

    /** Only who opens on the day before a minute of it. */
    record Opening(ClinicDay day, int beforeMinute) {

        private static final String CONDITION = """
                 (EXISTS (SELECT FROM weekly_hours
                        WHERE doctor_id = d.id AND weekday = :weekday AND opens_minute < :minute)
                    OR EXISTS (SELECT FROM dated_hours
                        WHERE doctor_id = d.id AND day = :day AND opens_minute < :minute))""";
    }

    List<Specialty> specialties(Handle handle) {
        return handle.createQuery("""
                        SELECT s.id, s.name, (SELECT count(*) FROM doctor d WHERE d.specialty_id = s.id) AS doctors
                        FROM specialty s ORDER BY s.name""")
                .map((row, context) -> new Specialty(row.getString("id"), row.getString("name"), row.getInt("doctors")))
                .list();
    }

    List<OpeningHours> openingHours(Handle handle) {
        return handle.createQuery("""
                        SELECT weekday, min(opens_minute) AS opens, max(closes_minute) AS closes
                        FROM weekly_hours GROUP BY weekday ORDER BY weekday""")
                .map((row, context) -> new OpeningHours(
                        DayOfWeek.of(row.getInt("weekday")), row.getInt("opens"), row.getInt("closes")))
                .list();
    }

    List<Doctor> bestMatches(Handle handle, DoctorQuery query, int limit) {
        var filter = new DoctorFilter(query);
        return filter.bindTo(handle.createQuery(
                        SELECT + "WHERE " + filter.where() + " ORDER BY " + filter.bestFirst() + " LIMIT :limit"))
                .bind("limit", limit)
                .map((row, context) -> DoctorRow.read(row, ""))
                .list();
    }

    List<Doctor> pageByName(Handle handle, DoctorQuery query, Optional<DoctorId> after, int limit) {
        var filter = new DoctorFilter(query);
        var from = after.isPresent()
                ? " AND (d.name, d.id) > (SELECT a.name, a.id FROM doctor a WHERE a.id = :after)"
                : "";
        var page = filter.bindTo(handle.createQuery(
                        SELECT + "WHERE " + filter.where() + from + " ORDER BY d.name, d.id LIMIT :limit"))
                .bind("limit", limit);
        after.ifPresent(id -> page.bind("after", id.value()));
        return page.map((row, context) -> DoctorRow.read(row, "")).list();
    }

    Optional<Doctor> find(Handle handle, DoctorId id) {
        return handle.createQuery(SELECT + "WHERE d.id = :id")
                .bind("id", id.value())
                .map((row, context) -> DoctorRow.read(row, ""))
                .findOne();
    }

    /** One doctor, with the weekly hours. */
    List<AtWork> atWork(Handle handle, DoctorId id) {
        return handle.createQuery(SELECT_AT_WORK + "WHERE d.id = :id")
                .bind("id", id.value())
                .map((row, context) -> readAtWork(row))
                .list();
    }

    /** The doctors who match, by id after the given one, with their weekly hours. */
    List<AtWork> atWork(Handle handle, DoctorQuery query, long after, int limit, Optional<Opening> opening) {
        var filter = new DoctorFilter(query);
        var page = filter.bindTo(handle.createQuery(SELECT_AT_WORK + "WHERE " + filter.where()
                        + (opening.isPresent() ? " AND " + Opening.CONDITION : "")
                        + " AND d.id > :after ORDER BY d.id LIMIT :limit"))
                .bind("after", after)
                .bind("limit", limit);
        opening.ifPresent(by -> page.bind("weekday", by.day().weekday())
                .bind("day", by.day().date())
                .bind("minute", by.beforeMinute()));
        return page.map((row, context) -> readAtWork(row)).list();
    }

    private static AtWork readAtWork(ResultSet row) throws SQLException {
        return new AtWork(DoctorRow.read(row, ""), SqlArguments.longs(row, "weekly"));
    }
}
