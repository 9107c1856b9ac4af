package dev.caredesk.data;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/** Writes availability files of any size: half-hour slots from 8 to 17, some of them taken, some overlapping. */
final class AvailabilitySample {

    private static final DateTimeFormatter SLOT = DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm");
    private static final String[] SPECIALTIES = {"general_dentist", "oral_surgeon", "orthodontist", "pediatric_dentist"
    };

    private AvailabilitySample() {}

    static String write(LocalDate first, int doctors, int days) {
        var random = new Random(42);
        var csv = new StringBuilder("date_slot,specialization,doctor_name,is_available,patient_to_attend\n");
        for (int day = 0; day < days; day++) {
            for (int doctor = 0; doctor < doctors; doctor++) {
                for (int slot = 0; slot < 18; slot++) {
                    var taken = random.nextInt(100) < 35;
                    csv.append(SLOT.format(first.plusDays(day).atTime(8, 0).plusMinutes(30L * slot)))
                            .append(',')
                            .append(SPECIALTIES[doctor % SPECIALTIES.length])
                            .append(",doctor ")
                            .append((char) ('a' + doctor))
                            .append(taken ? ",False,1000" + (100 + random.nextInt(400)) : ",True,")
                            .append(taken && random.nextBoolean() ? ".0\n" : "\n");
                }
            }
        }
        return csv.toString();
    }
}
