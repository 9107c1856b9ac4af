package dev.caredesk.agent;

import dev.caredesk.agent.words.Phrases;
import dev.caredesk.agent.words.Text;
import dev.caredesk.agent.words.Vocabulary;
import dev.caredesk.agent.words.Word;
import dev.caredesk.api.ProposalKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The question that an answer asks last. A yes belongs to it and to nothing that was asked before: a proposal that it
 * does not put before the patient can no longer be meant.
 */
public final class LastQuestion {

    private static final String OPEN = "open";
    private static final Map<String, Phrases<String>> PHRASES = phrases(Vocabulary.load("questions"));

    private LastQuestion() {}

    private static Map<String, Phrases<String>> phrases(Vocabulary words) {
        return words.sections().stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        section -> new Phrases<>(words.phrases(section).stream()
                                .collect(Collectors.toMap(Function.identity(), _ -> section)))));
    }

    /** Returns whether a yes to that answer could mean something else than a proposal of that kind. */
    public static boolean leaves(ProposalKind kind, String answer) {
        return last(answer)
                .map(question -> !asksFor(kind, question) || asks(OPEN, question))
                .orElse(false);
    }

    private static Optional<List<Word>> last(String answer) {
        return Text.of(answer).sentences().reversed().stream()
                .filter(sentence -> sentence.getLast().asks())
                .findFirst();
    }

    private static boolean asksFor(ProposalKind kind, List<Word> question) {
        return asks(kind.name().toLowerCase(Locale.ROOT), question);
    }

    private static boolean asks(String section, List<Word> question) {
        return !Objects.requireNonNull(PHRASES.get(section)).in(question).isEmpty();
    }
}
