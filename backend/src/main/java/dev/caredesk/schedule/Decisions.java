package dev.caredesk.schedule;

import dev.caredesk.api.AppointmentStatus;
import dev.caredesk.api.ProposalKind;
import dev.caredesk.api.ProposalStatus;
import dev.caredesk.caller.Caller;
import dev.caredesk.caller.PatientId;
import dev.caredesk.metrics.Meters;
import dev.caredesk.schedule.ProposalRepository.Pending;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Carries out what the patient decides on a proposal: one transaction, in which the proposal's row is locked, so that
 * a repeated yes finds the first one's appointment.
 */
final class Decisions {

    private final Jdbi jdbi;
    private final BookingRules rules;
    private final AppointmentRepository appointments;
    private final ProposalRepository proposals;
    private final BookingWriter writer = new BookingWriter();

    /** Either the appointment or why there is none; a refusal must not roll back the proposal's end. */
    private sealed interface Outcome {

        /**
         * The appointment.
         *
         * @param change what this yes did; absent when an earlier one had done it
         */
        record Done(Appointment appointment, Optional<ProposalKind> change) implements Outcome {}

        record Refused(BookingRefused why) implements Outcome {}
    }

    Decisions(Jdbi jdbi, BookingRules rules, AppointmentRepository appointments, ProposalRepository proposals) {
        this.jdbi = jdbi;
        this.rules = rules;
        this.appointments = appointments;
        this.proposals = proposals;
    }

    Appointment confirm(Caller caller, ProposalId id, Instant now) {
        while (true) {
            try {
                return switch (jdbi.inTransaction(handle -> decide(handle, caller, id, now))) {
                    case Outcome.Done done -> counted(done);
                    case Outcome.Refused refused -> throw refused.why();
                };
            } catch (UnableToExecuteStatementException e) {
                var violated = Constraint.violatedBy(e).orElseThrow(() -> e);
                switch (violated) {
                    case DOCTOR_OVERLAP -> closeAfterRollback(id, BookingRules.slotTaken(), now);
                    case PATIENT_OVERLAP -> closeAfterRollback(id, BookingRules.patientBusy(), now);
                    case UNIQUE_CODE -> {} // once in a blue moon: another code
                    case ONE_OPEN_PROPOSAL -> throw e;
                }
            }
        }
    }

    // Once it is committed
    private static Appointment counted(Outcome.Done done) {
        done.change().ifPresent(Meters::changed);
        return done.appointment();
    }

    Proposal dismiss(Caller caller, ProposalId id, Instant now) {
        return jdbi.inTransaction(handle -> {
            var proposal = lock(handle, caller, id, now).proposal();
            if (proposal.status() == ProposalStatus.CONFIRMED) {
                throw Refusals.proposalClosed();
            }
            if (proposal.status() != ProposalStatus.OPEN) {
                return proposal;
            }
            proposals.close(handle, id, ProposalStatus.DISMISSED, now);
            return ended(proposal, ProposalStatus.DISMISSED);
        });
    }

    private Outcome decide(Handle handle, Caller caller, ProposalId id, Instant now) {
        var pending = lock(handle, caller, id, now);
        return switch (pending.proposal().status()) {
            case OPEN ->
                caller.patient()
                        .map(patient -> carryOut(handle, pending, patient, now))
                        .orElseGet(() -> keepYes(handle, id));
            case CONFIRMED -> new Outcome.Done(earlierResult(handle, caller, pending, now), Optional.empty());
            case EXPIRED -> refuse(handle, id, Refusals.proposalExpired(), now);
            case DISMISSED, SUPERSEDED -> new Outcome.Refused(Refusals.proposalClosed());
        };
    }

    private Pending lock(Handle handle, Caller caller, ProposalId id, Instant now) {
        return proposals.lock(handle, caller, id, now).orElseThrow(Refusals::notFound);
    }

    /** Read anew: the statement that waited for the lock saw the proposal's row change, but not the appointment's. */
    private Appointment earlierResult(Handle handle, Caller caller, Pending pending, Instant now) {
        return pending.result()
                .flatMap(result -> appointments.find(handle, Refusals.identified(caller), result, now))
                .orElseThrow(Refusals::notFound);
    }

