package dev.caredesk.agent.builtin.policy;

import dev.caredesk.agent.builtin.state.AppointmentEntry;
import dev.caredesk.agent.builtin.state.Listed;
import dev.caredesk.agent.builtin.state.Need;
import dev.caredesk.agent.builtin.state.Question;
import dev.caredesk.agent.builtin.state.State;
import dev.caredesk.agent.builtin.state.Task;
import dev.caredesk.agent.builtin.state.ToolReply;
import dev.caredesk.agent.builtin.state.Tools;
import dev.caredesk.agent.builtin.understanding.Intent;
import dev.caredesk.agent.builtin.understanding.SpecialtyWords;
import dev.caredesk.agent.builtin.understanding.SpecialtyWords.Named;
import dev.caredesk.agent.builtin.understanding.Topic;
import dev.caredesk.agent.builtin.understanding.Utterance;
import dev.caredesk.agent.dates.Days;
import dev.caredesk.agent.dates.Shift;
import dev.caredesk.agent.dates.Times;
import dev.caredesk.agent.dates.When;
import dev.caredesk.agent.words.Spelling;
import dev.caredesk.agent.words.Text;
import dev.caredesk.agent.words.Word;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists, moves and cancels the caller's appointments. */
final class AppointmentPolicy implements Situation {

    private final Replies replies;
    private final SearchPolicy search;

    private final SpecialtyWords specialties;

    AppointmentPolicy(Replies replies, SearchPolicy search, SpecialtyWords specialties) {
        this.replies = replies;
        this.search = search;
        this.specialties = specialties;
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
        List<AppointmentEntry> meant = meant(task, all, state);
        if (meant.isEmpty()) {
            return new Step.Say(replies.wording.noSuchAppointment(all));
        }
        boolean several = task.isCancelAll();
        if (meant.size() > 1 && !several) {
            return new Step.Say(replies.wording.whichAppointment(meant));
        }
        AppointmentEntry one = meant.getFirst();
        return task.kind() == Task.Kind.CANCEL
                ? cancel(turn, one, meant.size() - 1)
                : search.move(turn, one, wanted(state, one));
    }

    /** One of several is cancelled: says so, and proposes the next. */
    Step cancelNext(Turn turn, String done) {
        Task task = turn.state().task().orElseThrow();
        return turn.ask(lookUp(task), reply -> {
            boolean none = meant(task, booked(reply), turn.state()).isEmpty();
            Step next = none ? new Step.Say(Question.WHAT_ELSE.text()) : withAppointments(turn, task, reply);
            return next.after(done + "\n\n");
        });
    }

    private static List<AppointmentEntry> booked(ToolReply reply) {
        return reply.appointments().stream().filter(AppointmentPolicy::isBooked).toList();
    }

    /** Returns those that fit all that was said of them; what fits none is not held against what was said before. */
    private List<AppointmentEntry> meant(Task task, List<AppointmentEntry> all, State state) {
        List<AppointmentEntry> meant = all;
        boolean fits = true;
        for (Utterance said : task.said()) {
            When when = task.saysWhenItIs(said);
            List<AppointmentEntry> fitting = narrowed(ofPatient(meant, said), said, when, state);
            fits = !fitting.isEmpty();
            meant = fits ? fitting : meant;
        }
        return fits ? meant : List.of();
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
            var meant = shift.get().from(said.atTime(start.toLocalTime()));
            return need.at(
                    Optional.of(new Days(meant.toLocalDate(), meant.toLocalDate(), Set.of())),
                    Optional.of(new Times(Optional.of(meant.toLocalTime()), Optional.empty(), true)));
        }
        if (need.days().isEmpty() && need.times().isPresent()) {
            var day = appointment.start().toLocalDate();
            return need.at(Optional.of(new Days(day, day, Set.of())), need.times());
        }
        return need;
    }

    /** Returns those that fit what was said. */
    private List<AppointmentEntry> narrowed(
            List<AppointmentEntry> appointments, Utterance said, When when, State state) {
        if (appointments.size() > 1 && said.pick().isPresent()) {
            int index = said.pick().get().index(appointments.size());
            return index < 0 ? List.of() : List.of(appointments.get(index));
        }
        String text = said.text().raw().toUpperCase(Locale.ROOT);
        List<AppointmentEntry> coded = appointments.stream()
                .filter(one -> !one.code().isEmpty() && text.contains(one.code().toUpperCase(Locale.ROOT)))
                .toList();
        Set<String> asked =
                specialties
                        .specialties(
                                Text.of(""),
                                said.concepts(),
                                Replies.clinic(state).specialties())
                        .stream()
                        .map(Named::name)
                        .collect(Collectors.toSet());
        if (!coded.isEmpty()) {
            return coded;
        }
        List<AppointmentEntry> fitting = fitting(appointments, said, when, asked);
        // "I have a fever, please move my appointment": it need not be about the fever
        return fitting.isEmpty() && said.complaint().isPresent()
                ? fitting(appointments, said, when, Set.of())
                : fitting;
    }

    private static List<AppointmentEntry> fitting(
            List<AppointmentEntry> appointments, Utterance said, When when, Set<String> specialties) {
        return appointments.stream()
                .filter(one -> fits(one, said, when, specialties))
                .toList();
    }

    /** "Leo is sick, can you move his appointment": those of the patient who is named, if one is. */
    private static List<AppointmentEntry> ofPatient(List<AppointmentEntry> appointments, Utterance said) {
        List<AppointmentEntry> named = appointments.stream()
                .filter(one -> !one.patient().isEmpty()
                        && Text.of(one.patient()).words().stream()
                                .allMatch(part -> said.text().words().stream()
                                        .anyMatch(word -> word.text().equals(part.text()))))
                .toList();
        return named.isEmpty() ? appointments : named;
    }

    private static boolean fits(AppointmentEntry appointment, Utterance said, When when, Set<String> specialties) {
        boolean day = when.days().filter(days -> !includes(days, appointment)).isEmpty();
        boolean time =
                when.times().filter(times -> !includes(times, appointment)).isEmpty();
        boolean specialty = specialties.isEmpty() || specialties.contains(appointment.specialty());
        boolean doctor = said.doctor()
                .filter(name -> !mentions(name, appointment.doctor()))
                .isEmpty();
        return day && time && specialty && doctor;
    }

    private static boolean includes(Days days, AppointmentEntry appointment) {
        var day = appointment.start().toLocalDate();
        return !day.isBefore(days.from())
                && !day.isAfter(days.to())
                && (days.weekdays().isEmpty() || days.weekdays().contains(day.getDayOfWeek()));
    }

    private static boolean includes(Times times, AppointmentEntry appointment) {
        var time = appointment.start().toLocalTime();
        return times.exact()
                ? times.from().filter(time::equals).isPresent()
                : times.from().filter(time::isBefore).isEmpty()
                        && times.to().filter(time::isAfter).isEmpty();
    }

    private static boolean mentions(String text, String name) {
        List<String> words = Text.of(name).words().stream().map(Word::text).toList();
        return Text.of(text).words().stream()
                .anyMatch(word -> words.stream().anyMatch(part -> Spelling.nearlyEqual(part, word.text())));
    }
}
