package dev.caredesk.ui.chat;

import dev.caredesk.api.ProposalView;
import dev.caredesk.api.SlotView;
import java.util.List;
import java.util.UUID;

/** A proposal and what the patient did with it on the page. */
final class ProposalStep {

    /** Where it stands. */
    enum State {
        /** Waits for the patient. */
        OPEN,
        /** Their answer is on its way. */
        SENDING,
        /** It took effect. */
        CONFIRMED,
        /** They did not want it. */
        DISMISSED,
        /** It can no longer take effect. */
        CLOSED
    }

    private final ProposalView view;
    private String key = UUID.randomUUID().toString();
    private State state = State.OPEN;
    private String message = "";
    private List<SlotView> alternatives = List.of();

    ProposalStep(ProposalView view) {
        this.view = view;
    }

    ProposalView view() {
        return view;
    }

    /** Returns the idempotency key: the same for every try, so that a repeated click books once. */
    String key() {
        return key;
    }

    State state() {
        return state;
    }

    /** Returns what went wrong, or nothing. */
    String message() {
        return message;
    }

    /** Returns free slots near the one that it was about, once it can no longer take effect. */
    List<SlotView> alternatives() {
        return alternatives;
    }

    void offer(List<SlotView> slots) {
        alternatives = List.copyOf(slots);
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    void become(State next) {
        state = next;
        message = "";
    }

    void close(String reason) {
        state = State.CLOSED;
        message = reason;
    }

    /** Opens it for another try, which is not a repetition when the first was answered. */
    void reopen(String reason, boolean answered) {
        state = State.OPEN;
        message = reason;
        if (answered) {
            key = UUID.randomUUID().toString();
        }
    }
}
