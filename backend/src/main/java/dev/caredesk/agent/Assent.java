package dev.caredesk.agent;

import dev.caredesk.agent.words.Phrases;
import dev.caredesk.agent.words.Text;
import dev.caredesk.agent.words.Vocabulary;
import dev.caredesk.agent.words.Word;
import dev.caredesk.api.ProposalKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a turn says yes or no to the open proposal. A wrong yes books, so a turn is one only if every word of it is
 * known: a change, a condition or a doubt leaves a word over and makes it {@link #UNCLEAR}. A question about a detail may
 * follow a yes.
 */
public enum Assent {
    /** Yes, to exactly what was proposed. */
    YES,
    /** No, and nothing else instead. */
    NO,
    /** Neither, both, or more than that: the model has to look at it. */
    UNCLEAR;

    private static final String NEUTRAL = "neutral";
    private static final Vocabulary WORDS = Vocabulary.load("assent");
    private static final Set<String> QUESTION = Set.copyOf(WORDS.phrases("question").stream()
            .flatMap(phrase -> Text.of(phrase).words().stream())
            .map(Word::text)
            .toList());
    private static final Set<String> ASKS = Set.of(
            "what", "whats", "where", "wheres", "which", "who", "whos", "how", "do", "does", "is", "are", "can",
            "could", "will", "would", "may", "tell", "give", "send", "find", "let", "share", "get", "i");
    private static final Map<ProposalKind, Phrases<String>> BY_KIND = Map.of(
            ProposalKind.BOOK, phrases(ProposalKind.BOOK),
            ProposalKind.RESCHEDULE, phrases(ProposalKind.RESCHEDULE),
            ProposalKind.CANCEL, phrases(ProposalKind.CANCEL));

    private static Phrases<String> phrases(ProposalKind kind) {
        String verb = kind.name().toLowerCase(Locale.ROOT);
        var meanings = new LinkedHashMap<String, String>();
        for (Map.Entry<String, String> section : List.of(
                Map.entry("no to " + verb, "no"),
                Map.entry("yes to " + verb, "yes"),
                Map.entry("no", "no"),
                Map.entry("yes", "yes"),
                Map.entry(NEUTRAL, NEUTRAL))) {
            WORDS.phrases(section.getKey()).forEach(phrase -> meanings.putIfAbsent(phrase, section.getValue()));
        }
        return new Phrases<>(meanings);
    }

    /** Reads a turn as the answer to a proposal to book. */
    public static Assent read(String text) {
        return read(text, ProposalKind.BOOK);
    }

    /** Reads a turn as the answer to a proposal of that kind: "cancel it" is a yes only to a cancellation. */
    public static Assent read(String text, ProposalKind kind) {
        Phrases<String> phrases = Objects.requireNonNull(BY_KIND.get(kind));
        boolean yes = false;
        boolean no = false;
        for (List<Word> sentence :
                Text.of(text.replace("👍", " yes ").replace("👎", " no ")).sentences()) {
            Reading reading = sentence(sentence, phrases, yes);
            if (reading.unknown()) {
                return UNCLEAR;
            }
            yes |= reading.yes();
            no |= reading.no();
        }
        if (yes == no) {
            return UNCLEAR;
        }
        return yes ? YES : NO;
    }

    private record Reading(boolean yes, boolean no, boolean unknown) {
        static final Reading UNKNOWN = new Reading(false, false, true);
    }

    private static Reading sentence(List<Word> words, Phrases<String> phrases, boolean yesBefore) {
        boolean yes = false;
        boolean no = false;
        int i = 0;
        while (i < words.size()) {
            Word word = words.get(i);
            Optional<Phrases.Hit<String>> hit = phrases.at(words, i);
            if ((yes || yesBefore) && !no && ASKS.contains(word.text()) && isQuestion(words.subList(i, words.size()))) {
                return new Reading(yes, false, false);
            }
            if (hit.isEmpty() && (!word.isSign() || word.text().equals("?"))) {
                return Reading.UNKNOWN;
            }
            yes |= hit.isPresent() && hit.get().value().equals("yes");
            no |= hit.isPresent() && hit.get().value().equals("no");
            i = hit.map(Phrases.Hit::end).orElse(i + 1);
        }
        return new Reading(yes, no, false);
    }

    private static boolean isQuestion(List<Word> words) {
        boolean asked = words.getLast().text().equals("?")
                || !ASKS.contains(words.getLast().text()) && words.size() > 3;
        return asked && words.stream().allMatch(word -> word.isSign() || QUESTION.contains(word.text()));
    }
}
