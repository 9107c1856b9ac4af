package dev.caredesk.data;

import dev.caredesk.data.DoctorData.WeeklyHours;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads {@code doctors.csv}: one doctor a row, with weekly hours. */
record DoctorsCsv(SpecialtyNames specialties) {

    static final String MARK = "accepts_uninsured";
    private static final int USUAL_SLOT = 30;

    Map<DoctorData.Key, DoctorData> read(CsvFile file) {
        file.requireColumns(
                "name", "specialty", "city", "address", "phone", "accepts_uninsured", "hours", "slot_minutes");
        var doctors = new LinkedHashMap<DoctorData.Key, DoctorData>();
        var lines = new HashMap<DoctorData.Key, Long>();
        for (var row : file.rows()) {
            var doctor = doctor(row);
            var earlier = lines.putIfAbsent(doctor.key(), row.line());
            if (earlier != null) {
                throw row.wrong("name", "is the doctor of line " + earlier + " again, with the same specialty");
            }
            doctors.put(doctor.key(), doctor);
        }
        return doctors;
    }

    private DoctorData doctor(CsvRow row) {
        var specialty = specialty(row, "specialty");
        return new DoctorData(
                row.required("name"),
                specialty,
                specialties.name(specialty, row.required("specialty")),
                row.optional("city"),
                row.optional("address"),
                row.optional("phone"),
                languages(row),
                row.flag("accepts_uninsured"),
                slotMinutes(row),
                hours(row),
                List.of());
    }

    static String specialty(CsvRow row, String column) {
        var id = SpecialtyNames.id(row.required(column));
        if (id.isEmpty() || id.length() > 60) {
            throw row.wrong(column, "must have letters or digits, and at most 60 of them");
        }
        return id;
    }

    private static List<String> languages(CsvRow row) {
        return row.optional("languages").stream()
                .flatMap(text -> Stream.of(text.split("[,;]")))
                .map(String::strip)
                .filter(language -> !language.isEmpty())
                .toList();
    }

    private static int slotMinutes(CsvRow row) {
        try {
            int minutes = row.optional("slot_minutes").map(Integer::parseInt).orElse(USUAL_SLOT);
            if (minutes >= 5 && minutes <= 240) {
                return minutes;
            }
        } catch (NumberFormatException e) {
            // the same reason as for a number out of range
        }
        throw row.wrong("slot_minutes", "must be a whole number from 5 to 240");
    }

    private static List<WeeklyHours> hours(CsvRow row) {
        try {
            return Hours.parse(row.required("hours"));
        } catch (IllegalArgumentException e) {
            throw row.wrong("hours", String.valueOf(e.getMessage()));
        }
    }
}
