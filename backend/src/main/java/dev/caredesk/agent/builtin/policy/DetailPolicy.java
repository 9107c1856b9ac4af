package dev.caredesk.agent.builtin.policy;

import dev.caredesk.agent.builtin.state.AppointmentEntry;
import dev.caredesk.agent.builtin.state.DoctorEntry;
import dev.caredesk.agent.builtin.state.Offer;
import dev.caredesk.agent.builtin.state.ProposalEntry;
import dev.caredesk.agent.builtin.state.Question;
import dev.caredesk.agent.builtin.state.State;
import dev.caredesk.agent.builtin.state.Tools;
import dev.caredesk.agent.builtin.understanding.Topic;
import dev.caredesk.agent.builtin.understanding.Utterance;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Answers questions about doctors and the clinic. */
final class DetailPolicy {

    /** Topics that are the clinic's when no doctor is named. */
    private static final Set<Topic> CLINICAL =
            Set.of(Topic.HOURS, Topic.NOTICE, Topic.SPECIALTIES, Topic.ZONE, Topic.COST);

    private static final Set<String> ABOUT_CLINIC = Set.of("your", "clinic", "clinics", "youre", "hospital");

    private static final Set<String> ABOUT_PERSON = Set.of("she", "he", "her", "his");

    private final Replies replies;

    DetailPolicy(Replies replies) {
        this.replies = replies;
    }

    Step next(Turn turn) {
        State state = turn.state();
        Utterance said = state.said();
        Optional<String> doctor = aboutClinic(said) ? Optional.empty() : doctor(state);
        if (doctor.isPresent()) {
            return answer(turn, doctor.get(), "", " " + whatNextWithDoctor(state));
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
                                    : replies.wording.doctors(found.doctors())));
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

    /** Returns the doctor who is spoken of. */
    private static Optional<String> doctor(State state) {
        return state.named()
                .map(DoctorEntry::name)
                .or(() -> state.said().doctor())
                .or(() -> picked(state))
                .or(() -> state.offer()
                        .filter(Offer::isOneDoctor)
                        .map(offer -> offer.slots().getFirst().doctor()))
                .or(() -> state.need().doctor())
                .or(() -> state.offer().isEmpty() && state.doctors().size() == 1
                        ? Optional.of(state.doctors().getFirst().name())
                        : Optional.empty())
                .or(() -> state.offer().isEmpty() ? state.done().map(AppointmentEntry::doctor) : Optional.empty())
                .or(() -> state.offer().isEmpty() ? state.proposed().map(ProposalEntry::doctor) : Optional.empty());
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
        return answer(turn, about, "", "\n\n" + after);
    }

    /** Says {@code before}, then answers about that doctor. */
    Step answerAfter(Turn turn, String doctor, String before) {
        return answer(turn, doctor, before + " ", "");
    }

    private Step answer(Turn turn, String name, String before, String after) {
        State state = turn.state();
        return turn.ask(new Call(Tools.DOCTORS).with("name", name), found -> {
            List<DoctorEntry> doctors = found.doctors();
            Optional<DoctorEntry> exact =
                    doctors.stream().filter(one -> one.name().equals(name)).findFirst();
            if (doctors.isEmpty()) {
                return new Step.Say(before + "I find no doctor called " + name + " here." + after);
            }
            String text = replies.details.doctor(
                    exact.orElse(doctors.getFirst()),
                    state.said().topics(),
                    state.said().language(),
                    Replies.clinic(state));
            return new Step.Say(before + text + after);
        });
    }
}
