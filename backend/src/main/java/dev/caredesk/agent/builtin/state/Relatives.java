package dev.caredesk.agent.builtin.state;

import dev.caredesk.agent.Assent;
import dev.caredesk.agent.builtin.understanding.Act;
import dev.caredesk.agent.builtin.understanding.Relative;
import dev.caredesk.agent.builtin.understanding.Utterance;
import dev.caredesk.agent.dates.Times;
import dev.caredesk.agent.words.Vocabulary;
import dev.caredesk.agent.words.Word;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Appointments for somebody else: who it is, and when it is to be. */
final class Relatives {

    private static final int LONGEST_NAME = 4;
    private static final Set<String> BEFORE_A_NAME =
            Set.copyOf(Vocabulary.load("people").phrases("before a patients name"));

    private Relatives() {}

    /** Takes the answer to the question for the patient's name. */
    static Need named(Need need, Utterance said) {
        if (saysSomethingElse(said)) {
            return need;
        }
        List<Word> first = said.text().sentence(0);
        List<String> name = first.stream()
                .dropWhile(word -> word.text().equals(",") || BEFORE_A_NAME.contains(word.text()))
                .takeWhile(word -> !word.isSign())
                .map(word -> said.text().raw().substring(word.begin(), word.end()))
                .toList();
        if (name.isEmpty() || name.size() > LONGEST_NAME) {
            return need;
        }
        return need.relative()
                .map(it -> need.forRelative(
                        new Relative(it.relation(), Optional.of(name.stream().collect(Collectors.joining(" "))))))
                .orElse(need);
    }

    /** "Ann", and nothing else. */
    static boolean isBareName(Utterance said) {
        List<Word> words =
                said.text().words().stream().filter(word -> !word.isSign()).toList();
        return !words.isEmpty()
                && words.size() <= 2
                && words.stream().allMatch(Word::capital)
                && said.assent() == Assent.UNCLEAR
                && said.acts().isEmpty()
                && !said.hasDetails();
    }

    /** "No preference" or "as soon as possible" is nobody's name. */
    private static boolean saysSomethingElse(Utterance said) {
        return said.doesAny(Act.ANY, Act.SOONEST, Act.MORE, Act.LATER, Act.EARLIER, Act.HELP, Act.THANKS, Act.GOODBYE)
                || said.assent() != Assent.UNCLEAR;
    }

    /** Whether the relative needs an appointment besides the caller's own that is under way, and not instead of it. */
    static boolean isBesides(Heard heard, Need need) {
        boolean also = heard.said().doesAny(Act.ALSO, Act.SAME_TIME, Act.SAME_DAY);
        boolean proposed = heard.open().filter(open -> open.patient().isEmpty()).isPresent();
        boolean underWay = heard.open().isEmpty()
                && heard.done().isEmpty()
                && need.hasWho()
                && need.relative().isEmpty();
        return also && (proposed || underWay);
    }

    /** Without another doctor or time being said, it is to be as the caller's own appointment. */
    static Need asDone(Need need, Optional<AppointmentEntry> done) {
        if (done.isEmpty() || done.get().status().equals("cancelled")) {
            return need;
        }
        Need who = need.hasWho() ? need : need.withDoctor(Optional.empty(), done.map(AppointmentEntry::doctor));
        Optional<OffsetDateTime> start = done.map(AppointmentEntry::start);
        if (who.days().isPresent()) {
            return who;
        }
        boolean thatDay = who.times().filter(Times::exact).isPresent();
        return who.times().isPresent() && !thatDay
                ? who
                : who.at(start.map(WhenWanted::day), who.times().or(() -> start.map(WhenWanted::time)));
    }
}
