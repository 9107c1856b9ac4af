package dev.caredesk.a2a;

import dev.caredesk.agent.TurnListener;
import dev.caredesk.agent.TurnStopped;
import dev.caredesk.chat.AgentTurn;
import dev.caredesk.chat.AgentTurns;
import io.a2a.spec.Artifact;
import io.a2a.spec.StreamingEventKind;
import io.a2a.spec.Task;
import io.a2a.spec.TaskArtifactUpdateEvent;
import io.a2a.spec.TaskNotCancelableError;
import io.a2a.spec.TaskNotFoundError;
import io.a2a.spec.TaskState;
import io.a2a.spec.TaskStatusUpdateEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Answers messages as tasks of one turn each. Whoever asks for a task's end stops the turn, whichever backend works on it. */
@Singleton
final class A2aTurns {

    private static final Logger LOG = Logger.getLogger(A2aTurns.class);
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final Duration CANCEL_PATIENCE = Duration.ofSeconds(5);

    private final AgentTurns turns;
    private final A2aTasks tasks;
    private final A2aAnswers answers;
    private final Clock clock;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("a2a-cancel").factory());

    @Inject
    A2aTurns(AgentTurns turns, A2aTasks tasks, A2aAnswers answers, Clock clock) {
        this.turns = turns;
        this.tasks = tasks;
        this.answers = answers;
        this.clock = clock;
    }

    @PreDestroy
    void close() {
        looking.shutdownNow();
    }

    /** A turn that has begun. */
    record Begun(AgentTurn turn, String task, String text) {}

    /** Begins a turn; an unknown context and one that is busy are refused. */
    Begun begin(A2aCall.Said said) {
        var turn = turns.begin(said.context());
        try {
            return new Begun(turn, tasks.begin(turn.context(), turn.conversation()), said.text());
        } catch (RuntimeException failure) {
            turn.abandon();
            throw failure;
        }
    }

    /** Answers a turn; returns how it ended. */
    Task answer(Begun begun) {
        return work(begun, TurnListener.NONE, stop -> {});
    }

    /** Answers a turn as it comes. */
    void stream(Begun begun, Consumer<StreamingEventKind> events, Consumer<Runnable> begins) {
        var context = begun.turn().context();
        events.accept(task(begun.task(), context, TaskState.WORKING, null));
        var streamed = new boolean[1];
        var ended = work(
                begun,
                new TurnListener() {
                    @Override
                    public void token(String text) {
                        events.accept(update(begun, A2aAnswers.text(text), streamed[0], false));
                        streamed[0] = true;
                    }
                },
                begins);
        ended.getArtifacts().forEach(whole -> events.accept(update(begun, whole, false, true)));
        events.accept(new TaskStatusUpdateEvent(begun.task(), ended.getStatus(), context, true, null));
    }

    /** Returns a task as it stands. */
    Task find(String id) {
        var stored = tasks.find(id).orElseThrow(() -> new A2aError(new TaskNotFoundError()));
        var artifact = stored.answer().isEmpty() ? null : A2aAnswers.text(stored.answer());
        return new Task(
                id,
                A2aTasks.contextOf(id),
                answers.status(stored.state(), stored.changedAt()),
                artifact == null ? List.of() : List.of(artifact),
                null,
                null);
    }

    /** Stops a task and returns how it ended. */
    Task cancel(String id) {
        var task = find(id);
        if (task.getStatus().state() != TaskState.WORKING || !tasks.askToCancel(id)) {
            throw new A2aError(new TaskNotCancelableError(
                    "The task is over: " + task.getStatus().state().asString()));
        }
        var until = System.nanoTime() + CANCEL_PATIENCE.toNanos();
        while (task.getStatus().state() == TaskState.WORKING && System.nanoTime() < until) {
            LockSupport.parkNanos(LOOK.toNanos());
            task = find(id);
        }
        return task;
    }

    private Task work(Begun begun, TurnListener listener, Consumer<Runnable> begins) {
        var state = TaskState.FAILED;
        var text = "";
        Artifact artifact = null;
        var stopper = new AtomicReference<@Nullable Runnable>();
        var watch = looking.scheduleWithFixedDelay(
                () -> stopIfAsked(begun, stopper.get()), LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        try {
            var spoken = begun.turn().answer(begun.text(), listener, stop -> {
                stopper.set(stop);
                begins.accept(stop);
            });
            text = spoken.text();
            artifact = answers.whole(spoken, begun.turn().conversation());
            state = TaskState.COMPLETED;
        } catch (TurnStopped stopped) {
            state = TaskState.CANCELED;
        } finally {
            watch.cancel(false);
            tasks.end(begun.task(), state, text);
        }
        return task(begun.task(), begun.turn().context(), state, artifact);
    }

    // What fails here is looked at again a moment later: nobody would, were the failure let out
    private void stopIfAsked(Begun begun, @Nullable Runnable stop) {
        try {
            if (stop != null && tasks.isCancelAsked(begun.task())) {
                stop.run();
            }
        } catch (JdbiException away) {
            LOG.debug("Whether a task is to end could not be read", away);
        }
    }

    private Task task(String id, String context, TaskState state, @Nullable Artifact artifact) {
        var artifacts = artifact == null ? List.<Artifact>of() : List.of(artifact);
        return new Task(id, context, answers.status(state, clock.instant()), artifacts, null, null);
    }

    private static TaskArtifactUpdateEvent update(Begun begun, Artifact artifact, boolean append, boolean last) {
        return new TaskArtifactUpdateEvent(begun.task(), artifact, begun.turn().context(), append, last, null);
    }
}
