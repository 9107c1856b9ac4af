package dev.caredesk.agent.builtin.understanding;

import dev.caredesk.agent.dates.Piece;
import dev.caredesk.agent.words.Phrases;
import dev.caredesk.agent.words.Text;
import dev.caredesk.agent.words.Word;
import java.util.List;
import java.util.Set;

/**
 * The days and times at which somebody says not to come: "I can't make Monday, can I come Wednesday?"
 *
 * @param pieces those that stand beside the words for it
 * @param isForAnother whether others are named besides
 */
record GivenUp(List<Piece> pieces, boolean isForAnother) {

    private static final Set<String> SECTIONS = Set.of("unable", "unfit");
    /** What stands between the two. */
    private static final Set<String> SEPARATES = Set.of(
            ",",
            ".",
            "?",
            "!",
            ";",
            ":",
            "-",
            "but",
            "so",
            "and",
            "can",
            "could",
            "may",
            "how",
            "what",
            "is",
            "do",
            "does",
            "would",
            "then",
            "instead",
            "any",
            "anything");

    static GivenUp in(Text text, Phrases<String> intents, List<Piece> said) {
        List<Word> words = text.words();
        List<Piece> beside = intents.in(words).stream()
                .filter(hit -> SECTIONS.contains(hit.value()))
                .flatMap(hit -> said.stream().filter(piece -> isBeside(words, hit, piece)))
                .distinct()
                .toList();
        return new GivenUp(beside, !beside.isEmpty() && beside.size() < said.size());
    }

    boolean includes(Piece piece) {
        return pieces.stream().anyMatch(one -> one.begin() == piece.begin());
    }

    private static boolean isBeside(List<Word> words, Phrases.Hit<String> hit, Piece piece) {
        int begin = words.get(hit.begin()).begin();
        int end = words.get(hit.end() - 1).end();
        int from = Math.min(end, piece.end());
        int to = Math.max(begin, piece.begin());
        return words.stream()
                .filter(word -> word.begin() >= from && word.end() <= to)
                .noneMatch(word -> SEPARATES.contains(word.text()));
    }
}
