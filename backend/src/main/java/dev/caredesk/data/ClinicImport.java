package dev.caredesk.data;

import dev.caredesk.clinic.ClinicSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Brings clinic data into the database, whole or not at all. What patients booked at the desk is never deleted: a
 * doctor who is gone from the data, but has appointments, is kept without hours.
 */
public final class ClinicImport {

    private static final long LOCK = 0x436C696E6963L;
    private static final int DAYS_OF_DEFAULT_CLINIC = 35;

    private final Jdbi jdbi;
    private final Clock clock;
    private final ZoneId zone;

    /** Makes an import into a database that has its schema. */
    public ClinicImport(Jdbi jdbi, Clock clock, ZoneId zone) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.zone = zone;
    }

    /** Loads what the settings name, unless that was done before. Empty if nothing had to change. */
    public Optional<ImportCounts> load(ClinicSettings settings) {
        var folder = settings.data().filter(path -> !path.isBlank());
        return folder.isPresent() ? replace(Path.of(folder.get()), settings.dataShift(), false) : loadDefault();
    }

    /**
     * Replaces the clinic by the files. Empty if they are what it was loaded from.
     *
     * @param shift whether past dates are moved to the coming weeks
     * @param dryRun whether to leave everything as it was
     * @throws InvalidClinicData if they cannot be understood; then nothing has changed
     */
    public Optional<ImportCounts> replace(Path path, boolean shift, boolean dryRun) {
        var files = ClinicFiles.read(path);
        var data = files.parse(DefaultClinic.specialties());
        return jdbi.inTransaction(handle -> {
            var loaded = lock(handle);
            int weeks = shift ? weeksToShift(data, loaded.filter(state -> state.isOf(files.hash()))) : 0;
            if (loaded.filter(state -> state.isOf(files.hash()) && state.shiftWeeks() == weeks)
                    .isPresent()) {
                return Optional.<ImportCounts>empty();
            }
            var shifted = data.laterBy(weeks);
            var counts = write(handle, shifted, true);
            remember(handle, new LoadedClinic("files", files.hash(), weeks, shifted.lastDay()));
            if (dryRun) {
                handle.rollback();
            }
            return Optional.of(counts);
        });
    }

    /** The made-up clinic is only for a database without any; if it is there, its calendar is continued. */
    private Optional<ImportCounts> loadDefault() {
        var clinic = new DefaultClinic();
        return jdbi.inTransaction(handle -> {
            var loaded = lock(handle);
            if (loaded.isEmpty() ? hasDoctors(handle) : !loaded.get().source().equals("default")) {
                return Optional.<ImportCounts>empty();
            }
            var last = today().plusDays(DAYS_OF_DEFAULT_CLINIC);
            boolean same = loaded.filter(state -> state.isOf(clinic.hash())).isPresent();
            var first = same
                    ? loaded.flatMap(LoadedClinic::filledUntil).map(day -> day.plusDays(1))
                    : Optional.<LocalDate>empty();
            if (first.filter(day -> day.isAfter(last)).isPresent()) {
                return Optional.<ImportCounts>empty();
            }
            var data = clinic.between(first.filter(day -> day.isAfter(today())).orElse(today()), last);
            var counts = same ? fill(handle, data) : write(handle, data, false);
            remember(handle, new LoadedClinic("default", clinic.hash(), 0, Optional.of(last)));
            return Optional.of(counts);
        });
    }

    private Optional<LoadedClinic> lock(Handle handle) {
        // Longer than a request may take: much data, or another task that is loading the same.
        handle.execute("SET LOCAL statement_timeout = '2min'");
        handle.execute("SET LOCAL lock_timeout = '1min'");
        handle.execute("SELECT pg_advisory_xact_lock(?)", LOCK);
        return LoadedClinic.read(handle);
    }

    private void remember(Handle handle, LoadedClinic loaded) {
        loaded.write(handle, clock.instant());
    }

    private static boolean hasDoctors(Handle handle) {
        return handle.createQuery("SELECT EXISTS (SELECT FROM doctor)")
                .mapTo(Boolean.class)
                .one();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    // Once shifted, dates stay where they are for as long as any of them is to come.
    private int weeksToShift(ClinicData data, Optional<LoadedClinic> loaded) {
        var first = data.firstDay();
        if (first.isEmpty() || first.get().isAfter(today())) {
            return 0;
        }
        boolean current = loaded.flatMap(LoadedClinic::filledUntil)
                .filter(day -> day.isAfter(today()))
                .isPresent();
        return current ? loaded.get().shiftWeeks() : (int) ChronoUnit.DAYS.between(first.get(), today()) / 7 + 1;
    }

    private ImportCounts write(Handle handle, ClinicData data, boolean reportRefused) {
        var writer = new ClinicWriter(handle, zone, clock.instant());
        // What earlier data had booked goes with it: it belongs to nobody who could ask for it.
        handle.execute(
                "DELETE FROM appointment a USING patient p WHERE p.id = a.patient_id AND p.external_ref IS NOT NULL");
        handle.execute("DELETE FROM time_off");
        var ids = writer.writeDoctors(data.doctors());
        int hours = writer.replaceHours(data.doctors(), ids);
        var warnings = new ArrayList<>(data.warnings());
        int kept = removeOthers(handle, ids);
        if (kept > 0) {
            warnings.add("Doctors who are no longer in the data but have appointments, kept without hours: " + kept);
        }
        writer.writeTimeOff(data.busy(), ids);
        var refused = writer.writeBookings(data.bookings(), ids);
        writer.analyze();
        if (reportRefused && !refused.isEmpty()) {
            warnings.add("Bookings left out because they overlap appointments made at the desk: " + refused.size());
        }
        return new ImportCounts(
                data.doctors().size(),
                hours,
                data.bookings().size() - refused.size(),
                data.busy().size(),
                List.copyOf(warnings));
    }

    private ImportCounts fill(Handle handle, ClinicData data) {
        var writer = new ClinicWriter(handle, zone, clock.instant());
        var ids = writer.writeDoctors(data.doctors());
        writer.writeTimeOff(data.busy(), ids);
        var refused = writer.writeBookings(data.bookings(), ids);
        writer.analyze();
        return new ImportCounts(
                data.doctors().size(),
                0,
                data.bookings().size() - refused.size(),
                data.busy().size(),
                List.of());
    }

    /** Removes doctors who are not in the data, and returns how many have to stay. */
    private static int removeOthers(Handle handle, Map<DoctorData.Key, Long> ids) {
        var current = ids.values();
        // A proposal that led to nothing needs its doctor no longer.
        handle.createUpdate("""
                        DELETE FROM proposal p WHERE p.doctor_id <> ALL (:ids) AND p.result_id IS NULL
                        AND NOT EXISTS (SELECT FROM appointment a WHERE a.doctor_id = p.doctor_id)""").bindArray("ids", Long.class, current).execute();
        handle.createUpdate("""
                        DELETE FROM doctor d WHERE d.id <> ALL (:ids)
                        AND NOT EXISTS (SELECT FROM appointment a WHERE a.doctor_id = d.id)
                        AND NOT EXISTS (SELECT FROM proposal p WHERE p.doctor_id = d.id)""").bindArray("ids", Long.class, current).execute();
        handle.execute("DELETE FROM specialty s WHERE NOT EXISTS (SELECT FROM doctor d WHERE d.specialty_id = s.id)");
        return handle.createQuery("SELECT count(*) FROM doctor d WHERE d.id <> ALL (:ids)")
                .bindArray("ids", Long.class, current)
                .mapTo(Integer.class)
                .one();
    }
}
