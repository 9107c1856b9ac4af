package dev.caredesk.ui.chat;

import dev.caredesk.api.AppointmentView;
import dev.caredesk.api.ConversationView;
import dev.caredesk.api.FeedbackRequest;
import dev.caredesk.api.IdentificationNeed;
import dev.caredesk.api.QueryResponse;
import dev.caredesk.api.SlotView;
import dev.caredesk.api.ToolEvent;
import java.time.Instant;
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
    private @Nullable String doing;
    private State state = State.COMING;
    private Instant at;
    private List<SlotView> slots = List.of();
    private @Nullable AppointmentView appointment;
    private @Nullable ProposalStep proposal;
    private boolean emergency;
    private boolean asksWho;
    private boolean answeredByStandIn;
    private String failure = "";
    private @Nullable String messageId;
    private ConversationView.@Nullable Feedback feedback;

    Answer(String question, Instant at) {
        this.question = question;
        this.at = at;
    }

    /** Returns an answer that was given before. */
    static Answer earlier(ConversationView.Message message, String question) {
        Answer answer = new Answer(question, message.at().toInstant());
        answer.append(message.text());
        answer.steps.addAll(message.steps());
        answer.slots = List.copyOf(message.slots());
        answer.appointment = message.appointment();
        answer.emergency = Boolean.TRUE.equals(message.emergency());
        answer.state = Boolean.TRUE.equals(message.stopped()) ? State.STOPPED : State.DONE;
        answer.messageId = message.id();
        answer.feedback = message.feedback();
        return answer;
    }

    void append(String piece) {
        text.append(piece);
    }

    void begin(String tool) {
        doing = tool;
    }

    void add(ToolEvent step) {
        doing = null;
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
    void complete(QueryResponse whole, Instant now) {
        if (!text.toString().equals(whole.answer())) {
            text.setLength(0);
            text.append(whole.answer());
        }
        slots = whole.slots() == null ? List.of() : List.copyOf(whole.slots());
        appointment = whole.appointment();
        emergency = Boolean.TRUE.equals(whole.emergency());
        asksWho = whole.identification() == IdentificationNeed.REQUIRED;
        messageId = whole.messageId();
        answeredByStandIn = whole.answeredBy() != null;
        at = now;
        state = State.DONE;
    }

    void propose(@Nullable ProposalStep step) {
        proposal = step;
    }

    /** Whether another model than the usual one had to answer. */
    boolean isAnsweredByStandIn() {
        return answeredByStandIn;
    }

    String question() {
        return question;
    }

    String text() {
        return text.toString();
    }

    /** Returns when it was asked for, and once it is whole, when it was. */
    Instant at() {
        return at;
    }

    List<ToolEvent> steps() {
        return List.copyOf(steps);
    }

    /** Returns the tool that is at work or was last, if any. */
    Optional<String> lastTool() {
        return Optional.ofNullable(doing)
                .or(() -> steps.reversed().stream().map(ToolEvent::name).findFirst());
    }

    /** Returns the name of the answer for feedback, once it is kept. */
    Optional<String> messageId() {
        return Optional.ofNullable(messageId);
    }

    void rate(FeedbackRequest.@Nullable Rating rating) {
        feedback = rating == null ? null : new ConversationView.Feedback(rating, null);
    }

    /** Returns what the patient thinks of it, if they said so. */
    Optional<ConversationView.Feedback> feedback() {
        return Optional.ofNullable(feedback);
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
        return slots;
    }

    Optional<AppointmentView> appointment() {
        return Optional.ofNullable(appointment);
    }

    boolean isEmergency() {
        return emergency;
    }

    /** Whether it goes on only once the patient has said who they are. */
    boolean asksWho() {
        return asksWho;
    }
}
