package dev.caredesk.data;

import dev.caredesk.data.ClinicData.Booking;
import dev.caredesk.data.ClinicData.BusyTime;
import dev.caredesk.data.DoctorData.WeeklyHours;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The clinic that a fresh desk has, from resource files. Its dates follow the calendar: time off and taken slots are
 * functions of the date, the same on every machine.
 */
final class DefaultClinic {

    private static final LocalDate EPOCH_MONDAY = LocalDate.of(2024, 1, 1);
    private static final int PATIENTS = 900;

    /** Away every few weeks, in a certain one of them. */
    private record Absence(
            DoctorData.Key doctor,
            int everyWeeks,
            int week,
            List<DayOfWeek> days,
            LocalTime from,
            LocalTime to,
            String reason) {

        boolean isOn(LocalDate date) {
            long weeks = ChronoUnit.WEEKS.between(EPOCH_MONDAY, date);
            return days.contains(date.getDayOfWeek()) && Math.floorMod(weeks, everyWeeks) == week;
        }
    }

    private final List<DoctorData> doctors;
    private final List<Absence> absences;
    private final Map<String, Integer> busyPercent = new HashMap<>();
    private final String hash;

    DefaultClinic() {
        var names = new HashMap<String, String>();
        for (var row : csv("specialties.csv").rows()) {
            names.put(row.required("id"), row.required("name"));
            row.optional("busy_percent")
                    .ifPresent(percent -> busyPercent.put(row.required("id"), Integer.valueOf(percent)));
        }
        doctors = List.copyOf(new DoctorsCsv(new SpecialtyNames(names))
                .read(csv("doctors.csv"))
                .values());
        absences =
                csv("time_off.csv").rows().stream().map(DefaultClinic::absence).toList();
        var digest = ClinicFiles.sha256();
        for (var file : List.of("specialties.csv", "doctors.csv", "time_off.csv")) {
            digest.update(ClinicFiles.resource(file).getBytes(StandardCharsets.UTF_8));
        }
        hash = HexFormat.of().formatHex(digest.digest());
    }

    /** Returns the names of the specialties that the desk knows. */
    static SpecialtyNames specialties() {
        var names = new HashMap<String, String>();
        csv("specialties.csv").rows().forEach(row -> names.put(row.required("id"), row.required("name")));
        return new SpecialtyNames(names);
    }

    String hash() {
        return hash;
    }

    /** Returns the clinic, with time off and taken slots from the first to the last day. */
    ClinicData between(LocalDate first, LocalDate last) {
        var busy = new ArrayList<BusyTime>();
        var bookings = new ArrayList<Booking>();
        for (var date = first; !date.isAfter(last); date = date.plusDays(1)) {
            for (var absence : absences) {
                if (absence.isOn(date)) {
                    busy.add(new BusyTime(
                            absence.doctor(),
                            date.atTime(absence.from()),
                            date.atTime(absence.to()),
                            absence.reason()));
                }
            }
            for (var doctor : doctors) {
                takenSlots(doctor, date, bookings);
            }
        }
        return new ClinicData(doctors, busy, bookings, List.of());
    }

    private void takenSlots(DoctorData doctor, LocalDate date, List<Booking> bookings) {
        int percent = busyPercent.getOrDefault(doctor.specialty(), 0);
        for (var hours : doctor.weekly()) {
            for (int minute = hours.opens();
                    hours.day() == date.getDayOfWeek() && minute + doctor.slotMinutes() <= hours.closes();
                    minute += doctor.slotMinutes()) {
                long chance = hash(doctor, hours, date, minute);
                var start = date.atTime(minute / 60, minute % 60);
                if (chance % 100 < percent && !isAway(doctor, date, start.toLocalTime())) {
                    bookings.add(new Booking(
                            doctor.key(),
                            "sample-" + chance / 100 % PATIENTS,
                            start,
                            start.plusMinutes(doctor.slotMinutes())));
                }
            }
        }
    }

    private boolean isAway(DoctorData doctor, LocalDate date, LocalTime time) {
        return absences.stream()
                .anyMatch(absence -> absence.doctor().equals(doctor.key())
                        && absence.isOn(date)
                        && !time.isBefore(absence.from())
                        && time.isBefore(absence.to()));
    }

    private static long hash(DoctorData doctor, WeeklyHours hours, LocalDate date, int minute) {
        var crc = new CRC32();
        crc.update((doctor.name() + hours.day() + date + minute).getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    private static Absence absence(CsvRow row) {
        return new Absence(
                DoctorData.Key.of(row.required("doctor"), row.required("specialty")),
                Integer.parseInt(row.required("every_weeks")),
                Integer.parseInt(row.required("week")),
                Hours.days(row.required("days")),
                LocalTime.parse(row.required("from")),
                LocalTime.parse(row.required("to")),
                row.required("reason"));
    }

    private static CsvFile csv(String name) {
        return CsvFile.parse(name, ClinicFiles.resource(name).getBytes(StandardCharsets.UTF_8));
    }
}
