package dev.caredesk.ui.chat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.caredesk.api.ProposalView;
import java.time.Clock;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;

/** What was proposed by form last, with its buttons, and what came of it: for a page that does not show the conversation. */
public final class FormOutcome extends Div {

    /** How far it is. */
    public enum State {
        /** There is nothing to show. */
        NOTHING,
        /** A proposal waits for the patient's yes. */
        WAITING,
        /** It took effect. */
        DONE,
        /** It did not, and will not. */
        CLOSED
    }

    private final Conversation conversation;
    private final AppointmentActions actions;
    private final Consumer<ProposalView> otherTimes;
    private final ClinicTime time = new ClinicTime(Clock.systemUTC());
    private final IdentityHashMap<Entry, Component> shown = new IdentityHashMap<>();
    private List<Entry> cleared = List.of();

    /**
     * Creates it, empty.
     *
     * @param actions what the buttons of an appointment do
     * @param otherTimes gets a proposal that can no longer take effect, when other times are wanted
     */
    public FormOutcome(Conversation conversation, AppointmentActions actions, Consumer<ProposalView> otherTimes) {
        this.conversation = conversation;
        this.actions = actions;
        this.otherTimes = otherTimes;
        addClassName("form-outcome");
        addAttachListener(attached -> attached.getUI().getPage().addJavaScript("conversation.js"));
        refresh();
    }

    /** Shows how it stands now. */
    @SuppressWarnings("ReferenceEquality") // the same entry, not one that says the same
    public State refresh() {
        List<Entry> entries = conversation.lastByForm();
        if (!cleared.isEmpty() && !entries.isEmpty() && entries.getFirst() == cleared.getFirst()) {
            entries = List.of();
        }
        State state = state(entries);
        List<Entry> current = state == State.DONE && entries.size() > 1 ? entries.subList(1, entries.size()) : entries;
        List.copyOf(shown.keySet()).stream()
                .filter(entry -> current.stream().noneMatch(other -> other == entry))
                .forEach(entry -> remove(shown.remove(entry)));
        for (Entry entry : current) {
            Component view = shown.computeIfAbsent(entry, this::added);
            if (view instanceof ProposedBlock block) {
                block.refresh();
            } else if (view instanceof AppointmentCard card) {
                card.refresh();
            }
        }
        return state;
    }

    /** Takes away what is shown, for something new. */
    public void clear() {
        cleared = conversation.lastByForm();
        refresh();
    }

    private static State state(List<Entry> entries) {
        if (entries.isEmpty() || !(entries.getFirst() instanceof Entry.Proposed proposed)) {
            return State.NOTHING;
        }
        return switch (proposed.step().state()) {
            case OPEN, SENDING -> State.WAITING;
            case CONFIRMED -> State.DONE;
            case DISMISSED, CLOSED -> State.CLOSED;
        };
    }

    private Component added(Entry entry) {
        Component view = switch (entry) {
            case Entry.Proposed proposed ->
                new ProposedBlock(
                        proposed.step(),
                        conversation,
                        time,
                        () -> otherTimes.accept(proposed.step().view()));
            case Entry.Made made -> new AppointmentCard(made.appointment(), conversation, time, actions);
            case Entry.Said said -> new SaidBlock(said);
            case Answer answer -> new AnswerBlock(answer, conversation, time);
        };
        add(view);
        return view;
    }
}
