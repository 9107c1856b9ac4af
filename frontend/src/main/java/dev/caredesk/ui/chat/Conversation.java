package dev.caredesk.ui.chat;

import com.vaadin.flow.shared.Registration;
import dev.caredesk.api.AppointmentView;
import dev.caredesk.api.IdentificationNeed;
import dev.caredesk.api.IdentificationRequest;
import dev.caredesk.api.IdentificationView;
import dev.caredesk.api.Problem;
import dev.caredesk.api.ProblemCode;
import dev.caredesk.api.ProposalView;
import dev.caredesk.api.QueryRequest;
import dev.caredesk.api.QueryResponse;
import dev.caredesk.ui.Texts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The conversation of one browser session: its secret, what was said, and the turn that is being answered. It outlives a
 * reload of the page and is touched only under the session's lock; calls to the backend run outside of it.
 */
public final class Conversation {

    private static final Logger LOG = Logger.getLogger(Conversation.class);

    /** Whoever shows the conversation. */
    public interface Listener {

        /** Something changed. */
        void conversationChanged();

        /** The patient has to say who they are. */
        default void identificationAsked() {}
    }

    private final ChatClient client;
    private final Clock clock;
    private final Executor background;
    private final Executor locked;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private @Nullable String secret;
    private @Nullable String identifiedAs;
    private @Nullable RunningTurn running;
    private @Nullable Runnable afterIdentification;
    private String draft = "";
    private int beginnings;

    /**
     * Creates an empty conversation.
     *
     * @param background runs what waits for the backend
     * @param locked runs what touches the conversation, under the session's lock
     */
    Conversation(ChatClient client, Clock clock, Executor background, Executor locked) {
        this.client = client;
        this.clock = clock;
        this.background = background;
        this.locked = locked;
    }

