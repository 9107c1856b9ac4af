package dev.caredesk.agent;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.caredesk.api.AppointmentStatus;
import dev.caredesk.schedule.Appointment;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** An appointment as a model sees it. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record AppointmentFacts(
        String appointmentId,
        String code,
        AppointmentStatus status,
        String doctor,
        String specialty,
        @Nullable String city,
        @Nullable String address,
        @Nullable String phone,
        OffsetDateTime start,
        OffsetDateTime end,
        @Nullable String patient,
        @Nullable String reason,
        int version,
        boolean changeable) {

    static AppointmentFacts of(Appointment appointment, ZoneId zone) {
        var doctor = appointment.doctor();
        return new AppointmentFacts(
                appointment.id().value().toString(),
                appointment.code(),
                appointment.status(),
                doctor.name(),
                doctor.specialtyName(),
                doctor.city().orElse(null),
                doctor.address().orElse(null),
                doctor.phone().orElse(null),
                appointment.time().start().atZone(zone).toOffsetDateTime(),
                appointment.time().end().atZone(zone).toOffsetDateTime(),
                appointment.patientName().orElse(null),
                appointment.reason().orElse(null),
                appointment.version(),
                appointment.changeable());
    }
}
