package dev.caredesk.agent.builtin.understanding;

import dev.caredesk.agent.words.Text;
import dev.caredesk.agent.words.Vocabulary;
import dev.caredesk.agent.words.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/** Finds words beside a day or a time that nothing else explains: "solberg wednesday 10" may name a doctor. */
final class Guesses {

    private static final List<String> VOCABULARIES = List.of(
            "assent", "intents", "people", "requests", "specialties", "topics", "numbers", "questions", "times");
    private static final Set<String> BETWEEN = Set.of("on", "at", "for", "this", "next", ",");
    private static final int SHORTEST = 3;
    private static final int MOST_WORDS = 3;

    private final Set<String> known = known();
    private final Set<String> leads = Set.copyOf(Vocabulary.load("people").phrases("leads a name"));

    private static Set<String> known() {
        var known = new HashSet<String>();
        for (String file : VOCABULARIES) {
            Vocabulary vocabulary = Vocabulary.load(file);
            for (String section : vocabulary.sections()) {
                vocabulary
                        .phrases(section)
                        .forEach(phrase ->
                                Text.of(phrase).words().stream().map(Word::text).forEach(known::add));
            }
        }
        return Set.copyOf(known);
    }

    /** Returns the words before the first day or time that begin a clause; {@code taken} tells words that mean something else. */
    Optional<String> find(Text text, IntPredicate dated, IntPredicate taken) {
        List<Word> words = text.words();
        for (int i = 0; i < words.size(); i++) {
            if (begins(words, i) && isUnknown(words.get(i)) && !dated.test(i) && !taken.test(i)) {
                int end = i + 1;
                while (end < words.size() && isUnknown(words.get(end)) && !dated.test(end) && !taken.test(end)) {
                    end++;
                }
                if (end - i <= MOST_WORDS && isBeforeDate(words, end, dated)) {
                    return Optional.of(text.raw()
                            .substring(words.get(i).begin(), words.get(end - 1).end()));
                }
            }
        }
        return Optional.empty();
    }

    private boolean begins(List<Word> words, int i) {
        return i == 0
                || words.get(i - 1).isSign()
                || leads.contains(words.get(i - 1).text());
    }

    private boolean isUnknown(Word word) {
        return Character.isLetter(word.text().charAt(0))
                && word.text().length() >= SHORTEST
                && !known.contains(word.text());
    }

    private static boolean isBeforeDate(List<Word> words, int end, IntPredicate dated) {
        int i = end;
        while (i < words.size()
                && !dated.test(i)
                && BETWEEN.contains(words.get(i).text())) {
            i++;
        }
        return i < words.size() && dated.test(i);
    }
}
