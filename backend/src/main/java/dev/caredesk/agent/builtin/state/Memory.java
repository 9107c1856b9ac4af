package dev.caredesk.agent.builtin.state;

import dev.caredesk.agent.builtin.understanding.Act;
import dev.caredesk.agent.builtin.understanding.Intent;
import dev.caredesk.agent.builtin.understanding.Relative;
import dev.caredesk.agent.builtin.understanding.SpecialtyWords;
import dev.caredesk.agent.builtin.understanding.Utterance;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept in mind while a conversation is read from its beginning. */
final class Memory {

    private final Optional<ClinicEntry> clinic;
    private final Cities cities;
    private final WhoWanted who;
    private final Places places;
    private final KnownDoctors known = new KnownDoctors();

    private Need need = Need.NOTHING;
    private Optional<Task> task = Optional.empty();
    private Optional<Question> asked = Optional.empty();
    private Listed listed = Listed.NOTHING;
    private Doctors doctors = Doctors.NONE;
    private Optional<DoctorEntry> focus = Optional.empty();
    private Optional<Offer> offer = Optional.empty();
    private List<AppointmentEntry> appointments = List.of();
    private Optional<AppointmentEntry> done = Optional.empty();
    private Optional<ProposalEntry> proposed = Optional.empty();
    private final Suggestion suggestion = new Suggestion();
    private Optional<Relative> next = Optional.empty();
    private Optional<Relative> introduced = Optional.empty();
    private @Nullable Heard heard;
    private Optional<String> guess = Optional.empty();
    private Optional<String> foreign = Optional.empty();
    private boolean wantsOther;
    private boolean suggested;

    Memory(Optional<ClinicEntry> clinic, SpecialtyWords specialties, Cities cities) {
        this.clinic = clinic;
        this.cities = cities;
        this.who = new WhoWanted(clinic, specialties);
        this.places = new Places(specialties, cities);
    }

    State state(Context context, Utterance said, List<Exchange> exchanges) {
        return new State(
                context,
                said,
                clinic,
                need,
                Optional.ofNullable(heard).flatMap(Heard::named),
                Optional.ofNullable(heard).flatMap(Heard::city),
                guess,
                foreign,
                wantsOther,
                focus,
                offer,
                Optional.ofNullable(heard).flatMap(Heard::chosen),
                doctors,
                listed,
                task,
                asked,
                appointments,
                done,
                proposed,
                suggested,
                next,
                exchanges);
    }

    /** Takes in a reply of the desk. */
    void say(String reply) {
        asked = Question.askedBy(reply);
        listed = suggestion.isOpen() && asked.filter(Question::isOfTime).isPresent()
                ? Listed.SLOTS
                : asked.flatMap(Question::lists).orElse(listed);
        doctors = doctors.heard(reply);
        focus = doctors.suggested().or(() -> focus);
    }

    /** Takes in what a tool answered in an earlier turn. */
    void learn(String tool, ToolReply reply) {
        known.learn(reply);
        boolean told = tool.equals(Tools.APPOINTMENTS);
        appointments = told ? reply.appointments() : tool.equals(Tools.CLINIC) ? appointments : List.of();
        switch (tool) {
            case Tools.SLOTS -> offered(reply);
            case Tools.DOCTORS -> found(reply);
            case Tools.BOOK, Tools.RESCHEDULE, Tools.CANCEL -> {
                reply.proposal().ifPresent(made -> suggestion.made(made, need));
                proposed = reply.proposal().or(() -> proposed);
            }
            default -> {}
        }
    }

    private void found(ToolReply reply) {
        Optional<DoctorEntry> guessed = guess.flatMap(name -> DoctorNames.only(name, reply.doctors()));
        if (guess.isPresent() && reply.doctors().isEmpty()) {
            guess = Optional.empty();
            return;
        }
        guess = Optional.empty();
        doctors = doctors.found(reply);
        need = reply.doctors().isEmpty() ? need.withoutLanguage() : withFound(reply.doctors());
        need = guessed.map(one -> of(need, one.name())).orElse(need);
    }

