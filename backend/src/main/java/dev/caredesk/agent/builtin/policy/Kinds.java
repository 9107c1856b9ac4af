package dev.caredesk.agent.builtin.policy;

import dev.caredesk.agent.builtin.state.Need;
import dev.caredesk.agent.builtin.state.State;
import dev.caredesk.agent.builtin.understanding.SpecialtyWords;
import dev.caredesk.agent.builtin.understanding.SpecialtyWords.Named;
import dev.caredesk.agent.words.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which of the clinic's specialties a search means. */
final class Kinds {

    private final SpecialtyWords words;

    Kinds(SpecialtyWords words) {
        this.words = words;
    }

    /** Returns the clinic's specialties that were asked for, best first. */
    List<Named> asked(Need need, State state) {
        List<Named> all = Replies.clinic(state).specialties();
        List<Named> chosen = all.stream()
                .filter(one -> need.specialty().filter(one.id()::equals).isPresent())
                .toList();
        return chosen.isEmpty() ? words.specialties(Text.of(""), need.concepts(), all) : chosen;
    }

    /** Returns those asked for, or what comes closest to them. */
    List<Named> meant(Need need, State state) {
        List<Named> asked = asked(need, state);
        return asked.isEmpty()
                ? words.closest(need.concepts(), Replies.clinic(state).specialties())
                : asked;
    }

    /** Returns the specialty that comes closest to those asked for. */
    Optional<Named> closest(Need need, State state) {
        List<Named> closest =
                words.closest(need.concepts(), Replies.clinic(state).specialties());
        return general(closest).or(() -> closest.stream().findFirst());
    }

    /** Returns the only one, or the general one among several. */
    static Optional<Named> one(List<Named> found) {
        return found.size() == 1 ? Optional.of(found.getFirst()) : general(found);
    }

    private static Optional<Named> general(List<Named> found) {
        return found.stream()
                .filter(one -> one.name().toLowerCase(Locale.ROOT).contains("general"))
                .findFirst();
    }
}
