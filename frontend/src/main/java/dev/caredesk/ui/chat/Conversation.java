package dev.caredesk.ui.chat;

import com.vaadin.flow.shared.Registration;
import dev.caredesk.api.AppointmentView;
import dev.caredesk.api.ConversationEvent;
import dev.caredesk.api.ConversationView;
import dev.caredesk.api.FeedbackRequest;
import dev.caredesk.api.IdentificationNeed;
import dev.caredesk.api.IdentificationRequest;
import dev.caredesk.api.IdentificationView;
import dev.caredesk.api.Problem;
import dev.caredesk.api.ProposalResponse;
import dev.caredesk.api.QueryRequest;
import dev.caredesk.api.QueryResponse;
import dev.caredesk.api.SlotView;
import dev.caredesk.ui.Texts;
import dev.caredesk.ui.api.ApiFailure;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The conversation of one browser session. It outlives a reload of the page and is touched only under the session's lock;
 * calls to the backend run outside of it.
 */
public final class Conversation {

    /** A proposal that is asked for by form. */
    public interface ByForm {

        /** Sends the form, with the secret of the conversation if there is one yet. */
        ProposalResponse send(Optional<String> secret) throws ApiFailure;
    }

    /** Whoever shows the conversation. */
    public interface Listener {

        /** Something changed. */
        void conversationChanged();

        /** The patient has to say who they are. */
        default void identificationAsked() {}
    }

    private final ChatClient client;
    private final Clock clock;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Timeline timeline = new Timeline();
    private final BackendCalls calls;
    private final Turns turns;
    private final Identity identity;
    private final Decisions decisions;
    private final EarlierMessages earlier;
    private @Nullable String id;
    private int beginnings;
    private boolean proposing;

    /**
     * Creates an empty conversation.
     *
     * @param visitor the secret of the browser's history
     * @param background runs what waits for the backend
     * @param locked runs what touches the conversation, under the session's lock
     */
    Conversation(String visitor, ChatClient client, Clock clock, Executor background, Executor locked) {
        this.client = client;
        this.clock = clock;
        calls = new BackendCalls(visitor, background, locked, this::changed);
        turns = new Turns(client, calls, clock, this::changed, this::begun, this::completed);
        identity = new Identity(client, calls, () -> listeners.forEach(Listener::identificationAsked));
        decisions = new Decisions(client, calls, identity, this::changed, this::made);
        earlier = new EarlierMessages(client, calls, timeline, this::changed);
    }