    /** The only one who has the name that was looked for is meant. */
    private Need withFound(List<DoctorEntry> found) {
        boolean byName = need.doctor().isPresent() && need.doctorId().isEmpty();
        return byName && found.size() == 1 ? of(need, found.getFirst().name()) : need;
    }

    private void offered(ToolReply reply) {
        boolean nearest = reply.slots().isEmpty();
        List<SlotEntry> slots = nearest ? reply.nearest() : reply.slots();
        if (slots.isEmpty()) {
            return;
        }
        var found = new Offer(slots, nearest);
        offer = Optional.of(found);
        if (found.isOneDoctor()) {
            SlotEntry first = slots.getFirst();
            focus = known.called(first.doctor());
            if (need.doctorId().isEmpty() && need.doctor().isPresent()) {
                need = need.withDoctor(Optional.of(first.doctorId()), need.doctor());
            }
        }
    }

    /** Takes in a turn of the user; returns it as it is to be understood at this point of the conversation. */
    Utterance hear(Context context, Utterance turn) {
        context.event().ifPresent(event -> happened(event, turn));
        boolean city =
                turn.doctor().filter(name -> cities.isCity(name, places())).isPresent();
        Utterance said = withName(spokenOf(context).understood(city ? turn.withoutDoctor() : turn));
        suggested = suggestion.isOpen();
        need = context.proposal()
                .filter(open -> open.kind().equals("book"))
                .filter(_ -> !suggestion.isLeft(said))
                .map(open -> at(need, open.doctor(), open.start()))
                .orElseGet(() -> suggestion.left(need));
        heard = inContext(context, said);
        if (spokenOf(context).isPatientNamed(said)) {
            need = Relatives.named(need, said);
            introduced = need.relative();
        }
        boolean change = TaskWanted.isChangeOfProposed(task, heard);
        Optional<Task> before = task;
        task = TaskWanted.after(task, need, offer.isPresent(), heard);
        boolean moves = task.filter(it -> it.kind() == Task.Kind.MOVE).isPresent();
        if (moves && !task.equals(before) && !change && !heard.answers(Question.WHICH_APPOINTMENT)) {
            need = Need.NOTHING;
        }
        wantsOther = heard.wantsOther() && !who.beginsAnew(need, heard);
        need = wanted(heard, moves);
        foreign = places().isEmpty() || heard.city().isPresent() ? Optional.empty() : places.foreign(said, places());
        guess = said.guess().filter(_ -> heardNobody(context));
        focus = known.of(need).or(heard::named).or(() -> focus);
        if (need.doctor().isPresent() || heard.wantsOther()) {
            doctors = doctors.settled();
        }
        return said;
    }

    private boolean heardNobody(Context context) {
        return !need.hasWho()
                && context.proposal().isEmpty()
                && heard != null
                && heard.named().isEmpty()
                && heard.chosen().isEmpty()
                && task.isEmpty();
    }

    /** "My daughter" is the one who was named before. */
    private Utterance withName(Utterance said) {
        Optional<Relative> spokenOf = said.relative();
        if (spokenOf.isEmpty() || spokenOf.get().name().isPresent()) {
            introduced = spokenOf.or(() -> introduced);
            return said;
        }
        return introduced
                .filter(known -> known.relation().equals(spokenOf.get().relation()))
                .map(said::with)
                .orElse(said);
    }

    private SpokenOf spokenOf(Context context) {
        return new SpokenOf(context, need, task, asked, listed, offer.isPresent(), done);
    }

