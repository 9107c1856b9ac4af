package dev.caredesk.a2a;

import dev.caredesk.agent.AgentSettings;
import dev.caredesk.caller.ConversationId;
import dev.caredesk.caller.Secrets;
import io.a2a.spec.TaskState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Tasks in PostgreSQL, by the hash of their ids: any backend task answers for any of them. An id begins with its context. */
@Singleton
final class A2aTasks {

    private static final String PURPOSE = "a2a-task";
    private static final String SEPARATOR = ".";

    private final Jdbi jdbi;
    private final Clock clock;
    private final Duration longest;

    @Inject
    A2aTasks(Jdbi jdbi, Clock clock, AgentSettings settings) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.longest = settings.turnDeadline().plus(settings.leaseMargin());
    }

    /**
     * A task as it stands.
     *
     * @param answer what was answered, once it was
     */
    record Stored(TaskState state, String answer, Instant changedAt) {}

    /** Makes a task that is being worked on, and returns its id. */
    String begin(String context, ConversationId conversation) {
        var id = context + SEPARATOR + Secrets.make();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO a2a_task (task_hash, conversation_id, state, changed_at)
                        VALUES (:hash, :conversation, 'working', :now)""")
                .bind("hash", hash(id))
                .bind("conversation", conversation.value())
                .bind("now", clock.instant())
                .execute());
        return id;
    }

    /** Ends a task. */
    void end(String id, TaskState state, String answer) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE a2a_task SET state = :state, answer = :answer, changed_at = :now WHERE task_hash = :hash""")
                .bind("hash", hash(id))
                .bind("state", state.asString())
                .bind("answer", answer)
                .bind("now", clock.instant())
                .execute());
    }

    /** Asks for the end of a task that is being worked on; returns whether it was. */
    boolean askToCancel(String id) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "UPDATE a2a_task SET cancel_asked = true WHERE task_hash = :hash AND state = 'working'")
                        .bind("hash", hash(id))
                        .execute())
                == 1;
    }

    /** Whether somebody asked for the end of a task. */
    boolean isCancelAsked(String id) {
        return jdbi.withHandle(
                        handle -> handle.createQuery("SELECT FROM a2a_task WHERE task_hash = :hash AND cancel_asked")
                                .bind("hash", hash(id))
                                .map((row, context) -> true)
                                .findOne())
                .isPresent();
    }

    /** Returns a task, if there is one of that id. One that is worked on longer than a turn may last has lost its process. */
    Optional<Stored> find(String id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT state, answer, changed_at FROM a2a_task WHERE task_hash = :hash")
                .bind("hash", hash(id))
                .map((row, context) -> new Stored(
                        TaskState.fromString(row.getString("state")),
                        Optional.ofNullable(row.getString("answer")).orElse(""),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .map(this::orLost)
                .findOne());
    }

    private Stored orLost(Stored task) {
        var end = task.changedAt().plus(longest);
        return task.state() == TaskState.WORKING && clock.instant().isAfter(end)
                ? new Stored(TaskState.FAILED, task.answer(), end)
                : task;
    }

    /** Returns the context of a task. */
    static String contextOf(String id) {
        return id.substring(0, Math.max(0, id.indexOf(SEPARATOR)));
    }

    private static byte[] hash(String id) {
        return Secrets.hash(PURPOSE, id);
    }
}
