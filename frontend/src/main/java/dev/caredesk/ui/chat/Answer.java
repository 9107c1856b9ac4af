package dev.caredesk.ui.chat;

import dev.caredesk.api.AppointmentView;
import dev.caredesk.api.QueryResponse;
import dev.caredesk.api.SlotView;
import dev.caredesk.api.ToolEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer while it comes and afterwards. */
final class Answer implements Entry {

    /** How far it is. */
    enum State {
        /** It comes. */
        COMING,
        /** It is whole. */
        DONE,
        /** The patient stopped it. */
        STOPPED,
        /** It will not come. */
        FAILED
    }

    private final String question;
    private final StringBuilder text = new StringBuilder();
    private final List<ToolEvent> steps = new ArrayList<>();
    private State state = State.COMING;
    private @Nullable QueryResponse response;
    private @Nullable ProposalStep proposal;
    private String failure = "";

    Answer(String question) {
        this.question = question;
    }

    /** Returns an answer that was given before. */
    static Answer earlier(String text) {
        Answer answer = new Answer("");
        answer.append(text);
        answer.state = State.DONE;
        return answer;
    }

    void append(String piece) {
        text.append(piece);
    }

    void add(ToolEvent step) {
        steps.add(step);
    }

    void stop() {
        state = State.STOPPED;
    }

    void fail(String sentence) {
        failure = sentence;
        state = State.FAILED;
    }

    /** Takes the whole answer, whose text wins over the pieces that came. */
    void complete(QueryResponse whole) {
        response = whole;
        if (!text.toString().equals(whole.answer())) {
            text.setLength(0);
            text.append(whole.answer());
        }
        state = State.DONE;
    }

    void propose(@Nullable ProposalStep step) {
        proposal = step;
    }

    String question() {
        return question;
    }

    String text() {
        return text.toString();
    }

    List<ToolEvent> steps() {
        return List.copyOf(steps);
    }

    State state() {
        return state;
    }

    String failure() {
        return failure;
    }

    Optional<ProposalStep> proposal() {
        return Optional.ofNullable(proposal);
    }

    List<SlotView> slots() {
        return response == null || response.slots() == null ? List.of() : response.slots();
    }

    Optional<AppointmentView> appointment() {
        return Optional.ofNullable(response).map(QueryResponse::appointment);
    }

    boolean isEmergency() {
        return response != null && Boolean.TRUE.equals(response.emergency());
    }
}