    private Heard inContext(Context context, Utterance said) {
        Optional<DoctorEntry> named = DoctorNames.find(said, known.all(), places());
        String name = named.filter(_ -> said.doctor().isEmpty())
                .map(DoctorEntry::name)
                .orElse("");
        Optional<SlotEntry> chosen = offer.filter(_ -> listed == Listed.SLOTS
                        && !asked.filter(Question.PATIENT_NAME::equals).isPresent())
                .flatMap(it -> Choice.of(it, said, named, asked));
        return new Heard(
                context,
                said,
                named,
                cities.find(said, places()).filter(it -> !Cities.isPartOf(it, name)),
                asked,
                listed,
                doctors,
                focus,
                chosen,
                suggested,
                done);
    }

    private List<String> places() {
        return clinic.map(ClinicEntry::cities).orElse(List.of());
    }

    private Need wanted(Heard heard, boolean moves) {
        Utterance said = heard.said();
        if (heard.chosen().isPresent()) {
            SlotEntry slot = heard.chosen().get();
            Need chosen = at(need, slot.doctor(), slot.start());
            return said.does(Act.SOONEST) ? chosen.withSoonest() : chosen;
        }
        if (said.wants(Intent.CANCEL, Intent.LIST) || heard.answers(Question.WHICH_APPOINTMENT)) {
            return need;
        }
        if (said.relative().isPresent() || said.does(Act.FOR_ME)) {
            return forWhom(heard);
        }
        boolean movesIt = moves && said.wants(Intent.MOVE);
        Need whom = movesIt ? need : who.after(need, heard);
        boolean keepsProposed = heard.open().isPresent() && !said.when().isEmpty() && !heard.namesSomeone();
        return WhenWanted.after(keepsProposed ? of(whom, heard.open().get().doctor()) : whom, heard);
    }

    /** Another patient for what is proposed, or somebody besides the caller, then or afterwards. */
    private Need forWhom(Heard heard) {
        Utterance said = heard.said();
        Optional<ProposalEntry> open = heard.open();
        if (said.relative().isPresent() && Relatives.isBesides(heard, need)) {
            next = said.relative();
            return said.isForBoth() ? WhenWanted.after(need, heard) : need;
        }
        Need wanted = WhenWanted.after(who.after(need, heard), heard);
        wanted = said.relative().isEmpty() ? wanted.withoutRelative() : wanted;
        boolean elsewhere = heard.namesSomeone() || !said.when().isEmpty();
        if (open.isPresent()
                && !elsewhere
                && (said.relative().isPresent() || !open.get().patient().isEmpty())) {
            return at(wanted, open.get().doctor(), open.get().start());
        }
        return said.relative().isPresent() && open.isEmpty() ? asDone(wanted) : wanted;
    }

    private Need asDone(Need wanted) {
        Need same = Relatives.asDone(wanted, done);
        return same.doctorId().isEmpty() && same.doctor().isPresent()
                ? of(same, same.doctor().get())
                : same;
    }

    private void happened(Event event, Utterance turn) {
        if (event.isDone()) {
            done = event.appointment().or(() -> done);
            need = next.map(it -> asDone(Need.NOTHING.forRelative(it))).orElse(Need.NOTHING);
            next = Optional.empty();
            task = task.filter(Task::isCancelAll);
            offer = Optional.empty();
            suggestion.end();
            listed = Listed.NOTHING;
            doctors = Doctors.NONE;
            focus = done.flatMap(it -> known.called(it.doctor()));
        } else if (event.type().equals("dismissed") && !turn.does(Act.FOR_ME)) {
            task = Optional.empty();
            next = Optional.empty();
            need = need.at(need.days(), need.times().filter(times -> !times.exact()));
        }
    }

    private Need at(Need wanted, String doctor, OffsetDateTime start) {
        return of(wanted, doctor).at(Optional.of(WhenWanted.day(start)), Optional.of(WhenWanted.time(start)));
    }

    private Need of(Need wanted, String doctor) {
        return wanted.withDoctor(known.called(doctor).map(DoctorEntry::doctorId), Optional.of(doctor));
    }
}
