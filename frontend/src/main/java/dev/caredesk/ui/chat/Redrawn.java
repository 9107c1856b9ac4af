package dev.caredesk.ui.chat;

import dev.caredesk.api.AppointmentView;
import dev.caredesk.api.ConversationView.Message;
import dev.caredesk.api.ProposalView;
import dev.caredesk.ui.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Earlier messages as they are shown again, with their cards as things stand now. */
final class Redrawn {

    private Redrawn() {}

    /**
     * Returns them as entries.
     *
     * @param toldLater the appointments of which messages after these tell
     */
    static List<Entry> of(List<Message> messages, Set<String> toldLater) {
        Set<String> told = new HashSet<>(toldLater);
        messages.stream()
                .map(Message::appointment)
                .filter(Objects::nonNull)
                .map(AppointmentView::id)
                .forEach(told::add);
        List<Entry> entries = new ArrayList<>();
        String question = "";
        for (Message message : messages) {
            switch (message.role()) {
                case USER -> {
                    question = message.text();
                    entries.add(new Entry.Said(question, message.at().toInstant()));
                }
                case ASSISTANT -> {
                    Answer answer = Answer.earlier(message, question);
                    entries.add(answer);
                    ProposalView proposal = message.proposal();
                    if (proposal != null) {
                        answer.propose(step(proposal));
                        AppointmentView made = proposal.appointment();
                        // What the conversation itself tells later, no card tells before
                        if (made != null && !told.contains(made.id())) {
                            entries.add(new Entry.Made(made));
                        }
                    }
                }
            }
        }
        return entries;
    }

    private static ProposalStep step(ProposalView view) {
        ProposalStep step = new ProposalStep(view);
        switch (view.status()) {
            case OPEN -> {}
            case CONFIRMED -> step.become(ProposalStep.State.CONFIRMED);
            case DISMISSED -> step.become(ProposalStep.State.DISMISSED);
            case SUPERSEDED, EXPIRED -> step.close(Texts.text("proposal.closed"));
        }
        return step;
    }
}
