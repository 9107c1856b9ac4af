package dev.caredesk.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caredesk.api.AppointmentStatus;
import dev.caredesk.api.ProposalStatus;
import dev.caredesk.caller.Caller;
import dev.caredesk.database.TestDatabase;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BookingTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Optional<String> NONE = Optional.empty();

    private TestClinic clinic;
    private ScheduleService service;
    private DoctorId johnson;
    private DoctorId chen;
    private Caller maria;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void open() {
        DATABASE.clear();
        clinic = new TestClinic(DATABASE);
        service = clinic.service();
        johnson = clinic.addDoctor("Sarah Johnson");
        chen = clinic.addDoctor("Michael Chen");
        clinic.addDailyHours(johnson);
        clinic.addDailyHours(chen);
        maria = clinic.identified("Maria Lopez");
    }

    @Test
    void confirmedProposalBecomesAnAppointment() {
        var slot = clinic.offer(maria, johnson, "2027-03-08T10:30");
        var proposal = service.proposeBooking(maria, slot, Optional.of("knee hurts"), NONE);
        var appointment = service.confirm(maria, proposal.id());

        assertThat(proposal.status()).isEqualTo(ProposalStatus.OPEN);
        assertThat(proposal.identificationRequired()).isFalse();
        assertThat(appointment.code()).matches("[0-9A-Z]{4}-[0-9A-Z]{4}");
        assertThat(appointment.status()).isEqualTo(AppointmentStatus.BOOKED);
        assertThat(appointment.reason()).contains("knee hurts");
        assertThat(appointment.time().start()).isEqualTo(clinic.at("2027-03-08T10:30"));
        assertThat(service.appointments(maria, true)).containsExactly(appointment);
        assertThat(service.appointment(maria, appointment.id())).isEqualTo(appointment);
        assertThat(service.openProposal(maria)).isEmpty();
        assertThat(service.latestProposal(maria).orElseThrow().result()).contains(appointment);
    }

    @Test
    void repeatedConfirmReturnsTheSameAppointment() {
        var proposal = propose(maria, johnson, "2027-03-08T10:30");
        var first = service.confirm(maria, proposal.id());

        assertThat(service.confirm(maria, proposal.id())).isEqualTo(first);
        assertThat(service.appointments(maria, false)).hasSize(1);
    }

    @Test
    void repeatedConfirmReturnsTheAppointmentAsItIsNow() {
        var proposal = propose(maria, johnson, "2027-03-08T10:30");
        var booked = service.confirm(maria, proposal.id());
        var cancelled = cancel(maria, booked);

        assertThat(service.confirm(maria, proposal.id())).isEqualTo(cancelled);
    }

    @Test
    void secondPatientIsRefusedTheSlotAndTheProposalIsClosed() {
        var proposal = propose(maria, johnson, "2027-03-08T10:30");
        clinic.book(clinic.identified("Somebody Else"), johnson, "2027-03-08T10:30");

        assertRefused(Refusal.SLOT_TAKEN, () -> service.confirm(maria, proposal.id()));
        assertThat(service.openProposal(maria)).isEmpty();
        assertThat(service.latestProposal(maria).orElseThrow().status()).isEqualTo(ProposalStatus.EXPIRED);
        assertRefused(Refusal.PROPOSAL_EXPIRED, () -> service.confirm(maria, proposal.id()));
    }

    @Test
    void overlapThatTheRulesDidNotSeeIsRefusedByTheDatabase() {
        var other = clinic.identified("Somebody Else");
        clinic.book(other, johnson, "2027-03-08T10:30");
        var proposal = propose(maria, johnson, "2027-03-08T11:00");
        clinic.execute("UPDATE proposal SET during = tstzrange(lower(during) - interval '1 minute', upper(during)) "
                + "WHERE status = 'open'");

        assertRefused(Refusal.SLOT_TAKEN, () -> service.confirm(maria, proposal.id()));
        assertThat(service.appointments(maria, false)).isEmpty();
    }

    @Test
    void patientCannotBeInTwoPlacesAtOnce() {
        clinic.book(maria, johnson, "2027-03-08T10:30");

        assertRefused(Refusal.PATIENT_BUSY, () -> propose(maria, chen, "2027-03-08T10:30"));
    }

    @Test
    void relativeHasARecordOfTheirOwnUnderTheCaller() {
        clinic.book(maria, johnson, "2027-03-08T10:30");
        var first = clinic.book(maria, chen, "2027-03-08T10:30", Optional.of("John"));
        var second = clinic.book(maria, chen, "2027-03-08T11:30", Optional.of(" john "));

        assertThat(first.patientName()).contains("John");
        assertThat(second.patient())
                .isEqualTo(first.patient())
                .isNotEqualTo(maria.patient().orElseThrow());
        assertThat(service.appointments(maria, true)).hasSize(3).contains(first);
        assertThat(cancel(maria, first).status()).isEqualTo(AppointmentStatus.CANCELLED);
        assertRefused(
                Refusal.PATIENT_BUSY,
                () -> service.proposeBooking(
                        maria, clinic.offer(maria, johnson, "2027-03-08T11:30"), NONE, Optional.of("JOHN")));
    }

    @Test
    void moveKeepsTheCodeAndFreesTheOldSlot() {
        var booked = clinic.book(maria, johnson, "2027-03-08T10:30");
        var moved = move(maria, booked, chen, "2027-03-10T14:00");

        assertThat(moved.id()).isEqualTo(booked.id());
        assertThat(moved.code()).isEqualTo(booked.code());
        assertThat(moved.version()).isEqualTo(1);
        assertThat(moved.doctor().id()).isEqualTo(chen);
        assertThat(service.appointment(maria, booked.id())).isEqualTo(moved);
        clinic.book(clinic.identified("Somebody Else"), johnson, "2027-03-08T10:30");
    }

    @Test
    void failedMoveKeepsTheOldSlot() {
        var booked = clinic.book(maria, johnson, "2027-03-08T10:30");
        var slot = clinic.offer(maria, johnson, "2027-03-08T11:00");
        var proposal = service.proposeReschedule(maria, booked.id(), Optional.of(0), slot);
        clinic.book(clinic.identified("Somebody Else"), johnson, "2027-03-08T11:00");

        assertRefused(Refusal.SLOT_TAKEN, () -> service.confirm(maria, proposal.id()));
        assertThat(service.appointment(maria, booked.id())).isEqualTo(booked);
    }

    @Test
    void moveIntoTheOldTimeIsNoConflictWithItself() {
        clinic.execute("UPDATE doctor SET slot_minutes = 60 WHERE id = ?", chen.value());
        var booked = clinic.book(maria, johnson, "2027-03-08T10:30");

        assertThat(move(maria, booked, chen, "2027-03-08T10:00").version()).isEqualTo(1);
    }

    @Test
    void staleVersionIsRefused() {
        var booked = clinic.book(maria, johnson, "2027-03-08T10:30");
        var stale = service.proposeCancellation(maria, booked.id(), Optional.of(0));
        clinic.execute("UPDATE appointment SET version = version + 1");

        assertRefused(Refusal.VERSION_CONFLICT, () -> service.confirm(maria, stale.id()));
        assertRefused(Refusal.VERSION_CONFLICT, () -> service.proposeCancellation(maria, booked.id(), Optional.of(0)));
        assertThat(service.appointment(maria, booked.id()).status()).isEqualTo(AppointmentStatus.BOOKED);
    }

    @Test
    void cancelledAppointmentIsNotChangedAgain() {
        var booked = clinic.book(maria, johnson, "2027-03-08T10:30");
        var cancelled = cancel(maria, booked);

        assertThat(cancelled.changeable()).isFalse();
        assertRefused(Refusal.NOT_CHANGEABLE, () -> service.proposeCancellation(maria, booked.id(), Optional.empty()));
    }

    @Test
    void moveDoesNotRenewTheGraceAfterBooking() {
        var booked = clinic.book(maria, johnson, "2027-03-02T08:30".replace("08:30", "09:30"));
        clinic.pass(Duration.ofMinutes(10));
        assertThat(service.appointment(maria, booked.id()).changeable()).isTrue();
        var moved = move(maria, booked, johnson, "2027-03-01T16:00");
        clinic.pass(Duration.ofMinutes(6));

        assertThat(service.appointment(maria, moved.id()).changeable()).isFalse();
        assertRefused(
                Refusal.TOO_LATE_TO_CHANGE, () -> service.proposeCancellation(maria, moved.id(), Optional.empty()));
    }

    @Test
    void yesOfAnUnidentifiedCallerIsKeptUntilIdentified() {
        var visitor = clinic.unidentified();
        var proposal = propose(visitor, johnson, "2027-03-08T10:30");
        assertThat(proposal.identificationRequired()).isTrue();
        assertRefused(Refusal.IDENTIFICATION_REQUIRED, () -> service.confirm(visitor, proposal.id()));
        assertThat(service.openProposal(visitor).orElseThrow().accepted()).isTrue();

        var known = Caller.identified(visitor.conversation(), clinic.addPatient("Maria Lopez"));
        var appointment = service.completeAccepted(known).orElseThrow();
        assertThat(service.appointments(known, true)).containsExactly(appointment);
        assertThat(service.completeAccepted(known)).isEmpty();
    }

    @Test
    void openProposalWithoutAYesIsNotCompleted() {
        propose(maria, johnson, "2027-03-08T10:30");

        assertThat(service.completeAccepted(maria)).isEmpty();
    }

    @Test
    void newProposalSupersedesTheOpenOne() {
        var first = propose(maria, johnson, "2027-03-08T10:30");
        var second = propose(maria, johnson, "2027-03-08T11:30");

        assertThat(service.openProposal(maria)).contains(second);
        assertRefused(Refusal.PROPOSAL_CLOSED, () -> service.confirm(maria, first.id()));
    }

    @Test
    void proposalExpires() {
        var proposal = propose(maria, johnson, "2027-03-08T10:30");
        clinic.pass(Duration.ofMinutes(15));

        assertThat(service.openProposal(maria)).isEmpty();
        assertThat(service.latestProposal(maria).orElseThrow().status()).isEqualTo(ProposalStatus.EXPIRED);
        assertRefused(Refusal.PROPOSAL_EXPIRED, () -> service.confirm(maria, proposal.id()));
        assertThat(service.appointments(maria, false)).isEmpty();
    }

    @Test
    void dismissedProposalStaysDismissed() {
        var proposal = propose(maria, johnson, "2027-03-08T10:30");

        assertThat(service.dismiss(maria, proposal.id()).status()).isEqualTo(ProposalStatus.DISMISSED);
        assertThat(service.dismiss(maria, proposal.id()).status()).isEqualTo(ProposalStatus.DISMISSED);
        assertRefused(Refusal.PROPOSAL_CLOSED, () -> service.confirm(maria, proposal.id()));
    }

    @Test
    void confirmedProposalCannotBeDismissed() {
        var proposal = propose(maria, johnson, "2027-03-08T10:30");
        service.confirm(maria, proposal.id());

        assertRefused(Refusal.PROPOSAL_CLOSED, () -> service.dismiss(maria, proposal.id()));
    }

    @Test
    void nobodySeesAnybodyElsesAppointmentsOrProposals() {
        var booked = clinic.book(maria, johnson, "2027-03-08T10:30");
        var proposal = propose(maria, johnson, "2027-03-08T11:30");
        var stranger = clinic.identified("Maria Lopez");
        var slot = clinic.offer(stranger, johnson, "2027-03-08T12:30");

        assertRefused(Refusal.NOT_FOUND, () -> service.appointment(stranger, booked.id()));
        assertRefused(
                Refusal.NOT_FOUND, () -> service.proposeReschedule(stranger, booked.id(), Optional.empty(), slot));
        assertRefused(Refusal.NOT_FOUND, () -> service.proposeCancellation(stranger, booked.id(), Optional.empty()));
        assertRefused(Refusal.NOT_FOUND, () -> service.confirm(stranger, proposal.id()));
        assertRefused(Refusal.NOT_FOUND, () -> service.dismiss(stranger, proposal.id()));
        assertThat(service.appointments(stranger, false)).isEmpty();
        assertRefused(Refusal.IDENTIFICATION_REQUIRED, () -> service.appointments(clinic.unidentified(), false));
    }

    @Test
    void anotherPatientInTheSameConversationSeesNothingOfTheFirst() {
        var proposal = propose(maria, johnson, "2027-03-08T11:30");
        var next = Caller.identified(maria.conversation(), clinic.addPatient("Next Visitor"));

        assertThat(service.latestProposal(next)).isEmpty();
        assertRefused(Refusal.NOT_FOUND, () -> service.confirm(next, proposal.id()));
    }

    @Test
    void slotsOfAnotherConversationAreNotOffered() {
        var slot = clinic.offer(maria, johnson, "2027-03-08T11:30");
        var open = service.offerOpenly(java.util.List.of(clinic.slot(johnson, "2027-03-08T11:30")));
        var stranger = clinic.unidentified();

        assertRefused(Refusal.SLOT_NOT_OFFERED, () -> service.offered(stranger, slot));
        assertRefused(Refusal.SLOT_NOT_OFFERED, () -> service.offered(maria, slot.replace("-1", "-2")));
        assertRefused(Refusal.SLOT_NOT_OFFERED, () -> service.offered(maria, "2027-03-08T10:00"));
        assertThat(service.offered(maria, slot.toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(service.offered(stranger, open.getFirst().id()));
    }

    @Test
    void offersLapseAndAreCleanedUp() {
        var slot = clinic.offer(maria, johnson, "2027-03-08T11:30");
        clinic.pass(Duration.ofMinutes(15));
        assertRefused(Refusal.SLOT_NOT_OFFERED, () -> service.offered(maria, slot));

        clinic.offer(maria, johnson, "2027-03-08T11:30");
        var kept = DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM offer")
                        .mapTo(int.class)
                        .one());
        assertThat(kept).isEqualTo(1);
    }

    private Proposal propose(Caller caller, DoctorId doctor, String local) {
        return service.proposeBooking(caller, clinic.offer(caller, doctor, local), NONE, NONE);
    }

    private Appointment move(Caller caller, Appointment appointment, DoctorId doctor, String local) {
        var slot = clinic.offer(caller, doctor, local);
        var proposal = service.proposeReschedule(caller, appointment.id(), Optional.empty(), slot);
        return service.confirm(caller, proposal.id());
    }

    private Appointment cancel(Caller caller, Appointment appointment) {
        var proposal = service.proposeCancellation(caller, appointment.id(), Optional.of(appointment.version()));
        return service.confirm(caller, proposal.id());
    }

    private static void assertRefused(Refusal refusal, ThrowingCallable call) {
        var refused = catchThrowableOfType(BookingRefused.class, call);
        assertThat(refused).isNotNull();
        assertThat(refused.refusal()).isEqualTo(refusal);
    }
}
