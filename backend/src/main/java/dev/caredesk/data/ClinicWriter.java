package dev.caredesk.data;

import dev.caredesk.data.ClinicData.Booking;
import dev.caredesk.data.ClinicData.BusyTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Writes clinic data inside one transaction. */
record ClinicWriter(Handle handle, ZoneId zone, Instant now) {

    private static final String CODE_LETTERS = "2346789ACDEFGHJKMNPQRTWXYZ";

    /** Counts what was written: without statistics the planner looks for a doctor's times in the patients' index. */
    void analyze() {
        handle.execute("ANALYZE doctor, weekly_hours, dated_hours, time_off, patient, appointment");
    }

    /** Adds or updates the doctors, matched by name and specialty, and returns their ids. */
    Map<DoctorData.Key, Long> writeDoctors(List<DoctorData> doctors) {
        var specialties = handle.prepareBatch("""
                INSERT INTO specialty (id, name) VALUES (:id, :name) ON CONFLICT (id) DO UPDATE SET name = excluded.name""");
        doctors.forEach(doctor -> specialties
                .bind("id", doctor.specialty())
                .bind("name", doctor.specialtyName())
                .add());
        specialties.execute();
        var known = knownDoctors();
        var ids = new HashMap<DoctorData.Key, Long>();
        for (var doctor : doctors) {
            ids.put(doctor.key(), writeDoctor(doctor, known));
        }
        return ids;
    }

    private Map<DoctorData.Key, Long> knownDoctors() {
        var known = new HashMap<DoctorData.Key, Long>();
        handle.createQuery("SELECT id, name, specialty_id FROM doctor ORDER BY id DESC")
                .map((row, context) -> Map.entry(
                        DoctorData.Key.of(row.getString("name"), row.getString("specialty_id")), row.getLong("id")))
                .forEach(doctor -> known.put(doctor.getKey(), doctor.getValue()));
        return known;
    }

    private long writeDoctor(DoctorData doctor, Map<DoctorData.Key, Long> known) {
        var id = known.get(doctor.key());
        var sql = id == null ? """
                INSERT INTO doctor (name, specialty_id, city, address, phone, languages, accepts_uninsured, slot_minutes)
                VALUES (:name, :specialty, :city, :address, :phone, :languages, :uninsured, :minutes) RETURNING id""" : """
                UPDATE doctor SET name = :name, city = :city, address = :address, phone = :phone,
                       languages = :languages, accepts_uninsured = :uninsured, slot_minutes = :minutes
                WHERE id = :id AND specialty_id = :specialty RETURNING id""";
        var query = handle.createQuery(sql)
                .bind("name", doctor.name())
                .bind("specialty", doctor.specialty())
                .bind("city", doctor.city())
                .bind("address", doctor.address())
                .bind("phone", doctor.phone())
                .bindArray("languages", String.class, doctor.languages())
                .bind("uninsured", doctor.acceptsUninsured())
                .bind("minutes", doctor.slotMinutes());
        if (id != null) {
            query.bind("id", id);
        }
        return query.mapTo(Long.class).one();
    }

    /** Replaces all hours by those of the doctors, and returns how many there are. */
    int replaceHours(List<DoctorData> doctors, Map<DoctorData.Key, Long> ids) {
        handle.execute("DELETE FROM weekly_hours");
        handle.execute("DELETE FROM dated_hours");
        var weekly = handle.prepareBatch("INSERT INTO weekly_hours VALUES (?, ?, ?, ?)");
        var dated = handle.prepareBatch("INSERT INTO dated_hours VALUES (?, ?, ?, ?)");
        for (var doctor : doctors) {
            var id = ids.get(doctor.key());
            doctor.weekly().forEach(hours -> weekly.add(id, hours.day().getValue(), hours.opens(), hours.closes()));
            doctor.dated().forEach(hours -> dated.add(id, hours.day(), hours.opens(), hours.closes()));
        }
        int count = weekly.size() + dated.size();
        weekly.execute();
        dated.execute();
        return count;
    }

    void writeTimeOff(Collection<BusyTime> busy, Map<DoctorData.Key, Long> ids) {
        var batch = handle.prepareBatch("""
                INSERT INTO time_off (doctor_id, during, reason)
                SELECT :doctor, tstzrange(:from, :to), :reason WHERE :from < :to""");
        for (var time : busy) {
            batch.bind("doctor", ids.get(time.doctor()))
                    .bind("from", at(time.from()))
                    .bind("to", at(time.to()))
                    .bind("reason", time.reason())
                    .add();
        }
        batch.execute();
    }

    /** Writes the bookings for which there is room, and returns the others. */
    List<Booking> writeBookings(List<Booking> bookings, Map<DoctorData.Key, Long> doctors) {
        handle.createUpdate("""
                        INSERT INTO patient (external_ref) SELECT DISTINCT unnest(:refs::text[])
                        ON CONFLICT (external_ref) DO NOTHING""")
                .bindArray("refs", String.class, list(bookings, Booking::patient))
                .execute();
        var ids = bookings.stream().map(ClinicWriter::id).toList();
        // One statement for all: one at a time, a few thousand would take seconds.
        var written = handle.createQuery("""
                        INSERT INTO appointment (id, code, doctor_id, patient_id, during, status, booked_at, updated_at)
                        SELECT b.id, b.code, b.doctor, p.id, tstzrange(b.start, b.finish), 'booked', :now, :now
                        FROM unnest(:ids::uuid[], :codes::text[], :doctors::bigint[], :patients::text[],
                                    :starts::timestamptz[], :ends::timestamptz[])
                             AS b(id, code, doctor, patient, start, finish)
                        JOIN patient p ON p.external_ref = b.patient
                        WHERE b.start < b.finish
                        ORDER BY b.start
                        ON CONFLICT DO NOTHING RETURNING id""")
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bindArray("ids", UUID.class, ids)
                .bindArray(
                        "codes",
                        String.class,
                        ids.stream().map(ClinicWriter::code).toList())
                .bindArray(
                        "doctors",
                        Long.class,
                        list(bookings, booking -> Objects.requireNonNull(doctors.get(booking.doctor()))))
                .bindArray("patients", String.class, list(bookings, Booking::patient))
                .bindArray(
                        "starts",
                        String.class,
                        list(bookings, booking -> at(booking.from()).toString()))
                .bindArray(
                        "ends",
                        String.class,
                        list(bookings, booking -> at(booking.to()).toString()))
                .mapTo(UUID.class)
                .set();
        return bookings.stream()
                .filter(booking -> !written.contains(id(booking)))
                .toList();
    }

    private static <T> List<T> list(List<Booking> bookings, Function<Booking, T> part) {
        return bookings.stream().map(part).toList();
    }

    private OffsetDateTime at(LocalDateTime time) {
        return time.atZone(zone).toOffsetDateTime();
    }

    private static UUID id(Booking booking) {
        return UUID.nameUUIDFromBytes(
                (booking.doctor() + " " + booking.patient() + " " + booking.from()).getBytes(StandardCharsets.UTF_8));
    }

    private static String code(UUID id) {
        var code = new StringBuilder();
        for (long rest = id.getMostSignificantBits() >>> 1; code.length() < 9; rest /= CODE_LETTERS.length()) {
            if (code.length() == 4) {
                code.append('-');
            }
            code.append(CODE_LETTERS.charAt((int) (rest % CODE_LETTERS.length())));
        }
        return code.toString();
    }
}
