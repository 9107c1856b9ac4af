package dev.caredesk.agent.builtin.state;

import dev.caredesk.agent.Assent;
import dev.caredesk.agent.builtin.understanding.Act;
import dev.caredesk.agent.builtin.understanding.Intent;
import dev.caredesk.agent.builtin.understanding.Relative;
import dev.caredesk.agent.builtin.understanding.SpecialtyWords;
import dev.caredesk.agent.builtin.understanding.SpecialtyWords.Named;
import dev.caredesk.agent.builtin.understanding.Utterance;
import dev.caredesk.agent.dates.Days;
import dev.caredesk.agent.dates.Times;
import dev.caredesk.agent.words.Text;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is kept in mind while a conversation is read from its beginning. */
final class Memory {

    private final Optional<ClinicEntry> clinic;
    private final SpecialtyWords specialties;
    private final Cities cities;
    private final Map<String, DoctorEntry> known = new LinkedHashMap<>();

    private Need need = Need.NOTHING;
    private @Nullable DoctorEntry named;
    private Optional<String> city = Optional.empty();
    private @Nullable Offer offer;
    private @Nullable SlotEntry chosen;
    private List<DoctorEntry> doctors = List.of();
    private Listed listed = Listed.NOTHING;
    private @Nullable Task task;
    private @Nullable Question asked;
    private @Nullable AppointmentEntry done;
    private @Nullable ProposalEntry proposed;

    Memory(Optional<ClinicEntry> clinic, SpecialtyWords specialties, Cities cities) {
        this.clinic = clinic;
        this.specialties = specialties;
        this.cities = cities;
    }

    State state(Context context, Utterance said, List<Exchange> exchanges) {
        return new State(
                context,
                said,
                clinic,
                need,
                Optional.ofNullable(named),
                city,
                Optional.ofNullable(offer),
                Optional.ofNullable(chosen),
                doctors,
                listed,
                Optional.ofNullable(task),
                Optional.ofNullable(asked),
                Optional.ofNullable(done),
                Optional.ofNullable(proposed),
                exchanges);
    }

    void ask(Optional<Question> question) {
        asked = question.orElse(null);
        listed = switch (asked) {
            case WHICH_TIME, TAKE_IT -> Listed.SLOTS;
            case WHICH_DOCTOR, SHOW_TIMES -> Listed.DOCTORS;
            case WHICH_APPOINTMENT -> Listed.APPOINTMENTS;
            case null, default -> listed;
        };
    }

    /** Takes in what a tool answered in an earlier turn. */
    void learn(String tool, ToolReply reply) {
        reply.doctors().forEach(this::know);
        reply.slots().forEach(slot -> know(doctorOf(slot)));
        reply.nearest().forEach(slot -> know(doctorOf(slot)));
        switch (tool) {
            case Tools.SLOTS -> offered(reply);
            case Tools.DOCTORS -> {
                doctors = reply.doctors();
                need = doctors.isEmpty() ? need.withoutLanguage() : need;
            }
            case Tools.BOOK, Tools.RESCHEDULE, Tools.CANCEL ->
                proposed = reply.proposal().orElse(proposed);
            default -> {}
        }
    }

    private void know(DoctorEntry doctor) {
        DoctorEntry before = known.get(doctor.doctorId());
        if (before == null || before.phone().isEmpty()) {
            known.put(doctor.doctorId(), doctor);
        }
    }

    private void offered(ToolReply reply) {
        boolean nearest = reply.slots().isEmpty();
        List<SlotEntry> slots = nearest ? reply.nearest() : reply.slots();
        if (!slots.isEmpty()) {
            offer = new Offer(slots, nearest);
            if (need.doctorId().isEmpty() && need.doctor().isPresent() && offer.isOneDoctor()) {
                need = need.withDoctor(Optional.of(slots.getFirst().doctorId()), need.doctor());
            }
        }
    }

    private static DoctorEntry doctorOf(SlotEntry slot) {
        return new DoctorEntry(
                slot.doctorId(),
                slot.doctor(),
                slot.specialty(),
                slot.specialtyName(),
                slot.city(),
                slot.address(),
                "",
                List.of(),
                false);
    }

