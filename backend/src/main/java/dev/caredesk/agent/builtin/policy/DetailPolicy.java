package dev.caredesk.agent.builtin.policy;

import dev.caredesk.agent.Assent;
import dev.caredesk.agent.builtin.state.AppointmentEntry;
import dev.caredesk.agent.builtin.state.DoctorEntry;
import dev.caredesk.agent.builtin.state.Listed;
import dev.caredesk.agent.builtin.state.Offer;
import dev.caredesk.agent.builtin.state.ProposalEntry;
import dev.caredesk.agent.builtin.state.Question;
import dev.caredesk.agent.builtin.state.State;
import dev.caredesk.agent.builtin.state.Tools;
import dev.caredesk.agent.builtin.understanding.Act;
import dev.caredesk.agent.builtin.understanding.Intent;
import dev.caredesk.agent.builtin.understanding.Opening;
import dev.caredesk.agent.builtin.understanding.Topic;
import dev.caredesk.agent.builtin.understanding.Utterance;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers questions about doctors and the clinic. */
final class DetailPolicy implements Situation {

    /** Topics that are the clinic's when no doctor is named. */
    private static final Set<Topic> CLINICAL =
            Set.of(Topic.HOURS, Topic.NOTICE, Topic.SPECIALTIES, Topic.ZONE, Topic.COST);

    private static final Set<Topic> WHERE = Set.of(Topic.ADDRESS, Topic.PHONE);

    private static final Set<String> ABOUT_CLINIC = Set.of("your", "clinic", "clinics", "youre", "hospital");

    private static final Set<String> ABOUT_PERSON =
            Set.of("she", "he", "her", "his", "him", "they", "their", "them", "theyre", "theirs");

    private final Replies replies;
    private final SearchPolicy search;

    DetailPolicy(Replies replies, SearchPolicy search) {
        this.replies = replies;
        this.search = search;
    }

    @Override
    public boolean applies(State state) {
        Utterance said = state.said();
        return !said.topics().isEmpty()
                && !asksToSearch(state)
                && state.chosen().isEmpty();
    }

    private static boolean asksToSearch(State state) {
        Utterance said = state.said();
        boolean elsewhere = state.city().isPresent() && (said.wants(Intent.BOOK) || said.does(Act.FIND));
        boolean search = elsewhere
                || !said.concepts().isEmpty()
                || !said.when().isEmpty()
                || said.uninsured().isPresent()
                || said.language().isPresent();
        return search
                && (said.wants(Intent.BOOK)
                        || said.doesAny(Act.FIND, Act.LIST_DOCTORS)
                        || !said.concepts().isEmpty())
                && !speaksOfThem(state)
                && said.doctor().isEmpty();
    }

    /** "Do they do …?" is asked about the doctor spoken of, whatever kind of doctor the words would be. */
    private static boolean speaksOfThem(State state) {
        return state.focus().isPresent()
                && state.said().when().isEmpty()
                && state.said().text().words().stream().anyMatch(word -> ABOUT_PERSON.contains(word.text()));
    }

    @Override
    public Step next(Turn turn) {
        State state = turn.state();
        Utterance said = state.said();
        if (takes(state)) {
            return answer(
                    turn,
                    doctor(state).orElseThrow(),
                    about -> search.next(turn).after(about + "\n\n"));
        }
        if (asksWhereAll(state)) {
            String places = state.appointments().stream()
                    .map(one -> about(doctorOf(one), state))
                    .distinct()
                    .collect(Collectors.joining(" "));
            return new Step.Say(places + " " + whatNext(state));
        }
        Optional<String> doctor = aboutClinic(said) ? Optional.empty() : doctor(state);
        if (doctor.isPresent()) {
            return answer(turn, doctor.get(), about -> new Step.Say(about + " " + whatNextWithDoctor(state)));
        }
        Set<Topic> topics = said.topics();
        if (topics.equals(Set.of(Topic.LANGUAGES)) && said.language().isPresent()) {
            return turn.ask(
                    new Call(Tools.DOCTORS)
                            .with("language", said.language())
                            .with("specialty", state.need().specialty()),
                    found -> new Step.Say(
                            found.doctors().isEmpty()
                                    ? "None of our doctors speaks "
                                            + said.language().get() + ". " + Question.WHAT_ELSE.text()
                                    : replies.doctors.list(found.doctors())));
        }
        return new Step.Say(replies.details.clinic(Replies.clinic(state), topics) + " " + whatNext(state));
    }

