package dev.caredesk.agent.builtin.understanding;

import dev.caredesk.agent.words.Phrases;
import dev.caredesk.agent.words.Vocabulary;
import dev.caredesk.agent.words.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells how a clause speaks of appointments: of the caller's own, of one known, of free ones. */
final class Mentions {

    static final Set<String> MINE = Set.of("my", "our", "mine");
    static final Set<String> KNOWN = Set.of("the", "that", "this", "these", "those", "all", "any", "both");
    static final Set<String> ARTICLES = Set.of("a", "an", "another", "some", "new", "one");
    static final Set<String> BEING = Set.of("is", "are", "was", "were", "does", "did");
    static final int FARTHEST_NOUN = 7;

    final Phrases<Boolean> asksWhatIHave;
    private final Phrases<Boolean> open;
    final Set<String> appointments;
    final Set<String> doctors;

    Mentions(Vocabulary vocabulary) {
        asksWhatIHave = Phrases.of(vocabulary.phrases("asks what i have"));
        open = Phrases.of(vocabulary.phrases("open"));
        appointments = Set.copyOf(vocabulary.phrases("appointments"));
        doctors = Set.copyOf(vocabulary.phrases("doctors"));
    }

    /** "my next appointment", "appointments do I have". */
    boolean isMine(List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            if (isMineAt(words, i)) {
                return true;
            }
        }
        for (int i = 0; i < words.size(); i++) {
            Optional<Phrases.Hit<Boolean>> have = asksWhatIHave.at(words, i);
            boolean must = have.isPresent()
                    && have.get().end() < words.size()
                    && words.get(have.get().end()).text().equals("to");
            if (have.isPresent() && !must) {
                return has(words, appointments) || has(words, doctors);
            }
        }
        return false;
    }

    boolean isMineAt(List<Word> words, int i) {
        int noun = i + 1;
        while (noun < words.size()
                && noun - i < FARTHEST_NOUN
                && !appointments.contains(words.get(noun).text())
                && !ends(words.get(noun))) {
            noun++;
        }
        return MINE.contains(words.get(i).text())
                && noun < words.size()
                && appointments.contains(words.get(noun).text());
    }

    private static boolean ends(Word word) {
        return word.text().equals(",")
                || word.endsSentence()
                || BEING.contains(word.text())
                || ARTICLES.contains(word.text())
                || word.text().equals("i");
    }

    /** "the appointment with her", but not "this Wednesday for a cleaning". */
    boolean isKnown(List<Word> words) {
        int known = index(words, KNOWN, 0);
        int noun = known < 0 ? -1 : index(words, appointments, known);
        return noun > known
                && noun - known <= FARTHEST_NOUN
                && index(words.subList(known, noun), Set.of("a", "an"), 0) < 0;
    }

    /** "when is doctor appointment". */
    boolean isPlain(List<Word> words) {
        int is = index(words, BEING, 0);
        int noun = is < 0 ? -1 : index(words, appointments, is);
        return noun > is && index(words.subList(0, noun), ARTICLES, 0) < 0;
    }

    boolean isOpen(List<Word> words) {
        return !open.in(words).isEmpty();
    }

    static boolean has(List<Word> words, Set<String> any) {
        return index(words, any, 0) >= 0;
    }

    @SafeVarargs
    static boolean begins(List<Word> words, Set<String>... any) {
        return !words.isEmpty()
                && List.of(any).stream()
                        .anyMatch(set -> set.contains(words.getFirst().text()));
    }

    static int index(List<Word> words, Set<String> any, int start) {
        for (int i = start; i < words.size(); i++) {
            if (any.contains(words.get(i).text())) {
                return i;
            }
        }
        return -1;
    }
}
