package dev.caredesk.ui.chat;

import com.vaadin.flow.component.html.Div;
import dev.caredesk.api.SlotView;
import java.util.List;

/** The card of a proposal that was made by form. */
final class ProposedBlock extends Div {

    private record Look(ProposalStep.State state, String message, List<SlotView> alternatives) {}

    private final ProposalStep step;
    private final Conversation conversation;
    private final ClinicTime time;
    private final Runnable otherTimes;
    private Look look;

    ProposedBlock(ProposalStep step, Conversation conversation, ClinicTime time, Runnable otherTimes) {
        this.step = step;
        this.conversation = conversation;
        this.time = time;
        this.otherTimes = otherTimes;
        look = look();
        add(card());
        addAttachListener(attached -> getElement().executeJs("this.scrollIntoView({ block: 'nearest' })"));
    }

    void refresh() {
        Look now = look();
        if (!now.equals(look)) {
            look = now;
            removeAll();
            add(card());
        }
    }

    private Look look() {
        return new Look(step.state(), step.message(), step.alternatives());
    }

    private ProposalCard card() {
        return new ProposalCard(step, conversation, time, otherTimes);
    }
}
