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
import java.util.stream.Collectors;

/** Reads yes and no sentence by sentence; a sentence that it does not know makes the whole unclear. */
final class AssentReader {

    private static final Vocabulary WORDS = Vocabulary.load("assent");
    private static final String NEUTRAL = "neutral";
    private static final String YES = "yes";
    private static final String WISH = "wish";
    private static final String WEAK = "weak yes";
    private static final String PARTING = "parting";
    private static final Phrases<Boolean> OUTRIGHT = phrases("outright");
    private static final Phrases<Boolean> TAKES_LEAVE = phrases(PARTING);
    private static final Set<String> APPROVING = words("approving");
    private static final Set<String> GOOD = words("good");
    private static final Set<String> CLOSING = words("closing");
    private static final Set<String> DENYING = words("denying");
    private static final Set<String> PLAIN_YES = Set.of("yes", "yeah", "yep", "yup");
    private static final Set<String> BEING = Set.of("is", "are", "does", "do", "will", "would", "should");
    private static final Set<String> SUBJECTS = Set.of("that", "it", "this", "these", "those", "they", "the", "all");

    private static final Map<ProposalKind, AssentReader> BY_KIND = Map.of(
            ProposalKind.BOOK, new AssentReader(ProposalKind.BOOK),
            ProposalKind.RESCHEDULE, new AssentReader(ProposalKind.RESCHEDULE),
            ProposalKind.CANCEL, new AssentReader(ProposalKind.CANCEL));

    private final Phrases<String> phrases;

    private AssentReader(ProposalKind kind) {
        String verb = kind.name().toLowerCase(Locale.ROOT);
        var meanings = new LinkedHashMap<String, String>();
        for (Map.Entry<String, String> section : List.of(
                Map.entry("no to " + verb, "no"),
                Map.entry("yes to " + verb, WISH),
                Map.entry("no", "no"),
                Map.entry(YES, YES),
                Map.entry(WEAK, WEAK),
                Map.entry(PARTING, PARTING),
                Map.entry(NEUTRAL, NEUTRAL))) {
            WORDS.phrases(section.getKey()).forEach(phrase -> meanings.putIfAbsent(phrase, section.getValue()));
        }
        phrases = new Phrases<>(meanings);
    }

    static AssentReader of(ProposalKind kind) {
        return Objects.requireNonNull(BY_KIND.get(kind));
    }

    static Phrases<Boolean> phrases(String section) {
        return Phrases.of(WORDS.phrases(section));
    }

    /** Returns the phrases of a section, and with the value {@code false} longer ones that are exempt from it. */
    static Phrases<Boolean> phrases(String section, String exempt) {
        var values = new LinkedHashMap<String, Boolean>();
        WORDS.phrases(section).forEach(phrase -> values.put(phrase, true));
        WORDS.phrases(exempt).forEach(phrase -> values.put(phrase, false));
        return new Phrases<>(values);
    }

    static Set<String> words(String section) {
        return WORDS.phrases(section).stream()
                .flatMap(phrase -> Text.of(phrase).words().stream())
                .map(Word::text)
                .collect(Collectors.toUnmodifiableSet());
    }

    private record Reading(boolean yes, boolean weak, boolean no, boolean adds, boolean unknown) {
        static final Reading NOTHING = new Reading(false, false, false, false, false);
        static final Reading YES = new Reading(true, false, false, false, false);
        static final Reading MORE = new Reading(false, false, false, true, false);
        static final Reading UNKNOWN = new Reading(false, false, false, false, true);

        Reading and(Reading other) {
            return new Reading(
                    yes || other.yes, weak || other.weak, no || other.no, adds || other.adds, unknown || other.unknown);
        }

        boolean agrees() {
            return (yes || weak) && !no;
        }
    }

    Assent read(String text) {
        Reading all = Reading.NOTHING;
        Text said = inWords(text);
        List<List<Word>> sentences = said.sentences();
        for (int i = 0; i < sentences.size(); i++) {
            Reading reading = sentence(sentences.get(i), all);
            if (reading.unknown()) {
                reading = remarkBeforeYes(sentences, i);
            }
            if (reading.unknown()) {
                return Assent.UNCLEAR;
            }
            all = all.and(reading);
        }
        if (all.yes() && all.no() || all.agrees() && givesUp(said.words())) {
            return Assent.UNCLEAR;
        }
        return all.no() ? Assent.NO : all.agrees() ? Assent.YES : Assent.UNCLEAR;
    }

    private static Text inWords(String text) {
        return Text.of(text.replace("👍", " yes ").replace("👎", " no "));
    }

    /** Has the wish, and no word that answers a question. */
    boolean onlyWishes(String text) {
        List<String> values = phrases.in(inWords(text).words()).stream()
                .map(Phrases.Hit::value)
                .toList();
        return values.contains(WISH) && !values.contains(YES);
    }