    /** Tells the listener about changes until it is removed. */
    public Registration addListener(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Returns the name of the identified patient. */
    public Optional<String> identifiedAs() {
        return Optional.ofNullable(identifiedAs);
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    boolean isAnswering() {
        return running != null;
    }

    String draft() {
        return draft;
    }

    void keepDraft(String text) {
        draft = text;
    }

    /** Asks something; refuses while an answer is coming. */
    boolean send(String text) {
        if (isAnswering() || text.isBlank() || text.length() > QueryRequest.MAX_INPUT_LENGTH) {
            return false;
        }
        entries.add(new Entry.Said(text.strip(), clock.instant()));
        ask(text.strip());
        return true;
    }

    /** Asks the question of an answer that failed or was stopped once more. */
    void retry(Answer answer) {
        if (!isAnswering() && entries.remove(answer)) {
            ask(answer.question());
        }
    }

    private void ask(String text) {
        Answer answer = new Answer(text);
        entries.add(answer);
        RunningTurn turn = new RunningTurn(answer);
        running = turn;
        QueryRequest question = new QueryRequest(text, secret);
        background.execute(() -> turn.run(question));
        changed();
    }

    /** Stops the answer that is coming, here and in the backend. */
    void stop() {
        RunningTurn turn = running;
        if (turn != null) {
            running = null;
            turn.answer.stop();
            background.execute(turn.connection::stop);
            changed();
        }
    }

    /**
     * Begins anew, with nothing of the old conversation on the page and its identification ended: also what "Not me" does,
     * as the next person must not see what the one before was told.
     */
    public void startOver() {
        stop();
        String old = secret;
        if (old != null && identifiedAs != null) {
            background.execute(() -> forget(old));
        }
        secret = null;
        identifiedAs = null;
        afterIdentification = null;
        entries.clear();
        draft = "";
        beginnings++;
        changed();
    }

    /** Says yes to a proposal; a second click while the first is on its way does nothing. */
    void confirm(ProposalStep step) {
        if (!step.isOpen() || secret == null) {
            return;
        }
        String token = secret;
        step.become(ProposalStep.State.SENDING);
        changed();
        call(
                () -> client.confirm(token, step.view().id(), step.key()),
                confirmed -> settle(step, confirmed),
                failure -> {
                    if (isAbout(failure, ProblemCode.IDENTIFICATION_REQUIRED)) {
                        identifiedAs = null;
                        step.reopen("", true);
                        askIdentification(() -> confirm(step));
                    } else {
                        explain(step, failure);
                    }
                });
    }

    private void settle(ProposalStep step, ProposalView confirmed) {
        step.become(ProposalStep.State.CONFIRMED);
        if (confirmed.appointment() != null) {
            show(confirmed.appointment());
        }
    }

    private void show(AppointmentView appointment) {
        entries.add(new Entry.Made(appointment));
    }

    private static void explain(ProposalStep step, ApiFailure failure) {
        ProblemCode code = failure.code().orElse(null);
        boolean mayTryAgain = code == null
                || switch (code.status()) {
                    case 429, 500, 503, 504 -> true;
                    default -> code == ProblemCode.IDEMPOTENCY_IN_PROGRESS || code == ProblemCode.TURN_IN_PROGRESS;
                };
        if (mayTryAgain) {
            step.reopen(failure.sentence(), false);
        } else {
            step.close(failure.sentence());
        }
    }

    /** Says no to a proposal. */
    void dismiss(ProposalStep step) {
        if (!step.isOpen() || secret == null) {
            return;
        }
        String token = secret;
        step.become(ProposalStep.State.SENDING);
        changed();
        call(
                () -> client.dismiss(token, step.view().id(), step.key()),
                dismissed -> step.become(ProposalStep.State.DISMISSED),
                failure -> explain(step, failure));
    }

    /**
     * Says who the patient is.
     *
     * @param failed gets the error when they could not be identified
     * @param succeeded runs when they were
     */
    void identify(IdentificationRequest who, Runnable succeeded, Consumer<ApiFailure> failed) {
        Optional<String> token = Optional.ofNullable(secret);
        call(
                () -> client.identify(token, who),
                view -> {
                    identified(view, who.name());
                    succeeded.run();
                },
                failed);
    }

    private void identified(IdentificationView view, String saidName) {
        secret = view.conversationId();
        identifiedAs = view.name() == null ? saidName : view.name();
        Runnable next = afterIdentification;
        afterIdentification = null;
        Optional<ProposalStep> open = openProposal();
        if (view.appointment() != null) {
            open.ifPresent(step -> step.become(ProposalStep.State.CONFIRMED));
            show(view.appointment());
        } else if (view.problem() != null) {
            Problem problem = view.problem();
            open.ifPresent(step -> explain(step, ApiFailure.refused(problem)));
        } else if (next != null) {
            next.run();
        }
    }

    /** The dialog was closed without an answer, so what waited for it does not happen later by surprise. */
    void identificationDeclined() {
        afterIdentification = null;
    }

    /** Returns an appointment as a calendar file; called by a download, outside of the lock. */
    byte[] calendarFile(String token, String appointmentId) throws ApiFailure {
        return client.calendarFile(token, appointmentId);
    }

    Optional<String> secret() {
        return Optional.ofNullable(secret);
    }

    private void complete(Answer answer, QueryResponse response) {
        answer.complete(response);
        secret = response.conversationId();
        arrangeProposals(answer, response);
        if (response.identification() == IdentificationNeed.REQUIRED) {
            identifiedAs = null;
            askIdentification(() -> repeat(answer));
        } else {
            lookWhoIsIdentified(response.conversationId());
        }
    }

    /** A patient can also say who they are in the conversation itself, and an identification ends by itself. */
    private void lookWhoIsIdentified(String token) {
        call(
                () -> client.identification(token),
                view -> {
                    if (token.equals(secret)) {
                        identifiedAs = view.identified() ? view.name() : null;
                    }
                },
                failure -> LOG.debug("It is not known who is identified", failure));
    }

    /** Whether no later entry tells of a change to the appointment. */
    boolean isLatest(AppointmentView appointment) {
        return entries.reversed().stream()
                .map(Conversation::appointmentIn)
                .flatMap(Optional::stream)
                .filter(other -> other.id().equals(appointment.id()))
                .findFirst()
                .filter(appointment::equals)
                .isPresent();
    }

    private static Optional<AppointmentView> appointmentIn(Entry entry) {
        return switch (entry) {
            case Entry.Said said -> Optional.empty();
            case Entry.Made made -> Optional.of(made.appointment());
            case Answer answer -> answer.appointment();
        };
    }

    /** A question that had to wait for the identification is asked again, without the patient writing it again. */
    private void repeat(Answer answer) {
        if (!isAnswering()) {
            ask(answer.question());
        }
    }

    private void askIdentification(Runnable then) {
        afterIdentification = then;
        listeners.forEach(Listener::identificationAsked);
    }

    /** The open proposal is shown where the conversation is; the backend has one at most. */
    private void arrangeProposals(Answer answer, QueryResponse response) {
        ProposalView waiting = response.proposal();
        for (Entry entry : entries) {
            if (entry instanceof Answer earlier && earlier != answer) {
                earlier.proposal().filter(ProposalStep::isOpen).ifPresent(step -> {
                    if (waiting != null && waiting.id().equals(step.view().id())) {
                        earlier.propose(null);
                    } else if (response.appointment() != null) {
                        step.become(ProposalStep.State.CONFIRMED);
                    } else {
                        step.close(Texts.text("proposal.closed"));
                    }
                });
            }
        }
        if (waiting != null) {
            answer.propose(new ProposalStep(waiting));
        }
    }

    private Optional<ProposalStep> openProposal() {
        return entries.stream()
                .flatMap(entry -> entry instanceof Answer answer ? answer.proposal().stream() : Stream.empty())
                .filter(ProposalStep::isOpen)
                .findFirst();
    }

    private void lose(ApiFailure failure) {
        if (isAbout(failure, ProblemCode.CONVERSATION_REQUIRED)) {
            secret = null;
            identifiedAs = null;
        }
    }

    private static boolean isAbout(ApiFailure failure, ProblemCode code) {
        return failure.code().filter(code::equals).isPresent();
    }

    private void changed() {
        listeners.forEach(Listener::conversationChanged);
    }

    private interface Call<T> {
        T run() throws ApiFailure;
    }

    private void forget(String token) {
        try {
            client.forget(token);
        } catch (ApiFailure e) {
            LOG.debug("The identification ends by itself later", e);
        }
    }

    /** Calls the backend in the background, then goes on under the lock, unless the conversation began anew meanwhile. */
    private <T> void call(Call<T> call, Consumer<T> succeeded, Consumer<ApiFailure> failed) {
        int begun = beginnings;
        background.execute(() -> {
            try {
                T result = call.run();
                goOn(begun, () -> succeeded.accept(result));
            } catch (ApiFailure failure) {
                goOn(begun, () -> {
                    lose(failure);
                    failed.accept(failure);
                });
            }
        });
    }

    private void goOn(int begun, Runnable next) {
        locked.execute(() -> {
            if (begun == beginnings) {
                next.run();
                changed();
            }
        });
    }

    /** The turn that is being answered. */
    private final class RunningTurn {

        private final Answer answer;
        private final OpenTurn connection = new OpenTurn();
        private final StringBuilder arrived = new StringBuilder();

        RunningTurn(Answer answer) {
            this.answer = answer;
        }

        void run(QueryRequest question) {
            try {
                client.query(question, connection, this::receive);
            } catch (ApiFailure failure) {
                end(() -> fail(failure));
            } catch (RuntimeException e) {
                LOG.error("An answer could not be read", e);
                end(() -> fail(ApiFailure.unreachable(e)));
            }
        }

        private void receive(TurnEvent event) {
            switch (event) {
                case TurnEvent.Piece piece -> collect(piece.text());
                case TurnEvent.Step step -> update(() -> answer.add(step.tool()));
                case TurnEvent.Done done -> end(() -> complete(answer, done.response()));
                case TurnEvent.Failed failed -> end(() -> fail(ApiFailure.refused(failed.problem())));
            }
        }

        /** Pieces that arrive faster than the page is updated go to it together. */
        private void collect(String piece) {
            synchronized (arrived) {
                boolean waiting = !arrived.isEmpty();
                arrived.append(piece);
                if (waiting) {
                    return;
                }
            }
            update(() -> {
                synchronized (arrived) {
                    answer.append(arrived.toString());
                    arrived.setLength(0);
                }
            });
        }

        private void fail(ApiFailure failure) {
            lose(failure);
            answer.fail(failure.sentence());
        }

        private void end(Runnable ending) {
            update(() -> {
                running = null;
                ending.run();
            });
        }

        /** Nothing of a turn that was stopped comes through any more. */
        private void update(Runnable change) {
            locked.execute(() -> {
                if (running == this) {
                    change.run();
                    changed();
                }
            });
        }
    }
}