    /** Takes in a turn of the user; returns it as it is to be understood at this point of the conversation. */
    Utterance hear(Context context, Utterance heard) {
        context.event().ifPresent(this::happened);
        List<String> places = clinic.map(ClinicEntry::cities).orElse(List.of());
        Utterance placed =
                heard.doctor().filter(name -> cities.isCity(name, places)).isPresent() ? heard.withoutDoctor() : heard;
        Utterance said = placed.wants(Intent.ALTER) ? placed.with(altered(context)) : placed;
        named = DoctorNames.find(said, known.values()).orElse(null);
        city = cities.find(said, places);
        if (asked == Question.PATIENT_NAME && need.relative().isPresent() && !said.wants(Intent.CANCEL, Intent.MOVE)) {
            nameRelative(said);
        }
        Offer offered = listed == Listed.SLOTS && asked != Question.PATIENT_NAME ? offer : null;
        chosen = offered == null ? null : Choice.of(offered, said, named, asked).orElse(null);
        updateTask(context, said);
        if (said.does(Act.FOR_ME) && said.relative().isEmpty()) {
            forCaller(context);
        }
        boolean aboutExisting = said.wants(Intent.CANCEL, Intent.LIST);
        boolean choosesExisting = asked == Question.WHICH_APPOINTMENT;
        if (!aboutExisting && !choosesExisting) {
            boolean target = task != null && task.kind() == Task.Kind.MOVE;
            if (!(target && said.wants(Intent.MOVE))) {
                updateWho(said);
            }
            updateWhen(context, said);
        }
        if (chosen != null) {
            need = at(chosen.doctorId(), chosen.doctor(), chosen.start());
        } else if (said.relative().isPresent() && context.proposal().isPresent()) {
            ProposalEntry open = context.proposal().get();
            need = at(idOf(open.doctor()).orElse(""), open.doctor(), open.start());
        }
        return said;
    }

    /** What is being looked for or proposed is what changes; where nothing is, an appointment that there is. */
    private Intent altered(Context context) {
        boolean underWay = context.proposal().isPresent() || offer != null || listed != Listed.NOTHING || need.hasWho();
        return underWay ? Intent.UNSAID : Intent.MOVE;
    }

    private void forCaller(Context context) {
        need = need.withoutRelative();
        context.proposal()
                .filter(open -> !open.patient().isEmpty())
                .ifPresent(open -> need = at(idOf(open.doctor()).orElse(""), open.doctor(), open.start()));
    }

    private Need at(String doctorId, String doctor, OffsetDateTime start) {
        Optional<String> id = doctorId.isEmpty() ? Optional.empty() : Optional.of(doctorId);
        return need.withDoctor(id, Optional.of(doctor))
                .at(
                        Optional.of(day(start.toLocalDate())),
                        Optional.of(new Times(Optional.of(start.toLocalTime()), Optional.empty(), true)));
    }

    private void happened(Event event) {
        if (event.isDone()) {
            done = event.appointment().orElse(done);
            need = Need.NOTHING;
            task = task != null && task.isCancelAll() ? task : null;
            offer = null;
            listed = Listed.NOTHING;
        } else if (event.type().equals("dismissed")) {
            task = null;
            need = need.at(need.days(), need.times().filter(times -> !times.exact()));
        }
    }

    private void nameRelative(Utterance said) {
        String name = said.text()
                .raw()
                .strip()
                .replaceAll("(?i)^(his|her|their|the|my \\w+'s) name is |^(it is|it's|he is|she is|for) |[.!]+$", "");
        if (name.length() <= 60 && !name.isEmpty() && name.split("\\s+").length <= 4) {
            String relation = need.relative().map(Relative::relation).orElse("");
            need = need.with(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(new Relative(relation, Optional.of(name))));
        }
    }

    private void updateTask(Context context, Utterance said) {
        boolean bookingOpen =
                context.proposal().filter(open -> open.kind().equals("book")).isPresent();
        boolean yes = context.event().filter(Event::isDone).isPresent() && said.assent() != Assent.NO;
        if (task != null && task.isCancelAll() && yes && !said.hasDetails()) {
            return;
        }
        if (task != null && asked == Question.WHICH_APPOINTMENT) {
            task = task.and(said);
        } else if (said.wants(Intent.CANCEL)) {
            task = new Task(Task.Kind.CANCEL, List.of(said));
        } else if (said.wants(Intent.MOVE) || isChangeOfDone(said, context)) {
            boolean moving = task != null
                    && task.kind() == Task.Kind.MOVE
                    && context.proposal().isPresent();
            task = bookingOpen || moving ? task : new Task(Task.Kind.MOVE, List.of(said));
            need = bookingOpen || moving ? need : Need.NOTHING;
        } else if (said.wants(Intent.LIST)) {
            task = new Task(Task.Kind.LIST, List.of(said));
        } else if (startsAnew(said)) {
            task = null;
        }
    }

    /** "Make it Wednesday instead", said of what was just booked. */
    private boolean isChangeOfDone(Utterance said, Context context) {
        return said.does(Act.CHANGE)
                && !said.when().isEmpty()
                && done != null
                && task == null
                && offer == null
                && context.proposal().isEmpty()
                && said.concepts().isEmpty()
                && !need.hasWho();
    }

    private boolean startsAnew(Utterance said) {
        boolean waiting = task != null && task.kind() == Task.Kind.LIST;
        boolean book = (said.wants(Intent.BOOK) || said.does(Act.FIND))
                && (!said.concepts().isEmpty() || said.doctor().isPresent());
        return book || waiting && said.hasDetails();
    }

