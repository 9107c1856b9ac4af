package dev.caredesk.agent.builtin.state;

import dev.caredesk.agent.Assent;
import dev.caredesk.agent.builtin.understanding.Act;
import dev.caredesk.agent.builtin.understanding.Intent;
import dev.caredesk.agent.builtin.understanding.Utterance;
import java.util.List;
import java.util.Optional;

/** Follows what the user wants done with appointments that there are already. */
final class TaskWanted {

    private TaskWanted() {}

    static Optional<Task> after(Optional<Task> task, Need need, boolean offered, Heard heard) {
        Utterance said = heard.said();
        if (goesOnCancelling(task, heard)) {
            return task;
        }
        if (task.isPresent() && heard.answers(Question.WHICH_APPOINTMENT)) {
            return task.map(it -> it.and(said));
        }
        if (said.wants(Intent.CANCEL) || isOtherToCancel(task, heard)) {
            return begun(Task.Kind.CANCEL, said);
        }
        if (said.wants(Intent.MOVE) || isChangeOfDone(task, need, offered, heard)) {
            return isChangeOfProposed(task, heard) ? task : begun(Task.Kind.MOVE, said);
        }
        if (said.wants(Intent.LIST, Intent.ANY)) {
            return begun(Task.Kind.LIST, said);
        }
        return startsAnew(task, heard) ? Optional.empty() : task;
    }

    private static Optional<Task> begun(Task.Kind kind, Utterance said) {
        return Optional.of(new Task(kind, List.of(said)));
    }

    private static boolean goesOnCancelling(Optional<Task> task, Heard heard) {
        boolean done = heard.context().event().filter(Event::isDone).isPresent();
        return task.filter(Task::isCancelAll).isPresent()
                && done
                && heard.said().assent() != Assent.NO
                && !heard.said().hasDetails();
    }

    /** "No, the one with Dr. Chen", when another one was about to be cancelled. */
    private static boolean isOtherToCancel(Optional<Task> task, Heard heard) {
        Utterance said = heard.said();
        boolean cancelling =
                heard.open().filter(open -> open.kind().equals("cancel")).isPresent();
        return cancelling
                && task.filter(it -> !it.isCancelAll()).isPresent()
                && said.wants(Intent.UNSAID)
                && (heard.namesSomeone() || !said.when().isEmpty());
    }

    /** "Move it to Friday", said of what is only proposed yet. */
    static boolean isChangeOfProposed(Optional<Task> task, Heard heard) {
        boolean booking =
                heard.open().filter(open -> open.kind().equals("book")).isPresent();
        boolean moving = task.filter(it -> it.kind() == Task.Kind.MOVE).isPresent()
                && heard.open().isPresent();
        return booking || moving;
    }

    /** "Make it Wednesday instead", said of what was just booked. */
    private static boolean isChangeOfDone(Optional<Task> task, Need need, boolean offered, Heard heard) {
        Utterance said = heard.said();
        return said.does(Act.CHANGE)
                && !said.when().isEmpty()
                && heard.done().filter(it -> !it.status().equals("cancelled")).isPresent()
                && task.isEmpty()
                && !offered
                && heard.open().isEmpty()
                && said.concepts().isEmpty()
                && !need.hasWho();
    }

    private static boolean startsAnew(Optional<Task> task, Heard heard) {
        Utterance said = heard.said();
        boolean waiting = task.filter(it -> it.kind() == Task.Kind.LIST).isPresent();
        boolean book = (said.wants(Intent.BOOK) || said.does(Act.FIND))
                && (!said.concepts().isEmpty() || said.doctor().isPresent());
        boolean agrees = heard.answers(Question.LOOK) && heard.opening() == Assent.YES;
        return book || waiting && (said.hasDetails() || agrees);
    }
}