    /** "Ok, thanks, bye" may be a yes as well as a farewell. */
    private static boolean givesUp(List<Word> words) {
        return !TAKES_LEAVE.in(words).isEmpty() && OUTRIGHT.in(words).isEmpty();
    }

    private Reading sentence(List<Word> sentence, Reading before) {
        boolean asks = sentence.getLast().asks();
        List<Word> words = sentence.stream().filter(word -> !word.isSign()).toList();
        Optional<Reading> known = asks ? Optional.empty() : known(words);
        if (known.isPresent()) {
            return known.get();
        }
        if (before.no() && !before.yes() && closes(words, false)) {
            return Reading.NOTHING;
        }
        if (before.agrees() && AfterYes.adds(words, before.adds())) {
            return Reading.MORE;
        }
        if (before.agrees() && (AfterYes.asksForDetail(words, asks) || AfterYes.chats(words))) {
            return Reading.NOTHING;
        }
        return inTwo(words, asks);
    }

    /** "I was worried it would take weeks. Yes, book it", and "it has been hurting for so long, so yes, that is great". */
    private Reading remarkBeforeYes(List<List<Word>> sentences, int at) {
        if (sentences.get(at).getLast().asks()) {
            return Reading.UNKNOWN;
        }
        List<Word> words =
                sentences.get(at).stream().filter(word -> !word.isSign()).toList();
        boolean laterYes = sentences.stream()
                .skip(at + 1L)
                .filter(sentence -> !sentence.getLast().asks())
                .anyMatch(sentence ->
                        isYes(sentence.stream().filter(word -> !word.isSign()).toList()));
        if (laterYes && AfterYes.remarks(words)) {
            return Reading.NOTHING;
        }
        for (int i = 1; i < words.size(); i++) {
            List<Word> rest = words.subList(i, words.size());
            if (PLAIN_YES.contains(words.get(i).text()) && AfterYes.remarks(words.subList(0, i))) {
                Reading first = inTwoOrKnown(rest);
                return first.agrees() && first.yes() ? first : Reading.UNKNOWN;
            }
        }
        return Reading.UNKNOWN;
    }

    private boolean isYes(List<Word> words) {
        return !words.isEmpty()
                && known(words).filter(it -> it.yes() && !it.no()).isPresent();
    }

    private Reading inTwoOrKnown(List<Word> words) {
        return known(words).orElseGet(() -> inTwo(words, false));
    }

    /** Every word is of a known phrase, or all of it approves. */
    private Optional<Reading> known(List<Word> words) {
        boolean yes = false;
        boolean weak = false;
        boolean no = false;
        int i = 0;
        while (i < words.size()) {
            Optional<Phrases.Hit<String>> hit = phrases.at(words, i);
            if (hit.isEmpty()) {
                return approves(words) ? Optional.of(Reading.YES) : Optional.empty();
            }
            yes |= hit.get().value().equals(YES) || hit.get().value().equals(WISH);
            weak |= hit.get().value().equals(WEAK);
            no |= hit.get().value().equals("no");
            i = hit.get().end();
        }
        return Optional.of(new Reading(yes, weak, no, false, false));
    }

    /** "that time would be perfectly fine for me". */
    private static boolean approves(List<Word> words) {
        return words.stream().anyMatch(word -> GOOD.contains(word.text()))
                && words.stream().allMatch(word -> GOOD.contains(word.text()) || APPROVING.contains(word.text()))
                && !inverted(words);
    }

    /** "would that be fine". */
    private static boolean inverted(List<Word> words) {
        return words.size() > 1
                && BEING.contains(words.getFirst().text())
                && SUBJECTS.contains(words.get(1).text());
    }

    /** A yes or a no, and more in the same breath. */
    private Reading inTwo(List<Word> words, boolean asks) {
        for (int i = words.size() - 1; i > 0; i--) {
            List<Word> begin = words.subList(0, i);
            List<Word> rest = words.subList(i, words.size());
            Reading first = known(begin).orElse(Reading.UNKNOWN);
            if (first.no() && !first.yes() && !asks && closes(rest, denies(begin))) {
                return first;
            }
            if (first.agrees() && AfterYes.adds(rest, false)) {
                return first.and(Reading.MORE);
            }
            if (first.agrees() && (AfterYes.asksForDetail(rest, asks) || !asks && approves(rest))) {
                return first;
            }
        }
        return Reading.UNKNOWN;
    }

    /** "that was all I needed". */
    private static boolean closes(List<Word> words, boolean denied) {
        boolean polite = words.stream()
                .map(Word::text)
                .noneMatch(word -> Set.of("need", "want", "like", "wish", "make", "do", "find", "see", "time")
                        .contains(word));
        // "No, it is for me" corrects, "no, that is not for me" does not
        polite &= !AfterYes.changes(words);
        return words.stream().allMatch(word -> CLOSING.contains(word.text())) && (polite || denied || denies(words));
    }

    private static boolean denies(List<Word> words) {
        return words.stream()
                .anyMatch(word -> DENYING.contains(word.text()) && !word.text().equals("no"));
    }
}
