package dev.caredesk.agent;

import dev.caredesk.api.ProblemCode;
import dev.caredesk.clinic.ClinicSettings;
import dev.caredesk.metrics.Meters;
import dev.caredesk.schedule.BookingRefused;
import dev.caredesk.schedule.Proposal;
import dev.caredesk.schedule.Refusal;
import dev.caredesk.schedule.ScheduleService;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads the patient's yes or no to the proposal that waits, and carries it out before any model is asked. */
@Singleton
public final class ConfirmationGate {

    private final ScheduleService schedule;
    private final OwnWish wish;

    @Inject
    ConfirmationGate(ScheduleService schedule, ClinicSettings clinic) {
        this.schedule = schedule;
        this.wish = new OwnWish(clinic);
    }

    Optional<TurnEvent> pass(Turn turn, String text) {
        return turn.proposal().flatMap(proposal -> switch (Assent.read(
                IdentityReader.withoutBlanks(text), proposal.kind())) {
            case YES -> means(proposal, turn, text) ? Optional.of(confirm(turn, proposal)) : Optional.empty();
            case NO -> Optional.of(dismiss(turn, proposal));
            case UNCLEAR ->
                saysYesAndWho(proposal, text) && means(proposal, turn, text)
                        ? Optional.of(confirm(turn, proposal))
                        : Optional.empty();
        });
    }

    // "Cancel my appointment" may mean another than the one that a model proposed unasked
    private boolean means(Proposal proposal, Turn turn, String text) {
        return !Assent.onlyWishes(text, proposal.kind()) || wish.ledTo(proposal, turn);
    }

    /** Whether the text says yes to the proposal that waits. */
    static boolean isYes(Turn turn, String text) {
        return turn.proposal()
                .filter(proposal -> Assent.read(IdentityReader.withoutBlanks(text), proposal.kind()) == Assent.YES)
                .isPresent();
    }

    // Once agreed to, a yes may answer whether they were here before
    private static boolean saysYesAndWho(Proposal proposal, String text) {
        return !proposal.accepted()
                && IdentityReader.hasBlanks(text)
                && Assent.read(IdentityReader.besides(text), proposal.kind()) == Assent.YES;
    }

    /**
     * Withdraws a proposal of an earlier turn when the answer turned to another question: a yes to that one must not
     * reach it. One that was agreed to and waits for an identification stays. A proposal of this turn that nobody asked
     * for and the answer does not tell of is withdrawn, too: the yes that follows would be to something else.
     */
    void settle(Turn turn) {
        turn.proposal()
                .filter(open -> !open.accepted())
                .filter(open -> turn.proposedNow()
                        ? wish.isSprung(open, turn)
                        : turn.emergency() || LastQuestion.leaves(open.kind(), turn.answer()))
                .ifPresent(open -> withdraw(turn, open));
    }

    private void withdraw(Turn turn, Proposal proposal) {
        schedule.dismiss(turn.caller(), proposal.id());
        turn.decided();
    }

    private TurnEvent confirm(Turn turn, Proposal proposal) {
        try {
            var appointment = schedule.confirm(turn.caller(), proposal.id());
            turn.changed(appointment);
            return new TurnEvent.Confirmed(proposal.kind(), appointment);
        } catch (BookingRefused refused) {
            Meters.refused(ProblemCode.valueOf(refused.refusal().name()), Meters.Via.YES);
            if (refused.refusal() == Refusal.IDENTIFICATION_REQUIRED) {
                turn.askIdentity();
                schedule.openProposal(turn.caller()).ifPresent(turn::openProposal);
                return new TurnEvent.IdentificationRequired();
            }
            turn.decided();
            return new TurnEvent.Refused(refused);
        }
    }

    private TurnEvent dismiss(Turn turn, Proposal proposal) {
        withdraw(turn, proposal);
        return new TurnEvent.Dismissed();
    }
}
