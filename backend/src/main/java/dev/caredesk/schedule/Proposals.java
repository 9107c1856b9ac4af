package dev.caredesk.schedule;

import dev.caredesk.api.ProposalKind;
import dev.caredesk.api.ProposalStatus;
import dev.caredesk.caller.Caller;
import dev.caredesk.caller.IdentityKeys;
import dev.caredesk.metrics.Meters;
import dev.caredesk.schedule.OfferRepository.For;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Makes proposals: checks all rules, so that a yes is likely to succeed, and holds nothing. */
final class Proposals {

    private final Jdbi jdbi;
    private final Offers offers;
    private final BookingRules rules;
    private final ScheduleSettings settings;
    private final AppointmentRepository appointments;
    private final ProposalRepository proposals;

    Proposals(
            Jdbi jdbi,
            Offers offers,
            BookingRules rules,
            ScheduleSettings settings,
            AppointmentRepository appointments,
            ProposalRepository proposals) {
        this.jdbi = jdbi;
        this.offers = offers;
        this.rules = rules;
        this.settings = settings;
        this.appointments = appointments;
        this.proposals = proposals;
    }

    Proposal book(Caller caller, String slotId, Optional<String> reason, Optional<String> patientName, Instant now) {
        var relative = text(patientName);
        return jdbi.withHandle(handle -> {
            var whom = new For(Optional.empty(), relative.map(IdentityKeys::name));
            var offered = offers.find(handle, caller, slotId, whom);
            rules.book(offered.slot().time(), offered.facts(), now);
            var proposal =
                    open(ProposalKind.BOOK, caller, offered.slot(), relative, text(reason), Optional.empty(), now);
            return store(handle, caller, proposal, now);
        });
    }

    Proposal reschedule(Caller caller, AppointmentId id, Optional<Integer> version, String slotId, Instant now) {
        return jdbi.withHandle(handle -> {
            var appointment = seen(handle, caller, id, version, now);
            var offered = offers.find(handle, caller, slotId, new For(Optional.of(id), Optional.empty()));
            rules.move(appointment, offered.slot().time(), offered.facts(), now);
            var proposal = open(
                    ProposalKind.RESCHEDULE,
                    caller,
                    offered.slot(),
                    appointment.patientName(),
                    appointment.reason(),
                    Optional.of(appointment),
                    now);
            return store(handle, caller, proposal, now);
        });
    }

    Proposal cancel(Caller caller, AppointmentId id, Optional<Integer> version, Instant now) {
        return jdbi.withHandle(handle -> {
            var appointment = seen(handle, caller, id, version, now);
            rules.change(appointment, now);
            var proposal = open(
                    ProposalKind.CANCEL,
                    caller,
                    new Slot(appointment.doctor(), appointment.time()),
                    appointment.patientName(),
                    appointment.reason(),
                    Optional.of(appointment),
                    now);
            return store(handle, caller, proposal, now);
        });
    }

    private Appointment seen(Handle handle, Caller caller, AppointmentId id, Optional<Integer> version, Instant now) {
        var appointment =
                appointments.find(handle, Refusals.identified(caller), id, now).orElseThrow(Refusals::notFound);
        if (version.isPresent() && version.get() != appointment.version()) {
            throw Refusals.versionConflict();
        }
        return appointment;
    }

    private Proposal open(
            ProposalKind kind,
            Caller caller,
            Slot slot,
            Optional<String> patientName,
            Optional<String> reason,
            Optional<Appointment> replaces,
            Instant now) {
        return new Proposal(
                new ProposalId(ShortId.timeOrdered(now)),
                kind,
                ProposalStatus.OPEN,
                false,
                slot.doctor(),
                slot.time(),
                patientName,
                reason,
                replaces,
                caller.patient().isEmpty(),
                now.plus(settings.proposalLifetime()),
                Optional.empty());
    }

    /** Another request of the same conversation may have put its proposal in between; the last one wins. */
    private Proposal store(Handle handle, Caller caller, Proposal proposal, Instant now) {
        while (true) {
            try {
                proposals.insert(handle, caller, proposal, now);
                Meters.proposed(proposal.kind());
                return proposal;
            } catch (UnableToExecuteStatementException e) {
                if (!Constraint.violatedBy(e)
                        .filter(Constraint.ONE_OPEN_PROPOSAL::equals)
                        .isPresent()) {
                    throw e;
                }
            }
        }
    }

    private static Optional<String> text(Optional<String> text) {
        return text.map(String::strip).filter(stripped -> !stripped.isEmpty());
    }
}
