package dev.caredesk.agent.builtin.policy;

import dev.caredesk.agent.builtin.state.AppointmentEntry;
import dev.caredesk.agent.builtin.state.Listed;
import dev.caredesk.agent.builtin.state.Need;
import dev.caredesk.agent.builtin.state.Question;
import dev.caredesk.agent.builtin.state.State;
import dev.caredesk.agent.builtin.state.Task;
import dev.caredesk.agent.builtin.state.ToolReply;
import dev.caredesk.agent.builtin.state.Tools;
import dev.caredesk.agent.builtin.understanding.Act;
import dev.caredesk.agent.builtin.understanding.Intent;
import dev.caredesk.agent.builtin.understanding.SpecialtyWords;
import dev.caredesk.agent.builtin.understanding.Topic;
import dev.caredesk.agent.builtin.understanding.Utterance;
import dev.caredesk.agent.dates.Days;
import dev.caredesk.agent.dates.Shift;
import dev.caredesk.agent.dates.Times;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Lists, moves and cancels the caller's appointments. */
final class AppointmentPolicy implements Situation {

    private final Replies replies;
    private final SearchPolicy search;
    private final AppointmentsMeant meant;

    AppointmentPolicy(Replies replies, SearchPolicy search, SpecialtyWords specialties) {
        this.replies = replies;
        this.search = search;
        this.meant = new AppointmentsMeant(specialties);
    }

    @Override
    public boolean applies(State state) {
        Utterance said = state.said();
        if (state.task().isEmpty()) {
            return false;
        }
        if (said.intent().isOfExisting()) {
            return !said.topics().contains(Topic.NOTICE);
        }
        if (state.asked().filter(Question.WHICH_APPOINTMENT::equals).isPresent()) {
            return true;
        }
        boolean chooses = state.listed() == Listed.SLOTS && SearchPolicy.chooses(state);
        boolean asks = !said.topics().isEmpty() && state.chosen().isEmpty();
        return state.task().get().kind() == Task.Kind.MOVE && !asks && (SearchPolicy.refines(state) || chooses);
    }

    @Override
    public Step next(Turn turn) {
        State state = turn.state();
        Optional<Task> task = state.task();
        if (task.isEmpty()) {
            return new Step.Say(Question.WHAT_ELSE.text());
        }
        return turn.ask(lookUp(task.get()), reply -> withAppointments(turn, task.get(), reply));
    }

    private static Call lookUp(Task task) {
        return new Call(Tools.APPOINTMENTS).with("purpose", task.kind().name().toLowerCase(Locale.ROOT));
    }

    private static Step askWho(Task task) {
        return Replies.askWho(
                switch (task.kind()) {
                    case LIST -> "To look up your appointments I need to know who you are.";
                    case MOVE -> "To move an appointment I need to know who you are.";
                    case CANCEL -> "To cancel an appointment I need to know who you are.";
                });
    }

    private Step withAppointments(Turn turn, Task task, ToolReply reply) {
        if (reply.refused().filter("IDENTIFICATION_REQUIRED"::equals).isPresent()) {
            return askWho(task);
        }
        if (reply.refused().isPresent()) {
            return Replies.refusal(reply);
        }
        State state = turn.state();
        List<AppointmentEntry> all = booked(reply);
        if (state.said().wants(Intent.ANY)) {
            return all.isEmpty()
                    ? search.next(turn)
                    : new Step.Say(
                            replies.wording.appointments(all, state.context().zone()) + "\n" + Question.LOOK.text());
        }
        if (task.kind() == Task.Kind.LIST || all.isEmpty()) {
            String list = replies.wording.appointments(all, state.context().zone());
            return new Step.Say(list + (all.isEmpty() ? " " : "\n") + Question.WHAT_ELSE.text());
        }
        List<AppointmentEntry> fitting = meant.of(task, all, state);
        if (fitting.isEmpty()) {
            return new Step.Say(replies.wording.noSuchAppointment(all));
        }
        boolean several = task.isCancelAll();
        if (fitting.size() > 1 && !several) {
            return new Step.Say(replies.wording.whichAppointment(fitting));
        }
        AppointmentEntry one = fitting.getFirst();
        Step step = task.kind() == Task.Kind.CANCEL
                ? cancel(turn, one, fitting.size() - 1)
                : search.move(turn, one, wanted(state, one));
        return state.said().does(Act.SECOND_WISH) ? step.after("One after the other. ") : step;
    }

    /** One of several is cancelled: says so, and proposes the next. */
    Step cancelNext(Turn turn, String done) {
        Task task = turn.state().task().orElseThrow();
        return turn.ask(lookUp(task), reply -> {
            boolean none = meant.of(task, booked(reply), turn.state()).isEmpty();
            Step next = none ? new Step.Say(Question.WHAT_ELSE.text()) : withAppointments(turn, task, reply);
            return next.after(done + "\n\n");
        });
    }

    private static List<AppointmentEntry> booked(ToolReply reply) {
        return reply.appointments().stream().filter(AppointmentPolicy::isBooked).toList();
    }

    private static boolean isBooked(AppointmentEntry one) {
        return one.status().isEmpty() || one.status().equals("booked");
    }

    private Step cancel(Turn turn, AppointmentEntry appointment, int others) {
        Call call = new Call(Tools.CANCEL).with("appointmentId", appointment.appointmentId());
        return turn.ask(call, reply -> {
            Step step = replies.proposal(reply, turn.state());
            return others > 0 && reply.proposal().isPresent() ? step.after("I take them one by one. ") : step;
        });
    }

    /** Where only a time was said, the day stays; where nothing was, any day will do. */
    private static Need wanted(State state, AppointmentEntry appointment) {
        Need need = state.need();
        Optional<Shift> shift = state.said().when().shift();
        if (shift.isPresent() && need.times().isEmpty()) {
            var start = appointment.start().toLocalDateTime();
            LocalDate said = need.days().filter(Days::isOneDay).map(Days::from).orElse(start.toLocalDate());
            var then = shift.get().from(said.atTime(start.toLocalTime()));
            return need.at(
                    Optional.of(new Days(then.toLocalDate(), then.toLocalDate(), Set.of())),
                    Optional.of(new Times(Optional.of(then.toLocalTime()), Optional.empty(), true)));
        }
        boolean sameTime = state.said().does(Act.SAME_TIME)
                && need.times().isEmpty()
                && need.days().filter(Days::isOneDay).isPresent();
        if (sameTime) {
            return need.at(
                    need.days(),
                    Optional.of(new Times(Optional.of(appointment.start().toLocalTime()), Optional.empty(), true)));
        }
        if (need.days().isEmpty() && need.times().isPresent()) {
            var day = appointment.start().toLocalDate();
            return need.at(Optional.of(new Days(day, day, Set.of())), need.times());
        }
        return need;
    }
}
