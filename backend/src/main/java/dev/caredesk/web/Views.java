package dev.caredesk.web;

import dev.caredesk.api.AppointmentView;
import dev.caredesk.api.DoctorView;
import dev.caredesk.api.ProposalView;
import dev.caredesk.api.SlotView;
import dev.caredesk.api.SpecialtyView;
import dev.caredesk.clinic.ClinicSettings;
import dev.caredesk.schedule.Appointment;
import dev.caredesk.schedule.Doctor;
import dev.caredesk.schedule.OfferedSlot;
import dev.caredesk.schedule.Proposal;
import dev.caredesk.schedule.Specialty;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** What the domain knows, as the wire shows it: times in the clinic's zone, ids as text. */
@Singleton
public final class Views {

    private final ZoneId zone;

    /** Shows times in the clinic's zone. */
    @Inject
    public Views(ClinicSettings clinic) {
        this(clinic.zone());
    }

    /** Shows times in the given zone. */
    public Views(ZoneId zone) {
        this.zone = zone;
    }

    /** Returns the instant in the clinic's zone, to the second. */
    public OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime();
    }

    /** Returns the name of the clinic's zone. */
    public String zone() {
        return zone.getId();
    }

    /** Returns the doctor as patients see them. */
    public DoctorView doctor(Doctor doctor) {
        return new DoctorView(
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

    /** Returns the specialty. */
    public SpecialtyView specialty(Specialty specialty) {
        return new SpecialtyView(specialty.id(), specialty.name(), specialty.doctors());
    }

    /** Returns the offered slot. */
    public SlotView slot(OfferedSlot offered) {
        var slot = offered.slot();
        return new SlotView(
                offered.id(),
                doctor(slot.doctor()),
                time(slot.time().start()),
                time(slot.time().end()),
                zone(),
                time(offered.expiresAt()));
    }

    /** Returns the appointment as its patient sees it. */
    public AppointmentView appointment(Appointment appointment) {
        return new AppointmentView(
                appointment.id().value().toString(),
                appointment.code(),
                appointment.status(),
                doctor(appointment.doctor()),
                time(appointment.time().start()),
                time(appointment.time().end()),
                zone(),
                appointment.patientName().orElse(null),
                appointment.reason().orElse(null),
                appointment.version(),
                appointment.changeable());
    }

    /** Returns the proposal as the confirmation card. */
    public ProposalView proposal(Proposal proposal) {
        return new ProposalView(
                proposal.id().value().toString(),
                proposal.kind(),
                proposal.status(),
                doctor(proposal.doctor()),
                time(proposal.time().start()),
                time(proposal.time().end()),
                zone(),
                proposal.patientName().orElse(null),
                proposal.reason().orElse(null),
                proposal.replaces().map(this::appointment).orElse(null),
                proposal.identificationRequired(),
                time(proposal.expiresAt()),
                proposal.result().map(this::appointment).orElse(null));
    }
}
