package dev.caredesk.data;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A doctor as the files have them.
 *
 * @param specialty the specialty's id
 * @param specialtyName the specialty in words
 */
record DoctorData(
        String name,
        String specialty,
        String specialtyName,
        Optional<String> city,
        Optional<String> address,
        Optional<String> phone,
        List<String> languages,
        boolean acceptsUninsured,
        int slotMinutes,
        List<WeeklyHours> weekly,
        List<DatedHours> dated) {

    /** What makes two entries the same doctor. */
    record Key(String name, String specialty) {

        static Key of(String name, String specialty) {
            return new Key(name.toLowerCase(Locale.ROOT), specialty);
        }
    }

    /** Minutes of the local day on one weekday. */
    record WeeklyHours(DayOfWeek day, int opens, int closes) {}

    /** Minutes of the local day on one date. */
    record DatedHours(LocalDate day, int opens, int closes) {}

    Key key() {
        return Key.of(name, specialty);
    }

    DoctorData withDated(List<DatedHours> hours) {
        return new DoctorData(
                name,
                specialty,
                specialtyName,
                city,
                address,
                phone,
                languages,
                acceptsUninsured,
                slotMinutes,
                weekly,
                hours);
    }
}