    private void updateWho(Utterance said) {
        DoctorEntry doctor = named;
        if (listed == Listed.DOCTORS && said.pick().isPresent()) {
            int index = said.pick().get().index(doctors.size());
            doctor = index >= 0 ? doctors.get(index) : doctor;
        }
        if (listed == Listed.DOCTORS
                && asked == Question.SHOW_TIMES
                && said.assent() == Assent.YES
                && doctors.size() == 1) {
            doctor = doctors.getFirst();
        }
        Optional<Named> specialty =
                asked == Question.WHICH_SPECIALTY && said.pick().isPresent() ? chosenSpecialty(said) : specialty(said);
        if (doctor != null) {
            need = need.withDoctor(Optional.of(doctor.doctorId()), Optional.of(doctor.name()));
        } else if (said.doctor().isPresent()) {
            need = need.withDoctor(Optional.empty(), said.doctor());
        } else if (specialty.isPresent() || !said.concepts().isEmpty()) {
            need = need.withSpecialty(said.concepts(), specialty.map(Named::id), said.complaint());
        } else if (said.does(Act.SAME_DOCTOR) && done != null) {
            need = need.withDoctor(Optional.empty(), Optional.of(done.doctor()));
        }
        need = need.with(
                said.complaint(),
                city,
                said.uninsured(),
                said.does(Act.LIST_DOCTORS)
                                || said.topics().isEmpty()
                                || said.doctor().isEmpty() && named == null
                        ? said.language()
                        : Optional.empty(),
                said.relative());
    }

    /** The choice from the specialties that the kinds of doctor asked for had left open. */
    private Optional<Named> chosenSpecialty(Utterance said) {
        List<Named> open = specialties.specialties(
                Text.of(""),
                need.concepts(),
                clinic.map(ClinicEntry::specialties).orElse(List.of()));
        int index = said.pick().map(pick -> pick.index(open.size())).orElse(-1);
        return index < 0 ? Optional.empty() : Optional.of(open.get(index));
    }

    private Optional<Named> specialty(Utterance said) {
        List<Named> found = specialties.specialties(
                said.text(),
                said.concepts(),
                clinic.map(ClinicEntry::specialties).orElse(List.of()));
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private void updateWhen(Context context, Utterance said) {
        Optional<ProposalEntry> open = context.proposal();
        if (open.isPresent() && !said.when().isEmpty() && keepsDoctor(said)) {
            need = need.withDoctor(
                    idOf(open.get().doctor()), Optional.of(open.get().doctor()));
        }
        Optional<Days> days = said.when().days();
        Optional<Times> times = said.when().times();
        sameAsDone(said);
        if (said.when().past() || said.when().impossible().isPresent()) {
            need = need.at(Optional.empty(), need.times());
            return;
        }
        if (said.when().isEmpty() || isChoice(said)) {
            return;
        }
        if (open.isPresent()
                && days.isPresent()
                && times.isEmpty()
                && need.times().isEmpty()
                && keepsDoctor(said)) {
            times = Optional.of(exactly(open.get()));
        }
        if (open.isPresent() && days.isEmpty()) {
            days = Optional.of(day(open.get().start().toLocalDate()));
        }
        boolean another = open.isPresent()
                && said.when().days().isPresent()
                && !said.concepts().isEmpty();
        need = need.at(days.or(() -> need.days()), another ? times : times.or(() -> need.times()));
    }

    /** "The 2nd" or "2" after a list is a choice and neither a day nor a time. */
    private boolean isChoice(Utterance said) {
        boolean one = said.when().pieces().size() == 1;
        boolean bare = one
                && (said.when().pieces().getFirst().ordinal() > 0
                        || said.text().words().size() <= 2);
        return bare
                && listed != Listed.NOTHING
                && said.pick().filter(pick -> pick.index(choices()) >= 0).isPresent();
    }

    private int choices() {
        return switch (listed) {
            case SLOTS -> offer == null ? 0 : offer.lines().size();
            case DOCTORS -> doctors.size();
            case APPOINTMENTS -> Integer.MAX_VALUE;
            case NOTHING -> 0;
        };
    }

    private static boolean keepsDoctor(Utterance said) {
        return said.doctor().isEmpty() && said.concepts().isEmpty() && !said.does(Act.OTHER_DOCTOR);
    }

    private Optional<String> idOf(String name) {
        return known.values().stream()
                .filter(doctor -> doctor.name().equals(name))
                .map(DoctorEntry::doctorId)
                .findFirst();
    }

    private void sameAsDone(Utterance said) {
        if (done != null && said.doesAny(Act.SAME_DAY, Act.SAME_TIME)) {
            need = need.at(
                    said.does(Act.SAME_DAY)
                                    || said.does(Act.SAME_TIME) && need.days().isEmpty()
                            ? Optional.of(day(done.start().toLocalDate()))
                            : need.days(),
                    said.does(Act.SAME_TIME)
                            ? Optional.of(new Times(Optional.of(done.start().toLocalTime()), Optional.empty(), true))
                            : need.times());
        }
    }

    private static Times exactly(ProposalEntry proposal) {
        return new Times(Optional.of(proposal.start().toLocalTime()), Optional.empty(), true);
    }

    private static Days day(LocalDate date) {
        return new Days(date, date, Set.of());
    }
}