    private static boolean aboutClinic(Utterance said) {
        if (said.text().words().stream().anyMatch(word -> ABOUT_PERSON.contains(word.text()))) {
            return false;
        }
        boolean clinic = said.text().words().stream().anyMatch(word -> ABOUT_CLINIC.contains(word.text()));
        boolean you = said.text().raw().toLowerCase(Locale.ROOT).contains("are you")
                || said.topics().contains(Topic.INSURANCE)
                        && said.text().words().stream()
                                .anyMatch(word -> word.text().equals("you"));
        return said.doctor().isEmpty() && (clinic || you || CLINICAL.containsAll(said.topics()));
    }

    private static String whatNext(State state) {
        return state.asked()
                .filter(Question::staysOpen)
                .orElse(Question.WHAT_ELSE)
                .text();
    }

    private static String whatNextWithDoctor(State state) {
        String next = whatNext(state);
        boolean hours = state.said().topics().contains(Topic.HOURS);
        return hours && next.equals(Question.WHAT_ELSE.text()) ? Question.SHOW_TIMES.text() : next;
    }

    /** A suggestion is taken in the same breath. */
    private static boolean takes(State state) {
        boolean yes = Opening.of(state.said()) == Assent.YES || state.said().does(Act.ACCEPT);
        return yes
                && state.asked().filter(Question.SHOW_TIMES::equals).isPresent()
                && state.need().doctor().isPresent();
    }

    /** "Where is that?", after several appointments were told. */
    private static boolean asksWhereAll(State state) {
        return state.appointments().size() > 1
                && WHERE.containsAll(state.said().topics())
                && !aboutClinic(state.said())
                && spokenOf(state).isEmpty();
    }

    private static DoctorEntry doctorOf(AppointmentEntry one) {
        return new DoctorEntry(
                "",
                one.doctor(),
                one.specialty(),
                one.specialty(),
                one.city(),
                one.address(),
                one.phone(),
                List.of(),
                false,
                false);
    }

    /** Returns the doctor whom the turn itself tells, also by an appointment. */
    private static Optional<String> spokenOf(State state) {
        List<AppointmentEntry> told = state.appointments();
        Optional<AppointmentEntry> one = state.said()
                .pick()
                .map(pick -> pick.index(told.size()))
                .filter(index -> index >= 0)
                .map(told::get)
                .or(() -> told.stream().filter(_ -> told.size() == 1).findFirst());
        return state.named()
                .map(DoctorEntry::name)
                .or(() -> state.said().doctor())
                .or(() -> one.map(AppointmentEntry::doctor));
    }

    /** Returns the doctor who is spoken of. */
    private static Optional<String> doctor(State state) {
        Optional<String> listed = state.listed() == Listed.SLOTS ? offered(state) : Optional.empty();
        return spokenOf(state)
                .or(() -> picked(state))
                .or(() -> listed)
                .or(() -> state.focus().map(DoctorEntry::name))
                .or(() -> state.need().doctor())
                .or(() -> state.done().map(AppointmentEntry::doctor))
                .or(() -> offered(state).isEmpty() ? state.proposed().map(ProposalEntry::doctor) : offered(state));
    }

    private static Optional<String> offered(State state) {
        return state.offer()
                .filter(Offer::isOneDoctor)
                .map(offer -> offer.slots().getFirst().doctor());
    }

    private static Optional<String> picked(State state) {
        return state.said()
                .pick()
                .flatMap(pick -> state.offer().flatMap(offer -> {
                    int index = pick.index(offer.lines().size());
                    return index < 0
                            ? Optional.empty()
                            : Optional.of(offer.lines().get(index).doctor());
                }));
    }

    /** Answers about that doctor, then says {@code after}. */
    Step answerAnd(Turn turn, String doctor, String after) {
        String about = turn.state().said().doctor().orElse(doctor);
        return answer(turn, about, text -> new Step.Say(text + "\n\n" + after));
    }

    /** Says {@code before}, then answers about that doctor. */
    Step answerAfter(Turn turn, String doctor, String before) {
        return answer(turn, doctor, text -> new Step.Say(before + " " + text));
    }

    /** What is known already needs no tool. */
    private Step answer(Turn turn, String name, Function<String, Step> then) {
        State state = turn.state();
        Optional<DoctorEntry> known =
                state.focus().filter(one -> one.isWhole() && one.name().equals(name));
        if (known.isPresent()) {
            return then.apply(about(known.get(), state));
        }
        return turn.ask(new Call(Tools.DOCTORS).with("name", name), found -> {
            List<DoctorEntry> doctors = found.doctors();
            return then.apply(doctors.stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .or(() -> doctors.stream().findFirst())
                    .map(one -> about(one, state))
                    .orElse("I find no doctor called " + name + " here."));
        });
    }

    private String about(DoctorEntry doctor, State state) {
        return replies.details.doctor(
                doctor, state.said().topics(), state.said().language(), Replies.clinic(state));
    }
}
