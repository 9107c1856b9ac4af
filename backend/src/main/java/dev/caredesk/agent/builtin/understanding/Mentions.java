package dev.caredesk.agent.builtin.understanding;

import dev.caredesk.agent.words.Phrases;
import dev.caredesk.agent.words.Vocabulary;
import dev.caredesk.agent.words.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Tells how a clause speaks of appointments: of the caller's own, of one known, of free ones. */
final class Mentions {

    static final Set<String> MINE = Set.of("my", "our", "mine");
    static final Set<String> KNOWN = Set.of("the", "that", "this", "these", "those", "all", "any", "both");
    static final Set<String> ARTICLES = Set.of("a", "an", "another", "some", "new", "one");
    static final Set<String> BEING = Set.of("is", "are", "was", "were", "does", "did");
    static final int FARTHEST_NOUN = 7;
    static final int FARTHEST_KIND = 3;
    private static final Set<String> OBLIGING = Set.of("have", "had", "got", "need", "supposed");
    private static final Set<String> DEFINITE = Set.of("the", "that", "this", "these", "those");
    private static final Set<String> NO_PART = Set.of("mind");

    final Phrases<Boolean> asksWhatIHave;
    private final Phrases<Boolean> open;
    final Set<String> appointments;
    final Set<String> doctors;
    final Set<String> daysOf;
    private final Set<String> comparing;

    Mentions(Vocabulary vocabulary) {
        asksWhatIHave = Phrases.of(vocabulary.phrases("asks what i have"));
        open = Phrases.of(vocabulary.phrases("open"));
        appointments = Set.copyOf(vocabulary.phrases("appointments"));
        doctors = Set.copyOf(vocabulary.phrases("doctors"));
        comparing = Set.copyOf(vocabulary.phrases("comparing"));
        daysOf = Set.copyOf(vocabulary.phrases("days of"));
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
                    && words.get(have.get().end()).text().equals("to")
                    && OBLIGING.contains(words.get(have.get().end() - 1).text());
            boolean lacks = have.isPresent()
                    && have.get().end() < words.size()
                    && words.get(have.get().end()).text().equals("no");
            if (have.isPresent() && !must && !lacks) {
                return has(words, appointments) || has(words, doctors);
            }
        }
        return false;
    }

    boolean isMineAt(List<Word> words, int i) {
        if (i + 1 < words.size() && NO_PART.contains(words.get(i + 1).text())) {
            return false;
        }
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
        int known = IntStream.range(0, words.size())
                .filter(i -> KNOWN.contains(words.get(i).text())
                        || daysOf.contains(words.get(i).text()))
                .findFirst()
                .orElse(-1);
        int noun = known < 0 ? -1 : index(words, appointments, known);
        return noun > known
                && noun - known <= FARTHEST_NOUN
                && index(words.subList(known, noun), Set.of("a", "an"), 0) < 0;
    }

    /** "another checkup". */
    boolean isNew(List<Word> words) {
        int article = index(words, ARTICLES, 0);
        int noun = article < 0 ? -1 : index(words, appointments, article);
        return noun > article && noun - article <= FARTHEST_KIND;
    }

    /** "the appointment", with nothing said of which. */
    boolean isBareKnown(List<Word> words) {
        return words.size() > 1
                && DEFINITE.contains(words.getFirst().text())
                && appointments.contains(words.get(1).text())
                && (words.size() == 2 || !words.get(2).text().equals("with"));
    }

    /** "an earlier appointment", than one that there is. */
    boolean isCompared(List<Word> words) {
        return words.size() > 2
                && ARTICLES.contains(words.getFirst().text())
                && comparing.contains(words.get(1).text())
                && appointments.contains(words.get(2).text());
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
    @SuppressWarnings("varargs") // they are only read
    static boolean begins(List<Word> words, Set<String>... any) {
        return !words.isEmpty()
                && Arrays.stream(any)
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
