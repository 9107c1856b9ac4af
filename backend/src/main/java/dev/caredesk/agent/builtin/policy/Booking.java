package dev.caredesk.agent.builtin.policy;

import dev.caredesk.agent.builtin.state.AppointmentEntry;
import dev.caredesk.agent.builtin.state.Need;
import dev.caredesk.agent.builtin.state.ProposalEntry;
import dev.caredesk.agent.builtin.state.SlotEntry;
import dev.caredesk.agent.builtin.state.ToolReply;
import dev.caredesk.agent.builtin.state.Tools;
import dev.caredesk.agent.builtin.understanding.Relative;
import java.util.Optional;
import java.util.Set;

/** Proposes the slot that was chosen; when it is gone, offers what else there is. */
final class Booking {

    private static final Set<String> SLOT_LOST =
            Set.of("SLOT_TAKEN", "OUTSIDE_HOURS", "PATIENT_BUSY", "NOTICE_TOO_SHORT", "SLOT_NOT_OFFERED");

    private final Replies replies;
    private final SlotSearch slots;

    Booking(Replies replies, SlotSearch slots) {
        this.replies = replies;
        this.slots = slots;
    }

    Step book(Turn turn, SlotEntry slot) {
        return book(turn, slot, true);
    }

    private Step book(Turn turn, SlotEntry slot, boolean again) {
        Need need = turn.state().need();
        Optional<Relative> relative = need.relative();
        if (relative.isPresent() && relative.flatMap(Relative::name).isEmpty()) {
            return new Step.Say(replies.wording.patientName(relative.get()));
        }
        Call call = new Call(Tools.BOOK)
                .with("slotId", slot.slotId())
                .with("reason", need.complaint())
                .with("patientName", relative.flatMap(Relative::name));
        return turn.ask(call, reply -> proposed(turn, slot, reply, again));
    }

    Step reschedule(Turn turn, AppointmentEntry appointment, SlotEntry slot) {
        Call call = new Call(Tools.RESCHEDULE)
                .with("appointmentId", appointment.appointmentId())
                .with("slotId", slot.slotId());
        return turn.ask(call, reply -> proposed(turn, slot, reply, false));
    }

    /** A slot id may have lapsed, or the slot been lost: then it is looked up again, or others are offered. */
    private Step proposed(Turn turn, SlotEntry slot, ToolReply reply, boolean again) {
        String refused = reply.refused().orElse("");
        if (refused.equals("SLOT_NOT_OFFERED") && again) {
            return slots.search(turn, slots.exactly(slot, turn.state().need()), fresh -> book(turn, fresh, false));
        }
        return SLOT_LOST.contains(refused)
                ? slots.offerInstead(turn, slot.doctorId(), slot.doctor(), slot.start(), reply.message())
                : replies.proposal(reply, turn.state());
    }

    /** Offers what else is free with the doctor of a proposal that was refused. */
    Step insteadOf(Turn turn, ProposalEntry lost, String message) {
        return slots.offerInstead(turn, lost.doctor(), lost.doctor(), lost.start(), message);
    }
}
