package dev.caredesk.schedule;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Doctors and specialties in PostgreSQL. */
final class DoctorRepository {

    private static final String SELECT =
            "SELECT " + DoctorRow.columns("d", "s", "") + " FROM doctor d JOIN specialty s ON s.id = d.specialty_id ";

    private static final String WEEKLY = "ARRAY(SELECT %s FROM weekly_hours WHERE doctor_id = d.id)"
            .formatted(WorkingHours.SQL_PACKED.formatted("weekday"));

    /** A doctor and the weekly hours. */
    record AtWork(Doctor doctor, long[] weeklyHours) {}

    List<Specialty> specialties(Handle handle) {
        return handle.createQuery("""
                        SELECT s.id, s.name, (SELECT count(*) FROM doctor d WHERE d.specialty_id = s.id) AS doctors
                        FROM specialty s ORDER BY s.name""")
                .map((row, context) -> new Specialty(row.getString("id"), row.getString("name"), row.getInt("doctors")))
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
        return handle.createQuery(
                        "SELECT " + WEEKLY + " AS weekly, " + SELECT.substring("SELECT ".length()) + "WHERE d.id = :id")
                .bind("id", id.value())
                .map((row, context) -> new AtWork(DoctorRow.read(row, ""), SqlArguments.longs(row, "weekly")))
                .list();
    }

    /** The doctors who match, by id after the given one, with their weekly hours. */
    List<AtWork> atWork(Handle handle, DoctorQuery query, long after, int limit) {
        var filter = new DoctorFilter(query);
        return filter.bindTo(handle.createQuery("SELECT " + WEEKLY + " AS weekly, "
                        + SELECT.substring("SELECT ".length()) + "WHERE " + filter.where()
                        + " AND d.id > :after ORDER BY d.id LIMIT :limit"))
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new AtWork(DoctorRow.read(row, ""), SqlArguments.longs(row, "weekly")))
                .list();
    }
}
