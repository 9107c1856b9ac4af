package dev.caredesk.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;

/**
 * Which free slots are looked for. Dates and times are those of the clinic's zone.
 *
 * @param doctor one doctor; wins over {@code doctors}
 * @param doctors which doctors, when it is not a certain one
 * @param from first day
 * @param to last day, included
 * @param notBefore earliest begin on each day
 * @param notAfter latest end on each day
 * @param weekdays only these; empty for every day
 * @param limit how many slots at the most, 1 to 200; the earliest win
 */
public record SlotQuery(
        Optional<DoctorId> doctor,
        DoctorQuery doctors,
        LocalDate from,
        LocalDate to,
        Optional<LocalTime> notBefore,
        Optional<LocalTime> notAfter,
        Set<DayOfWeek> weekdays,
        int limit) {}
