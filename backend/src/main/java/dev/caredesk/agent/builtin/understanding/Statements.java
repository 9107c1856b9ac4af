package dev.caredesk.agent.builtin.understanding;

import dev.caredesk.agent.words.Phrases;
import dev.caredesk.agent.words.Vocabulary;
import dev.caredesk.agent.words.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what is wanted off the form of a statement: "my appointment was moved", "I no longer need the appointment". */
final class Statements {

    private static final Set<String> PERMITTING = Set.of("can", "could", "may", "might");
    private static final Set<String> NOT = Set.of("not");
    private static final Set<String> CANCELLED = Set.of("cancelled", "canceled");
    private static final Set<String> ANY = Set.of("any");

    private final Mentions mentions;
    private final Phrases<Boolean> questions;
    private final Phrases<Boolean> statesWhatIHave;
    private final Phrases<Boolean> saysWhatItShallBe;
    private final Phrases<Boolean> corrects;
    private final Phrases<Boolean> givesUp;
    private final Phrases<Boolean> wishes;
    private final Set<String> gone;
    private final Set<String> saysItWas;

    Statements(Vocabulary vocabulary, Mentions mentions) {
        this.mentions = mentions;
        questions = Phrases.of(vocabulary.phrases("questions"));
        statesWhatIHave = Phrases.of(vocabulary.phrases("states what i have"));
        saysWhatItShallBe = Phrases.of(vocabulary.phrases("says what it shall be"));
        corrects = Phrases.of(vocabulary.phrases("corrects"));
        givesUp = Phrases.of(vocabulary.phrases("gives up"));
        wishes = Phrases.of(vocabulary.phrases("wishes"));
        gone = Set.copyOf(vocabulary.phrases("gone"));
        saysItWas = Set.copyOf(vocabulary.phrases("says that it was"));
    }

    /**
     * Reads a sentence.
     *
     * @param sentence its words
     * @param said the same without what leads in
     * @param asks whether the turn has a question mark
     */
    Optional<Intent> read(List<Word> sentence, List<Word> said, boolean asks) {
        if (!asks && givesUp(sentence) || wishesGone(sentence)) {
            return Optional.of(Intent.CANCEL);
        }
        int noun = Mentions.index(said, mentions.appointments, 0);
        boolean mine = !said.isEmpty() && mentions.isMineAt(said, 0);
        boolean states = !asks || Mentions.begins(sentence, PERMITTING);
        if (states && isOtherwise(said, noun, mine) || !asks && (tellsOfAChange(said) || isCorrected(said, noun))) {
            return Optional.of(mine || tellsOfAChange(said) ? Intent.MOVE : Intent.ALTER);
        }
        if (statesWhatIHave.in(sentence).stream().anyMatch(hit -> isSoon(sentence, hit.end()))) {
            return Optional.of(asks ? Intent.LIST : Intent.BOOK);
        }
        return noun >= 0
                        && (mine
                                || isLed(said) && Mentions.index(said, CANCELLED, noun) > 0
                                || Mentions.begins(said, Mentions.KNOWN) && mentions.isMine(said)
                                || isNext(sentence)
                                || asksAboutMine(said))
                ? Optional.of(Intent.LIST)
                : Optional.empty();
    }

    /** "I don't need the appointment any more". */
    private boolean givesUp(List<Word> sentence) {
        return givesUp.in(sentence).stream().anyMatch(hit -> {
            List<Word> rest = sentence.subList(hit.end(), sentence.size());
            return (mentions.isMine(rest) || mentions.isKnown(rest)) && !Mentions.begins(rest, ANY);
        });
    }

    /** "I'd like my appointment cancelled". */
    private boolean wishesGone(List<Word> sentence) {
        return !sentence.isEmpty()
                && wishes.at(sentence, 0)
                        .map(hit -> sentence.subList(hit.end(), sentence.size()))
                        .filter(rest -> isLed(rest) && !Mentions.begins(rest, ANY))
                        .filter(rest -> Mentions.has(rest, mentions.appointments) && Mentions.has(rest, gone))
                        .isPresent();
    }

    /** "My appointment got moved", "the appointment should be at ten". */
    private boolean isOtherwise(List<Word> said, int noun, boolean mine) {
        if (noun < 0 || !mine && (!isLed(said) || Mentions.begins(said, Mentions.MINE))) {
            return false;
        }
        List<Word> after = said.subList(noun + 1, said.size());
        return Mentions.has(after, saysItWas) || !saysWhatItShallBe.in(after).isEmpty();
    }

    private boolean isLed(List<Word> said) {
        return Mentions.begins(said, Mentions.MINE, Mentions.KNOWN, mentions.appointments, mentions.daysOf);
    }

    /** "They moved my appointment to Tuesday". */
    private boolean tellsOfAChange(List<Word> said) {
        int changed = Mentions.index(said, saysItWas, 1);
        int next = changed + 1;
        return changed > 0
                && next < said.size()
                && (mentions.isMineAt(said, next)
                        || Mentions.begins(said.subList(next, said.size()), Mentions.KNOWN)
                                && Mentions.index(said, mentions.appointments, next) > next);
    }

    /** "Monday's appointment is with Ann, not with Bob". */
    private boolean isCorrected(List<Word> said, int noun) {
        if (noun < 0 || !isLed(said)) {
            return false;
        }
        List<Word> after = said.subList(noun + 1, said.size());
        return corrects.in(after).stream().anyMatch(hit -> Mentions.index(after, NOT, hit.end()) > 0);
    }

    /** What "I have" or "I am going to" is followed by. */
    private boolean isSoon(List<Word> sentence, int start) {
        List<Word> next = sentence.subList(start, Math.min(sentence.size(), start + Mentions.FARTHEST_NOUN));
        boolean lacks = Mentions.begins(next, Set.of("no"));
        return !lacks
                && (Mentions.has(next, mentions.appointments) && !Mentions.begins(next, Set.of("to"))
                        || Mentions.has(next, Set.of("doctors", "dentists", "vet")));
    }

    /** "next dentist appointment?", but not "next Tuesday". */
    private boolean isNext(List<Word> sentence) {
        int noun = Mentions.index(sentence, mentions.appointments, 0);
        return Mentions.begins(sentence, Set.of("next", "upcoming", "last", "future"))
                && noun > 0
                && noun <= 2
                && (noun == 1 || mentions.doctors.contains(sentence.get(1).text()))
                && !mentions.isOpen(sentence);
    }

    /** "I wonder when my appointment is". */
    private boolean asksAboutMine(List<Word> words) {
        for (int i = 1; i < words.size(); i++) {
            boolean asked = questions.at(words, i - 1).isPresent()
                    || Mentions.BEING.contains(words.get(i - 1).text());
            if (asked && mentions.isMineAt(words, i)) {
                return true;
            }
        }
        return false;
    }
}