    private Outcome keepYes(Handle handle, ProposalId id) {
        proposals.accept(handle, id);
        return new Outcome.Refused(Refusals.identificationRequired());
    }

    private Outcome carryOut(Handle handle, Pending pending, PatientId caller, Instant now) {
        var proposal = pending.proposal();
        try {
            return new Outcome.Done(
                    switch (proposal.kind()) {
                        case BOOK -> book(handle, pending, caller, now);
                        case RESCHEDULE -> move(handle, pending, now);
                        case CANCEL -> cancel(handle, pending, now);
                    },
                    Optional.of(proposal.kind()));
        } catch (BookingRefused refused) {
            return refuse(handle, proposal.id(), refused, now);
        }
    }

    private Appointment book(Handle handle, Pending pending, PatientId caller, Instant now) {
        var proposal = pending.proposal();
        rules.book(proposal.time(), pending.facts(), now);
        var patient = proposal.patientName()
                .map(name -> writer.relative(handle, caller, name, now))
                .orElse(caller);
        var appointment = new Appointment(
                new AppointmentId(ShortId.timeOrdered(now)),
                ShortId.confirmationCode(),
                proposal.doctor(),
                patient,
                proposal.patientName(),
                proposal.time(),
                AppointmentStatus.BOOKED,
                proposal.reason(),
                0,
                now,
                rules.isChangeable(AppointmentStatus.BOOKED, proposal.time(), now, now));
        writer.book(handle, proposal, appointment, caller);
        return appointment;
    }

    private Appointment move(Handle handle, Pending pending, Instant now) {
        var proposal = pending.proposal();
        var appointment = asSeen(pending);
        rules.move(appointment, proposal.time(), pending.facts(), now);
        if (!writer.move(handle, proposal, appointment, now)) {
            throw Refusals.versionConflict();
        }
        return changed(appointment, new Slot(proposal.doctor(), proposal.time()), AppointmentStatus.BOOKED, now);
    }

    private Appointment cancel(Handle handle, Pending pending, Instant now) {
        var appointment = asSeen(pending);
        rules.change(appointment, now);
        if (!writer.cancel(handle, pending.proposal(), appointment, now)) {
            throw Refusals.versionConflict();
        }
        var slot = new Slot(appointment.doctor(), appointment.time());
        return changed(appointment, slot, AppointmentStatus.CANCELLED, now);
    }

    private static Appointment asSeen(Pending pending) {
        var appointment = pending.proposal().replaces().orElseThrow(Refusals::notFound);
        if (appointment.version() != pending.seenVersion()) {
            throw Refusals.versionConflict();
        }
        return appointment;
    }

    private Appointment changed(Appointment appointment, Slot slot, AppointmentStatus status, Instant now) {
        return new Appointment(
                appointment.id(),
                appointment.code(),
                slot.doctor(),
                appointment.patient(),
                appointment.patientName(),
                slot.time(),
                status,
                appointment.reason(),
                appointment.version() + 1,
                appointment.bookedAt(),
                rules.isChangeable(status, slot.time(), appointment.bookedAt(), now));
    }

    private Outcome refuse(Handle handle, ProposalId id, BookingRefused why, Instant now) {
        proposals.close(handle, id, ProposalStatus.EXPIRED, now);
        return new Outcome.Refused(why);
    }

    /** Refuses, unless another request decided the proposal since the rollback: then confirm looks again. */
    private void closeAfterRollback(ProposalId id, BookingRefused why, Instant now) {
        if (jdbi.withHandle(handle -> proposals.close(handle, id, ProposalStatus.EXPIRED, now))) {
            throw why;
        }
    }

    private static Proposal ended(Proposal proposal, ProposalStatus status) {
        return new Proposal(
                proposal.id(),
                proposal.kind(),
                status,
                proposal.accepted(),
                proposal.doctor(),
                proposal.time(),
                proposal.patientName(),
                proposal.reason(),
                proposal.replaces(),
                proposal.identificationRequired(),
                proposal.expiresAt(),
                Optional.empty());
    }
}
