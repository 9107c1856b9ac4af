package dev.caredesk.data;

import dev.caredesk.data.ClinicData.Booking;
import dev.caredesk.data.ClinicData.BusyTime;
import dev.caredesk.data.DoctorData.DatedHours;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads {@code doctor_availability.csv}: one slot a row, free or taken. Its patients are numbers and identify nobody.
 */
record AvailabilityCsv(SpecialtyNames specialties, Map<DoctorData.Key, DoctorData> known) {

    static final String MARK = "date_slot";

    private static final DateTimeFormatter SLOT =
            DateTimeFormatter.ofPattern("d-M-uuuu H:mm").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern PATIENT = Pattern.compile("(\\d{1,18})(?:\\.0+)?");
    private static final int USUAL_SLOT = 30;
    private static final int MIDNIGHT = 24 * 60;

    /** A slot that is open; the patient is whom it was given to. */
    private record OpenSlot(DoctorData.Key doctor, LocalDateTime start, Optional<String> patient) {}

    ClinicData read(CsvFile file) {
        file.requireColumns("date_slot", "specialization", "doctor_name", "is_available", "patient_to_attend");
        var doctors = new LinkedHashMap<>(known);
        var slots = new LinkedHashMap<DoctorData.Key, TreeMap<LocalDateTime, OpenSlot>>();
        var lines = new HashMap<List<Object>, Long>();
        for (var row : file.rows()) {
            var doctor = doctor(row);
            doctors.putIfAbsent(doctor.key(), doctor);
            var start = start(row);
            var earlier = lines.putIfAbsent(List.of(doctor.key(), start), row.line());
            if (earlier != null) {
                throw row.wrong("date_slot", "is the slot of line " + earlier + " again");
            }
            var ofDoctor = slots.computeIfAbsent(doctor.key(), key -> new TreeMap<>());
            slot(row, doctor.key(), start).ifPresent(slot -> ofDoctor.put(start, slot));
        }
        return assemble(doctors, slots);
    }

    private DoctorData doctor(CsvRow row) {
        var specialty = DoctorsCsv.specialty(row, "specialization");
        return new DoctorData(
                capitalized(row.required("doctor_name")),
                specialty,
                specialties.name(specialty, row.required("specialization")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false, // the file does not say; promising it would be worse than not finding it
                USUAL_SLOT,
                List.of(),
                List.of());
    }

    private static String capitalized(String name) {
        return name.equals(name.toLowerCase(Locale.ROOT))
                ? Arrays.stream(name.split("\\s+"))
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining(" "))
                : name;
    }

    private static LocalDateTime start(CsvRow row) {
        try {
            return LocalDateTime.parse(row.required("date_slot"), SLOT);
        } catch (DateTimeParseException e) {
            throw row.wrong("date_slot", "must be a date and time like 05-08-2024 08:00 (day first)");
        }
    }

    private static Optional<OpenSlot> slot(CsvRow row, DoctorData.Key doctor, LocalDateTime start) {
        var patient = row.optional("patient_to_attend").map(text -> {
            var number = PATIENT.matcher(text);
            if (!number.matches()) {
                throw row.wrong("patient_to_attend", "must be a patient's number, or nothing");
            }
            return number.group(1);
        });
        if (row.flag("is_available")) {
            if (patient.isPresent()) {
                throw row.wrong("patient_to_attend", "must be empty where is_available is true");
            }
            return Optional.of(new OpenSlot(doctor, start, Optional.empty()));
        }
        return patient.map(number -> new OpenSlot(doctor, start, Optional.of(number)));
    }

    private static ClinicData assemble(
            Map<DoctorData.Key, DoctorData> doctors, Map<DoctorData.Key, TreeMap<LocalDateTime, OpenSlot>> slots) {
        var complete = new ArrayList<DoctorData>();
        var taken = new ArrayList<Booking>();
        doctors.forEach((key, doctor) -> {
            var ofDoctor = slots.getOrDefault(key, new TreeMap<>());
            int minutes = slotMinutes(ofDoctor, doctor.slotMinutes());
            complete.add(withSlots(doctor, ofDoctor, minutes));
            for (var slot : ofDoctor.values()) {
                slot.patient()
                        .ifPresent(patient -> taken.add(new Booking(
                                key, patient, slot.start(), slot.start().plusMinutes(minutes))));
            }
        });
        return withoutOverlaps(complete, taken);
    }

    private static DoctorData withSlots(DoctorData doctor, TreeMap<LocalDateTime, OpenSlot> slots, int minutes) {
        return new DoctorData(
                doctor.name(),
                doctor.specialty(),
                doctor.specialtyName(),
                doctor.city(),
                doctor.address(),
                doctor.phone(),
                doctor.languages(),
                doctor.acceptsUninsured(),
                minutes,
                doctor.weekly(),
                hours(slots, minutes));
    }

    /** The shortest distance between two slots of a day. */
    private static int slotMinutes(TreeMap<LocalDateTime, OpenSlot> slots, int otherwise) {
        long shortest = Long.MAX_VALUE;
        for (var start : slots.keySet()) {
            var next = slots.higherKey(start);
            if (next != null && next.toLocalDate().equals(start.toLocalDate())) {
                shortest = Math.min(shortest, ChronoUnit.MINUTES.between(start, next));
            }
        }
        return shortest >= 5 && shortest <= 120 ? (int) shortest : otherwise;
    }

    private static List<DatedHours> hours(TreeMap<LocalDateTime, OpenSlot> slots, int minutes) {
        var hours = new ArrayList<DatedHours>();
        for (var start : slots.keySet()) {
            var day = start.toLocalDate();
            int opens = start.getHour() * 60 + start.getMinute();
            int closes = Math.min(MIDNIGHT, opens + minutes);
            if (!hours.isEmpty()
                    && hours.getLast().day().equals(day)
                    && hours.getLast().closes() == opens) {
                hours.add(new DatedHours(day, hours.removeLast().opens(), closes));
            } else {
                hours.add(new DatedHours(day, opens, closes));
            }
        }
        return hours;
    }

    /** Nobody can be with two doctors at once: the later entry keeps the doctor busy, but is nobody's appointment. */
    private static ClinicData withoutOverlaps(List<DoctorData> doctors, List<Booking> taken) {
        taken.sort(Comparator.comparing(Booking::from));
        var lastEnd = new HashMap<String, LocalDateTime>();
        var bookings = new ArrayList<Booking>();
        var busy = new ArrayList<BusyTime>();
        for (var booking : taken) {
            var end = lastEnd.get(booking.patient());
            if (end != null && booking.from().isBefore(end)) {
                busy.add(new BusyTime(booking.doctor(), booking.from(), booking.to(), "Taken"));
            } else {
                bookings.add(booking);
                lastEnd.put(booking.patient(), booking.to());
            }
        }
        var warnings = busy.isEmpty()
                ? List.<String>of()
                : List.of("Overlapping bookings of one patient, imported as busy time of the doctor: " + busy.size());
        return new ClinicData(doctors, busy, bookings, warnings);
    }
}