    /** Tells the listener about changes until it is removed. */
    public Registration addListener(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Returns the name of the identified patient. */
    public Optional<String> identifiedAs() {
        return identity.name();
    }

    /** Returns the conversation's secret, for calls on its behalf; there is none before the first answer. */
    public Optional<String> secret() {
        return calls.secret();
    }

    /** Returns the conversation's public id, once something was said in it. */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /** Returns the secret of the browser's history, for calls on its behalf. */
    public String visitor() {
        return calls.visitor();
    }

    /** Returns what the last answer that looked at the schedule was about. */
    public Optional<Topic> topic() {
        return timeline.topic();
    }

    /** Returns the appointment that was made or changed last, by whatever way. */
    public Optional<AppointmentView> lastAppointment() {
        return timeline.lastAppointment();
    }

    /** Whether an answer is coming. */
    public boolean isBusy() {
        return isAnswering();
    }

    /** Whether the last answer did not come, so that forms are the better way for now. */
    public boolean hasFailed() {
        return timeline.hasFailed();
    }

    /** Has the patient asked who they are. */
    public void askWhoItIs() {
        listeners.forEach(Listener::identificationAsked);
    }

    /**
     * Asks for a proposal by form, in this conversation, which it begins if need be. The card appears where the
     * conversation is shown.
     *
     * @param succeeded runs when the proposal waits for a yes
     * @param failed gets the error when there is none
     * @return false when another form is on its way still, and nothing was sent
     */
    public boolean propose(ByForm form, Runnable succeeded, Consumer<ApiFailure> failed) {
        if (proposing) {
            return false;
        }
        proposing = true;
        Optional<String> secret = calls.secret();
        calls.call(
                () -> form.send(secret),
                proposed -> {
                    proposing = false;
                    calls.know(proposed.conversationId());
                    timeline.propose(proposed.proposal());
                    succeeded.run();
                },
                failure -> {
                    proposing = false;
                    failed.accept(failure);
                });
        return true;
    }

    /** Asks for a proposal like one that came to nothing, at another time. */
    void proposeInstead(ProposalStep step, SlotView slot) {
        propose(
                secret -> client.propose(secret, step.view(), slot.id()),
                () -> {},
                failure -> decisions.explain(step, failure));
    }

    void askForOtherTimes() {
        send(Texts.text("say.other-times"));
    }

    List<Entry> lastByForm() {
        return timeline.lastByForm();
    }

    List<Entry> entries() {
        return timeline.entries();
    }

    boolean isAnswering() {
        return turns.isAnswering();
    }

    /** Returns how often the patient has begun anew. */
    public int beginnings() {
        return beginnings;
    }

    /** Asks something; refuses while an answer is coming. */
    public boolean send(String text) {
        if (isAnswering() || text.isBlank() || text.length() > QueryRequest.MAX_INPUT_LENGTH) {
            return false;
        }
        timeline.add(new Entry.Said(text.strip(), clock.instant()));
        ask(text.strip());
        return true;
    }

    /** Asks the question of an answer that failed or was stopped once more. */
    void retry(Answer answer) {
        if (!isAnswering() && timeline.remove(answer)) {
            ask(answer.question());
        }
    }

    private void ask(String text) {
        Answer answer = new Answer(text, clock.instant());
        timeline.add(answer);
        turns.begin(answer);
        changed();
    }

    /** Says what an answer was worth; takes it back when it could not be stored. */
    void rate(Answer answer, FeedbackRequest.Rating rating) {
        if (id == null || answer.messageId().isEmpty()) {
            return;
        }
        String rated = id;
        var before = answer.feedback().map(ConversationView.Feedback::rating).orElse(null);
        var feedback = new FeedbackRequest(answer.messageId().get(), rating, null);
        answer.rate(rating);
        changed();
        calls.call(
                () -> {
                    client.rate(calls.visitor(), rated, feedback);
                    return rating;
                },
                stored -> {},
                failure -> answer.rate(before));
    }

    /** Stops the answer that is coming, here and in the backend. */
    void stop() {
        if (turns.stop()) {
            changed();
        }
    }

    /** Begins anew. The old conversation stays in the history as it is, and identified for a while. */
    public void startOver() {
        turns.stop();
        beginnings++;
        id = null;
        turnTo(Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * "Not me": begins anew and ends the identification, after which the history does not show what was said either, as the
     * next person must not see what the one before was told.
     */
    void notMe() {
        identity.end();
        startOver();
    }

    /**
     * Goes on with an earlier conversation, whose messages are shown as they were said.
     *
     * @param view the conversation with its last messages
     */
    public void reopen(String secret, ConversationView view) {
        turns.stop();
        id = view.id();
        List<ConversationView.Message> messages = view.messages();
        turnTo(
                Optional.of(secret),
                Optional.ofNullable(view.nextCursor()),
                Redrawn.of(messages == null ? List.of() : messages, Set.of()));
        identity.look();
    }

    /** Shows what was said before what is shown. */
    void showEarlier() {
        id().ifPresent(earlier::show);
    }

    EarlierMessages earlier() {
        return earlier;
    }

    private void begun(ConversationEvent conversation) {
        id = conversation.id();
        calls.know(conversation.conversationId());
    }

    private void turnTo(Optional<String> secret, Optional<String> before, List<Entry> entries) {
        identity.declined();
        proposing = false;
        calls.turnTo(secret);
        earlier.turnTo(before);
        timeline.replaceBy(entries);
        changed();
    }

    /** Says yes to a proposal; a second click while the first is on its way does nothing. */
    void confirm(ProposalStep step) {
        decisions.confirm(step);
    }

    /** Says no to a proposal. */
    void dismiss(ProposalStep step) {
        decisions.dismiss(step);
    }

    /**
     * Says who the patient is.
     *
     * @param failed gets the error when they could not be identified
     * @param succeeded runs when they were
     */
    void identify(IdentificationRequest who, Runnable succeeded, Consumer<ApiFailure> failed) {
        identity.prove(
                who,
                view -> {
                    identified(view);
                    succeeded.run();
                },
                failed);
    }

    /** An accepted proposal that waited for the identification has taken effect with it, or has failed. */
    private void identified(IdentificationView view) {
        Optional<ProposalStep> open = timeline.openProposal();
        Problem problem = view.problem();
        if (view.appointment() != null) {
            open.ifPresent(step -> step.become(ProposalStep.State.CONFIRMED));
            made(view.appointment());
            identity.declined();
        } else if (problem != null) {
            open.ifPresent(step -> decisions.explain(step, ApiFailure.refused(problem)));
            identity.declined();
        } else {
            identity.goOn();
        }
    }

    /** Has the patient asked who they are once more, for an answer that waits for it. */
    void askWho(Answer answer) {
        identity.ask(() -> repeat(answer));
    }

    /** The dialog was closed without an answer. */
    void identificationDeclined() {
        identity.declined();
    }

    /** Returns an appointment as a calendar file; called by a download, outside of the lock. */
    byte[] calendarFile(String token, String appointmentId) throws ApiFailure {
        return client.calendarFile(token, appointmentId);
    }

    /** Whether nothing later tells of a change to the appointment. */
    boolean isLatest(AppointmentView appointment) {
        return timeline.isLatest(appointment);
    }

    private void made(AppointmentView appointment) {
        timeline.add(new Entry.Made(appointment));
    }

    private void completed(Answer answer, QueryResponse response) {
        calls.know(response.conversationId());
        timeline.arrangeProposals(answer, response);
        if (response.identification() == IdentificationNeed.REQUIRED) {
            askWho(answer);
        } else {
            identity.look();
        }
    }

    /** A question that had to wait for the identification is asked again, without the patient writing it again. */
    private void repeat(Answer answer) {
        if (!isAnswering()) {
            ask(answer.question());
        }
    }

    private void changed() {
        listeners.forEach(Listener::conversationChanged);
    }
}
