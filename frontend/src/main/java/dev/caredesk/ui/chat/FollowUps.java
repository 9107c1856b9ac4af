package dev.caredesk.ui.chat;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import dev.caredesk.api.AppointmentStatus;
import dev.caredesk.api.AppointmentView;
import dev.caredesk.api.ProposalKind;
import dev.caredesk.ui.Texts;
import java.util.List;
import java.util.Optional;

/** What one might say next, as chips below the last answer: only what fits to what it carries. */
final class FollowUps extends Div {

    private final Conversation conversation;
    private List<String> shown = List.of();

    FollowUps(Conversation conversation) {
        this.conversation = conversation;
        addClassName("follow-ups");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", Texts.text("follow.label"));
        setVisible(false);
    }

    /** Shows what fits to the last of the entries. */
    void refresh(List<Entry> entries) {
        List<String> fitting = conversation.isAnswering() || entries.isEmpty() ? List.of() : after(entries.getLast());
        setVisible(!fitting.isEmpty());
        if (!fitting.equals(shown)) {
            shown = fitting;
            removeAll();
            fitting.forEach(key -> add(chip(key, entries.getLast())));
        }
    }

    private static List<String> after(Entry last) {
        return switch (last) {
            case Entry.Said said -> List.of();
            case Entry.Proposed proposed -> List.of();
            case Entry.Made made -> after(made.appointment());
            case Answer answer -> after(answer);
        };
    }

    private static List<String> after(Answer answer) {
        if (answer.state() != Answer.State.DONE || answer.isEmergency()) {
            return List.of();
        }
        if (answer.asksWho()) {
            return List.of("follow.identify");
        }
        Optional<ProposalStep> open = answer.proposal().filter(ProposalStep::isOpen);
        if (open.isPresent()) {
            return after(open.get().view().kind());
        }
        if (!answer.slots().isEmpty()) {
            return List.of("follow.later", "follow.other-days", "follow.other-doctor");
        }
        return answer.appointment().map(FollowUps::after).orElse(List.of());
    }

    private static List<String> after(ProposalKind proposed) {
        return switch (proposed) {
            case BOOK, RESCHEDULE -> List.of("follow.other-times", "follow.other-doctor");
            case CANCEL -> List.of();
        };
    }

    private static List<String> after(AppointmentView appointment) {
        return appointment.status() == AppointmentStatus.BOOKED
                ? List.of("follow.mine", "follow.another")
                : List.of("follow.another");
    }

    /** A chip without words to say asks who the patient is. */
    private NativeButton chip(String key, Entry last) {
        String words = Texts.textOrEmpty("say." + key);
        NativeButton chip = new NativeButton(Texts.text(key), click -> {
            if (words.isEmpty() && last instanceof Answer answer) {
                conversation.askWho(answer);
            } else {
                conversation.send(words);
            }
        });
        chip.addClassNames("chip", "follow-up");
        chip.getElement().setAttribute("data-testid", "follow-up");
        return chip;
    }
}
