package dev.caredesk.schedule;

import dev.caredesk.caller.Caller;
import dev.caredesk.caller.ConversationId;
import dev.caredesk.clinic.ClinicSettings;
import dev.caredesk.schedule.OfferRepository.For;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * All that the desk can do with the schedule. Every refusal is a {@link BookingRefused}, after which nothing has
 * changed. A database that is away surfaces as the SQL layer's own exception.
 */
@ApplicationScoped
public class ScheduleService {

    private final Jdbi jdbi;
    private final Clock clock;
    private final DoctorRepository doctors = new DoctorRepository();
    private final FreeSlotSearch search;
    private final NearestSlots nearest;
    private final Offers offers;
    private final AppointmentRepository appointments;
    private final ProposalRepository stored;
    private final Proposals proposals;
    private final Decisions decisions;

    /** Puts the schedule together. */
    @Inject
    public ScheduleService(Jdbi jdbi, Clock clock, ClinicSettings clinic, ScheduleSettings settings) {
        var rules = new BookingRules(settings, clinic.zone());
        this.jdbi = jdbi;
        this.clock = clock;
        this.search = new FreeSlotSearch(doctors, new AgendaRepository(), rules, clinic.zone());
        this.nearest = new NearestSlots(search, clinic.zone());
        this.offers = new Offers(jdbi, clock, settings);
        this.appointments = new AppointmentRepository(rules);
        this.stored = new ProposalRepository(rules);
        this.proposals = new Proposals(jdbi, offers, rules, settings, appointments, stored);
        this.decisions = new Decisions(jdbi, rules, appointments, stored);
    }

    /** Returns the specialties of the clinic, by name. */
    public List<Specialty> specialties() {
        return jdbi.withHandle(doctors::specialties);
    }

    /** Returns, for each weekday on which any doctor works, the earliest begin and the latest end. */
    public List<OpeningHours> openingHours() {
        return jdbi.withHandle(doctors::openingHours);
    }

    /** Returns the doctors who match, best name match first, then in the order of the clinic's list; at most {@code limit}. */
    public List<Doctor> findDoctors(DoctorQuery query, int limit) {
        return jdbi.withHandle(handle -> doctors.bestMatches(handle, query, limit));
    }

    /** Returns one page of all doctors who match, by name and id, after the given one. */
    public List<Doctor> pageOfDoctors(DoctorQuery query, Optional<DoctorId> after, int limit) {
        return jdbi.withHandle(handle -> doctors.pageByName(handle, query, after, limit));
    }

    /** Returns the doctor, or refuses with {@code NOT_FOUND}. */
    public Doctor doctor(DoctorId id) {
        return jdbi.withHandle(handle -> doctors.find(handle, id)).orElseThrow(Refusals::notFound);
    }

    /** Returns free slots that can be booked now, earliest first. */
    public FreeSlots findFreeSlots(SlotQuery query) {
        return jdbi.withHandle(handle -> search.find(handle, query, now()));
    }

    /**
     * Returns the free slots of the proposal's doctor that are nearest to its time, earliest first: of the same day, and
     * where that has too few, of the days after it.
     */
    public List<Slot> nearestFreeSlots(Proposal proposal, int limit) {
        return jdbi.withHandle(handle -> nearest.find(handle, proposal.doctor(), proposal.time(), limit, now()));
    }

    /** Returns how many slots are free on each day of the month that has any. */
    public Map<LocalDate, Integer> freeSlotsByDay(Optional<DoctorId> doctor, DoctorQuery query, YearMonth month) {
        return jdbi.withHandle(handle -> search.countByDay(handle, doctor, query, month, now()));
    }

    /** Offers slots in a conversation, giving each an id that is valid there and for a while. */
    public List<OfferedSlot> offer(Caller caller, List<Slot> slots) {
        return offers.offer(Optional.of(caller.conversation()), slots);
    }

    /** Offers slots to anybody. */
    public List<OfferedSlot> offerOpenly(List<Slot> slots) {
        return offers.offer(Optional.empty(), slots);
    }

    /** Returns what an id was offered for, or refuses with {@code SLOT_NOT_OFFERED}. */
    public Slot offered(Caller caller, String slotId) {
        return jdbi.withHandle(handle -> offers.find(handle, caller, slotId, For.NOBODY))
                .slot();
    }

