package dev.caredesk.agent;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.schedule.Doctor;
import dev.caredesk.schedule.OfferedSlot;
import dev.caredesk.schedule.Specialty;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What tools answer a model with, one JSON object each. */
sealed interface ToolResult {

    /** How many things were found, where something is looked for. */
    @JsonIgnore
    default @Nullable Integer results() {
        return null;
    }

    /** The schedule or the tool said no; the message is fit for the patient, or about how the tool was called. */
    record Refused(String refused, String message) implements ToolResult {

        /** The model goes on calling although it has called enough. */
        static final String TOOL_LIMIT = "TOOL_LIMIT";

        /** Whether the message is for the model alone. */
        @JsonIgnore
        boolean isAboutTheModel() {
            return refused.equals(TOOL_LIMIT) || refused.equals(ProblemCode.INVALID_INPUT.name());
        }
    }

    /** Doctors; the specialties there are, only when nobody matched. */
    record Doctors(List<DoctorFacts> doctors, @Nullable List<SpecialtyFacts> specialties, boolean more)
            implements ToolResult {
        @Override
        public Integer results() {
            return doctors.size();
        }
    }

    /** Free slots; the nearest ones only when there are none as asked. */
    record Slots(
            List<SlotFacts> slots,
            boolean more,
            Searched searched,
            @Nullable List<SlotFacts> nearest) implements ToolResult {
        @Override
        public Integer results() {
            return slots.size();
        }
    }

    /** Where slots were looked for. */
    record Searched(
            LocalDate from,
            LocalDate to,
            @Nullable LocalTime fromTime,
            @Nullable LocalTime toTime) {}

    /** Dates that a phrase means. */
    record Dates(
            LocalDate from,
            LocalDate to,
            @Nullable LocalTime fromTime,
            @Nullable LocalTime toTime) implements ToolResult {}

    /** The caller's appointments. */
    record Appointments(List<AppointmentFacts> appointments) implements ToolResult {
        @Override
        public Integer results() {
            return appointments.size();
        }
    }

    /** Whether the caller has to identify. */
    record IdentificationState(String identification) implements ToolResult {}

    /** What waits for the patient's yes now. */
    record Proposed(ProposalFacts proposal) implements ToolResult {}

    /** What the clinic says of itself. */
    record Clinic(
            String name,
            String address,
            String phone,
            String zone,
            String emergencyNumber,
            List<String> insurance,
            String hours,
            long minimumNoticeMinutes,
            long changeNoticeHours,
            long bookingHorizonDays,
            List<SpecialtyFacts> specialties,
            List<String> cities)
            implements ToolResult {}

    /** A specialty. */
    record SpecialtyFacts(String id, String name) {
        static SpecialtyFacts of(Specialty specialty) {
            return new SpecialtyFacts(specialty.id(), specialty.name());
        }
    }

    /** A doctor. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record DoctorFacts(
            String doctorId,
            String name,
            String specialty,
            String specialtyName,
            @Nullable String city,
            @Nullable String address,
            @Nullable String phone,
            List<String> languages,
            boolean acceptsUninsured,
            int slotMinutes) {

        static DoctorFacts of(Doctor doctor) {
            return new DoctorFacts(
                    Long.toString(doctor.id().value()),
                    doctor.name(),
                    doctor.specialty(),
                    doctor.specialtyName(),
                    doctor.city().orElse(null),
                    doctor.address().orElse(null),
                    doctor.phone().orElse(null),
                    doctor.languages(),
                    doctor.acceptsUninsured(),
                    doctor.slotMinutes());
        }
    }

    /** A free slot. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record SlotFacts(
            String slotId,
            String doctorId,
            String doctor,
            String specialty,
            String specialtyName,
            @Nullable String city,
            @Nullable String address,
            OffsetDateTime start,
            OffsetDateTime end,
            String weekday) {

        static SlotFacts of(OfferedSlot offered, ZoneId zone) {
            var doctor = offered.slot().doctor();
            var start = offered.slot().time().start().atZone(zone);
            return new SlotFacts(
                    offered.id(),
                    Long.toString(doctor.id().value()),
                    doctor.name(),
                    doctor.specialty(),
                    doctor.specialtyName(),
                    doctor.city().orElse(null),
                    doctor.address().orElse(null),
                    start.toOffsetDateTime(),
                    offered.slot().time().end().atZone(zone).toOffsetDateTime(),
                    start.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        }
    }
}
