package dev.caredesk.data;

import dev.caredesk.data.DoctorData.DatedHours;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * All that a clinic starts with.
 *
 * @param busy when doctors do not work in spite of their hours
 * @param bookings appointments that are already given
 * @param warnings what was read otherwise than it was written
 */
record ClinicData(List<DoctorData> doctors, List<BusyTime> busy, List<Booking> bookings, List<String> warnings) {

    /** Local times in which a doctor is away. */
    record BusyTime(DoctorData.Key doctor, LocalDateTime from, LocalDateTime to, String reason) {}

    /** An appointment in local times, with a patient of whom only a reference is known. */
    record Booking(DoctorData.Key doctor, String patient, LocalDateTime from, LocalDateTime to) {}

    /** Returns the first day with hours of its own. */
    Optional<LocalDate> firstDay() {
        return doctors.stream()
                .flatMap(doctor -> doctor.dated().stream())
                .map(DatedHours::day)
                .min(LocalDate::compareTo);
    }

    /** Returns the last day with hours of its own. */
    Optional<LocalDate> lastDay() {
        return doctors.stream()
                .flatMap(doctor -> doctor.dated().stream())
                .map(DatedHours::day)
                .max(LocalDate::compareTo);
    }

    /** Returns the same on dates that are some weeks later. */
    ClinicData laterBy(int weeks) {
        return new ClinicData(
                doctors.stream()
                        .map(doctor -> doctor.withDated(doctor.dated().stream()
                                .map(hours ->
                                        new DatedHours(hours.day().plusWeeks(weeks), hours.opens(), hours.closes()))
                                .toList()))
                        .toList(),
                busy.stream()
                        .map(time -> new BusyTime(
                                time.doctor(),
                                time.from().plusWeeks(weeks),
                                time.to().plusWeeks(weeks),
                                time.reason()))
                        .toList(),
                bookings.stream()
                        .map(booking -> new Booking(
                                booking.doctor(),
                                booking.patient(),
                                booking.from().plusWeeks(weeks),
                                booking.to().plusWeeks(weeks)))
                        .toList(),
                warnings);
    }
}