    /**
     * Proposes to book an offered slot. The caller need not be identified yet. Replaces the conversation's open
     * proposal.
     *
     * @param patientName the relative it is for
     */
    public Proposal proposeBooking(
            Caller caller, String slotId, Optional<String> reason, Optional<String> patientName) {
        return proposals.book(caller, slotId, reason, patientName, now());
    }

    /**
     * Proposes to move one of the caller's appointments to an offered slot.
     *
     * @param version the version that the caller saw; absent for the present one
     */
    public Proposal proposeReschedule(
            Caller caller, AppointmentId appointment, Optional<Integer> version, String slotId) {
        return proposals.reschedule(caller, appointment, version, slotId, now());
    }

    /**
     * Proposes to cancel one of the caller's appointments.
     *
     * @param version the version that the caller saw; absent for the present one
     */
    public Proposal proposeCancellation(Caller caller, AppointmentId appointment, Optional<Integer> version) {
        return proposals.cancel(caller, appointment, version, now());
    }

    /** Returns the proposal that is open in the conversation and has not expired. */
    public Optional<Proposal> openProposal(Caller caller) {
        return jdbi.withHandle(handle -> stored.open(handle, caller, now()));
    }

    /** Returns a proposal of the caller's conversation, whatever its status, or refuses with {@code NOT_FOUND}. */
    public Proposal proposal(Caller caller, ProposalId proposal) {
        return jdbi.withHandle(handle -> stored.find(handle, caller, proposal, now()))
                .orElseThrow(Refusals::notFound);
    }

    /** Returns a proposal to whoever holds the secret link to it, or refuses with {@code NOT_FOUND}. */
    public Proposal linkedProposal(ConversationId conversation, ProposalId proposal) {
        return jdbi.withHandle(handle -> stored.linked(handle, conversation, proposal, now()))
                .orElseThrow(Refusals::notFound);
    }

    /**
     * Returns as whom a linked proposal is decided: the patient it is for, if that is known by now. Refused with
     * {@code NOT_FOUND} if there is no such proposal.
     */
    public Caller holder(ConversationId conversation, ProposalId proposal) {
        return jdbi.withHandle(handle -> stored.holder(handle, conversation, proposal))
                .orElseThrow(Refusals::notFound);
    }

    /** Returns the proposals of the conversation that the caller may see, whatever their status, oldest first. */
    public List<Proposal> proposals(Caller caller) {
        return jdbi.withHandle(handle -> stored.all(handle, caller, now()));
    }

    /** Returns the conversation's newest proposal, whatever its status. */
    public Optional<Proposal> latestProposal(Caller caller) {
        return jdbi.withHandle(handle -> stored.latest(handle, caller, now()));
    }

    /**
     * Says yes to a proposal of the caller's conversation and carries it out in one transaction. Repeated, it returns
     * the same appointment. An unidentified caller is refused with {@code IDENTIFICATION_REQUIRED}; the yes is kept and
     * {@link #completeAccepted} finishes it. Refused with {@code SLOT_TAKEN} and the like, the proposal is closed,
     * and for a reschedule the old slot is kept.
     */
    public Appointment confirm(Caller caller, ProposalId proposal) {
        return decisions.confirm(caller, proposal, now());
    }

    /** Says no to a proposal of the caller's conversation. Repeated, it changes nothing. */
    public Proposal dismiss(Caller caller, ProposalId proposal) {
        return decisions.dismiss(caller, proposal, now());
    }

    /** Carries out the proposal that an identified caller had said yes to before identifying, if there is one. */
    public Optional<Appointment> completeAccepted(Caller caller) {
        return jdbi.withHandle(handle -> stored.accepted(handle, caller)).map(id -> confirm(caller, id));
    }

    /**
     * Returns the appointments of the caller and their relatives by start, or refuses with
     * {@code IDENTIFICATION_REQUIRED}.
     *
     * @param upcomingOnly only those that are booked and not over
     */
    public List<Appointment> appointments(Caller caller, boolean upcomingOnly) {
        var patient = Refusals.identified(caller);
        return jdbi.withHandle(handle -> appointments.ofCaller(handle, patient, upcomingOnly, now()));
    }

    /** Returns one appointment of the caller or a relative, or refuses with {@code NOT_FOUND}. */
    public Appointment appointment(Caller caller, AppointmentId id) {
        var patient = Refusals.identified(caller);
        return jdbi.withHandle(handle -> appointments.find(handle, patient, id, now()))
                .orElseThrow(Refusals::notFound);
    }

    /** As exact as PostgreSQL keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
