package dev.caredesk.chat;

import dev.caredesk.agent.Turn;
import dev.caredesk.api.SlotView;
import dev.caredesk.api.ToolEvent;
import dev.caredesk.web.Views;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * With what an answer is drawn again, beside its text. Proposal and appointment only by their ids: they change, and who
 * may see them is found out each time.
 *
 * @param steps what the agent did
 * @param slots what it offered
 * @param proposal what waited for a yes
 * @param appointment what it made, moved or cancelled
 * @param emergency whether it is the emergency text
 * @param stopped whether it was stopped before it was whole
 */
record Display(
        List<ToolEvent> steps,
        List<SlotView> slots,
        @Nullable UUID proposal,
        @Nullable UUID appointment,
        boolean emergency,
        boolean stopped) {

    static Display of(Turn turn, boolean stopped, Views views) {
        return new Display(
                turn.steps(),
                turn.slots().stream().map(views::slot).toList(),
                turn.proposal().map(it -> it.id().value()).orElse(null),
                turn.appointment().map(it -> it.id().value()).orElse(null),
                turn.emergency(),
                stopped);
    }
}
