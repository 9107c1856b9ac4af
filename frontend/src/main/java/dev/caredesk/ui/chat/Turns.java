package dev.caredesk.ui.chat;

import dev.caredesk.api.ConversationEvent;
import dev.caredesk.api.QueryRequest;
import dev.caredesk.api.QueryResponse;
import dev.caredesk.ui.api.ApiFailure;
import dev.caredesk.ui.api.OpenStream;
import java.time.Clock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks the backend, one question at a time, and lets the answers grow as they come. */
final class Turns {

    private static final Logger LOG = Logger.getLogger(Turns.class);

    private final ChatClient client;
    private final BackendCalls calls;
    private final Clock clock;
    private final Runnable changed;
    private final Consumer<ConversationEvent> begun;
    private final BiConsumer<Answer, QueryResponse> completed;
    private @Nullable Turn running;

    /**
     * Creates it.
     *
     * @param changed is told whenever an answer has grown
     * @param begun gets the conversation as soon as the backend has one
     * @param completed gets each answer that is whole
     */
    Turns(
            ChatClient client,
            BackendCalls calls,
            Clock clock,
            Runnable changed,
            Consumer<ConversationEvent> begun,
            BiConsumer<Answer, QueryResponse> completed) {
        this.client = client;
        this.calls = calls;
        this.clock = clock;
        this.changed = changed;
        this.begun = begun;
        this.completed = completed;
    }

    boolean isAnswering() {
        return running != null;
    }

    /** Lets an answer come. */
    void begin(Answer answer) {
        Turn turn = new Turn(answer);
        running = turn;
        QueryRequest question =
                new QueryRequest(answer.question(), calls.secret().orElse(null));
        calls.inBackground(() -> turn.run(question));
    }

    /** Stops the answer that is coming, here and in the backend; returns whether one was. */
    boolean stop() {
        Turn turn = running;
        if (turn == null) {
            return false;
        }
        running = null;
        turn.answer.stop();
        calls.inBackground(turn.stream::stop);
        return true;
    }

    /** The turn that is being answered. */
    private final class Turn {

        private final Answer answer;
        private final OpenStream stream = new OpenStream();
        private final StringBuilder arrived = new StringBuilder();

        Turn(Answer answer) {
            this.answer = answer;
        }

        void run(QueryRequest question) {
            try {
                client.query(calls.visitor(), question, stream, this::receive);
            } catch (ApiFailure failure) {
                end(() -> fail(failure));
            } catch (RuntimeException e) {
                LOG.error("An answer could not be read", e);
                end(() -> fail(ApiFailure.unreachable(e)));
            }
        }

        private void receive(TurnEvent event) {
            switch (event) {
                case TurnEvent.Begun begins -> update(() -> begun.accept(begins.conversation()));
                case TurnEvent.Doing doing -> update(() -> answer.begin(doing.tool()));
                case TurnEvent.Piece piece -> collect(piece.text());
                case TurnEvent.Step step -> update(() -> answer.add(step.tool()));
                case TurnEvent.Done done ->
                    end(() -> {
                        answer.complete(done.response(), clock.instant());
                        completed.accept(answer, done.response());
                    });
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
            calls.noticeEndOfTurn(failure);
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
            calls.underLock(() -> {
                if (running == this) {
                    change.run();
                    changed.run();
                }
            });
        }
    }
}
