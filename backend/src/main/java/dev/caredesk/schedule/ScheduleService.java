package dev.caredesk.schedule;

import dev.caredesk.caller.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the desk can do with the schedule. Every refusal is a {@link BookingRefused}, after which nothing has
 * changed. A database that is away surfaces as the SQL layer's own exception.
 */
@ApplicationScoped
public class ScheduleService {

    /** Returns the specialties of the clinic, by name. */
    public List<Specialty> specialties() {
        throw new UnsupportedOperationException();
    }

    /** Returns the doctors who match, best name match first, then by name; at most {@code limit}. */
    public List<Doctor> findDoctors(DoctorQuery query, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Returns one page of all doctors who match, by name and id, after the given one. */
    public List<Doctor> pageOfDoctors(DoctorQuery query, Optional<DoctorId> after, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Returns the doctor, or refuses with {@code NOT_FOUND}. */
    public Doctor doctor(DoctorId id) {
        throw new UnsupportedOperationException();
    }

    /** Returns free slots that can be booked now, earliest first. */
    public FreeSlots findFreeSlots(SlotQuery query) {
        throw new UnsupportedOperationException();
    }

    /** Returns how many slots are free on each day of the month that has any. */
    public Map<LocalDate, Integer> freeSlotsByDay(Optional<DoctorId> doctor, DoctorQuery doctors, YearMonth month) {
        throw new UnsupportedOperationException();
    }

    /** Offers slots in a conversation, giving each an id that is valid there and for a while. */
    public List<OfferedSlot> offer(Caller caller, List<Slot> slots) {
        throw new UnsupportedOperationException();
    }

    /** Offers slots to anybody. */
    public List<OfferedSlot> offerOpenly(List<Slot> slots) {
        throw new UnsupportedOperationException();
    }

    /** Returns what an id was offered for, or refuses with {@code SLOT_NOT_OFFERED}. */
    public Slot offered(Caller caller, String slotId) {
        throw new UnsupportedOperationException();
    }

    /**
     * Proposes to book an offered slot. The caller need not be identified yet. Replaces the conversation's open
     * proposal.
     *
     * @param patientName the relative it is for
     */
    public Proposal proposeBooking(
            Caller caller, String slotId, Optional<String> reason, Optional<String> patientName) {
        throw new UnsupportedOperationException();
    }

    /**
     * Proposes to move one of the caller's appointments to an offered slot.
     *
     * @param version the version that the caller saw; absent for the present one
     */
    public Proposal proposeReschedule(
            Caller caller, AppointmentId appointment, Optional<Integer> version, String slotId) {
        throw new UnsupportedOperationException();
    }

    /**
     * Proposes to cancel one of the caller's appointments.
     *
     * @param version the version that the caller saw; absent for the present one
     */
    public Proposal proposeCancellation(Caller caller, AppointmentId appointment, Optional<Integer> version) {
        throw new UnsupportedOperationException();
    }

    /** Returns the proposal that is open in the conversation and has not expired. */
    public Optional<Proposal> openProposal(Caller caller) {
        throw new UnsupportedOperationException();
    }

    /** Returns a proposal of the caller's conversation, whatever its status, or refuses with {@code NOT_FOUND}. */
    public Proposal proposal(Caller caller, ProposalId proposal) {
        throw new UnsupportedOperationException();
    }

    /** Returns the conversation's newest proposal, whatever its status. */
    public Optional<Proposal> latestProposal(Caller caller) {
        throw new UnsupportedOperationException();
    }

    /**
     * Says yes to a proposal of the caller's conversation and carries it out in one transaction. Repeated, it returns
     * the same appointment. An unidentified caller is refused with {@code IDENTIFICATION_REQUIRED}; the yes is kept and
     * {@link #completeAccepted} finishes it. Refused with {@code SLOT_TAKEN} and the like, the proposal is closed,
     * and for a reschedule the old slot is kept.
     */
    public Appointment confirm(Caller caller, ProposalId proposal) {
        throw new UnsupportedOperationException();
    }

    /** Says no to a proposal of the caller's conversation. Repeated, it changes nothing. */
    public Proposal dismiss(Caller caller, ProposalId proposal) {
        throw new UnsupportedOperationException();
    }

    /** Carries out the proposal that an identified caller had said yes to before identifying, if there is one. */
    public Optional<Appointment> completeAccepted(Caller caller) {
        throw new UnsupportedOperationException();
    }

    /**
     * Returns the appointments of the caller and their relatives by start, or refuses with
     * {@code IDENTIFICATION_REQUIRED}.
     *
     * @param upcomingOnly only those that are booked and not over
     */
    public List<Appointment> appointments(Caller caller, boolean upcomingOnly) {
        throw new UnsupportedOperationException();
    }

    /** Returns one appointment of the caller or a relative, or refuses with {@code NOT_FOUND}. */
    public Appointment appointment(Caller caller, AppointmentId id) {
        throw new UnsupportedOperationException();
    }
}
