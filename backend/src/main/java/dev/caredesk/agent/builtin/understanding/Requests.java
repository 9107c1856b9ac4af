package dev.caredesk.agent.builtin.understanding;

import dev.caredesk.agent.words.Phrases;
import dev.caredesk.agent.words.Text;
import dev.caredesk.agent.words.Vocabulary;
import dev.caredesk.agent.words.Word;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reads what a turn wants done with appointments: off the verb of a request and what it is about, off the form of a
 * question or statement, and only then off telling words anywhere.
 */
final class Requests {

    /** Telling words, those that outweigh others first. */
    private static final List<Intent> ANYWHERE =
            List.of(Intent.CANCEL, Intent.MOVE, Intent.LIST, Intent.BOOK, Intent.UNSAID);

    private static final Set<String> ANY = Set.of("any");
    private static final Set<String> SAME = Set.of("it", "that", "this", "them");
    private static final Set<String> WHICH = Set.of("what", "which");
    private static final Set<String> JOINS = Set.of(",", "and", "but", "so", "then", "or", "-", "because", ":");

    private final Vocabulary vocabulary = Vocabulary.load("requests");
    private final Mentions mentions = new Mentions(vocabulary);
    private final Orders orders = new Orders(vocabulary, mentions);
    private final Statements statements = new Statements(vocabulary, mentions);
    private final Phrases<Boolean> leadIns = phrases("lead in");
    private final Phrases<Boolean> questions = phrases("questions");
    private final Phrases<Boolean> asksWhether = phrases("asks whether");
    private final Phrases<Boolean> asksWhenItIs = phrases("asks when it is");
    private final Set<String> followsADay = Set.copyOf(vocabulary.phrases("follows a day"));
    private final Phrases<Boolean> asksOfMe = phrases("asks of me");
    private final Phrases<Boolean> answers = phrases("answers");
    private final Phrases<Intent> anywhere = anywhere();

    private Phrases<Boolean> phrases(String section) {
        return Phrases.of(vocabulary.phrases(section));
    }

    private Phrases<Intent> anywhere() {
        var meanings = new LinkedHashMap<String, Intent>();
        for (Intent intent : ANYWHERE) {
            String section = "anywhere: " + intent.name().toLowerCase(Locale.ROOT);
            vocabulary.phrases(section).forEach(phrase -> meanings.putIfAbsent(phrase, intent));
        }
        return new Phrases<>(meanings);
    }

    /** Returns what the turn wants done; of several things the first. */
    Intent read(Text text) {
        List<List<Word>> sentences = text.sentences();
        boolean asks = text.raw().indexOf('?') >= 0;
        return sentences.stream()
                .map(this::requested)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> sentences.stream()
                        .map(sentence -> statements.read(sentence, withoutLeadIn(sentence), asks))
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElseGet(() -> anywhere(text, asks));
    }

    /** Whether a turn speaks of an appointment that there is, without a word of cancelling it. */
    boolean isAboutMine(Intent wished, Text text) {
        return wished == Intent.LIST
                || wished == Intent.CANCEL
                        && text.words().stream().noneMatch(word -> word.text().startsWith("cancel"));
    }

    /** Returns where a wish for another appointment begins after a first one, as a place in the text; -1 if none does. */
    int secondWish(Text text) {
        Intent first = Intent.UNSAID;
        for (List<Word> sentence : text.sentences()) {
            for (int i = 0; i < sentence.size(); i++) {
                boolean begins = i == 0 || sentence.get(i - 1).text().equals("and");
                List<Word> clause = begins ? withoutLeadIn(sentence.subList(i, sentence.size())) : List.of();
                boolean goesOn = first != Intent.UNSAID;
                Optional<Intent> wish = orders.read(clause)
                        .filter(it -> it == Intent.CANCEL || it == Intent.MOVE || it == Intent.BOOK && goesOn);
                if (wish.isPresent() && first != Intent.UNSAID && first != wish.get()) {
                    return isOfTheSame(clause) ? -1 : sentence.get(i).begin();
                }
                first = wish.orElse(first);
            }
        }
        return -1;
    }

    /** "Cancel my appointment and move it": the verb, and a word for what was spoken of. */
    private static boolean isOfTheSame(List<Word> clause) {
        return clause.size() > 1 && SAME.contains(clause.get(1).text());
    }

    private Intent anywhere(Text text, boolean asks) {
        Intent found = anywhere.in(text.words()).stream()
                .map(Phrases.Hit::value)
                .min(Comparator.comparingInt(ANYWHERE::indexOf))
                .orElse(Intent.UNSAID);
        // "Should I bring anything to my appointment?"
        boolean asksI =
                asks || !text.words().isEmpty() && asksOfMe.at(text.words(), 0).isPresent();
        return found == Intent.BOOK && asksI && mentions.isMine(text.words()) ? Intent.LIST : found;
    }

    /**
     * Returns whether a turn takes an appointment for known: "put the appointment on Monday", "yes, make it ten", "a later appointment".
     * Where none was spoken of, it has to be found out first which one is meant.
     */
    boolean refersBack(Text text, Intent intent) {
        List<Word> words = text.words();
        boolean ordered = text.sentences().stream().map(this::withoutLeadIn).anyMatch(orders::refersBack);
        boolean compares =
                IntStream.range(0, words.size()).anyMatch(i -> mentions.isCompared(words.subList(i, words.size())));
        Optional<Phrases.Hit<Boolean>> answer = words.isEmpty() ? Optional.empty() : answers.at(words, 0);
        boolean answers = intent == Intent.BOOK || intent == Intent.MOVE || intent == Intent.ALTER;
        return intent == Intent.BOOK && (ordered || compares)
                || answers
                        && answer.filter(hit -> isAboutKnown(words.subList(hit.end(), words.size())))
                                .isPresent();
    }

    /** What follows a yes: "extend it", "the appointment at nine", "appointment at nine". */
    private boolean isAboutKnown(List<Word> words) {
        List<Word> said = words.stream()
                .dropWhile(word -> word.isSign() || JOINS.contains(word.text()))
                .toList();
        boolean bare =
                IntStream.range(0, said.size()).anyMatch(i -> mentions.isBareKnown(said.subList(i, said.size())));
        return !mentions.isMine(said)
                && !mentions.isNew(said)
                && (bare || Mentions.begins(said, mentions.appointments) || Mentions.has(said, Set.of("it")));
    }

    /** Looks at the beginning of each clause for a verb or a question. */
    private Optional<Intent> requested(List<Word> sentence) {
        for (int i = 0; i < sentence.size(); i++) {
            if (i == 0 || JOINS.contains(sentence.get(i - 1).text())) {
                List<Word> clause = sentence.subList(i, sentence.size());
                Optional<Intent> found = asked(clause)
                        .or(() -> asked(withoutLeadIn(clause)))
                        .or(() -> orders.read(withoutLeadIn(clause)));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private List<Word> withoutLeadIn(List<Word> clause) {
        int i = 0;
        while (i < clause.size()) {
            Optional<Phrases.Hit<Boolean>> hit = leadIns.at(clause, i);
            if (hit.isEmpty() && !clause.get(i).text().equals(",")) {
                break;
            }
            i = hit.map(Phrases.Hit::end).orElse(i + 1);
        }
        return clause.subList(i, clause.size());
    }

    private Optional<Intent> asked(List<Word> clause) {
        if (clause.isEmpty()) {
            return Optional.empty();
        }
        Optional<Phrases.Hit<Boolean>> have = mentions.asksWhatIHave.at(clause, 0);
        boolean iHave = have.isPresent()
                && !clause.getFirst().text().startsWith("i")
                && have.get().end() < clause.size()
                && !clause.get(have.get().end()).text().equals("to")
                && (Mentions.has(clause, mentions.appointments) || Mentions.has(clause, mentions.doctors));
        boolean question = questions.at(clause, 0).isPresent()
                && (mentions.isMine(clause)
                        || (mentions.isKnown(clause) || mentions.isPlain(clause)) && !mentions.isOpen(clause));
        boolean there = clause.size() > 1 && clause.get(1).text().equals("there");
        if (asksForAny(clause)) {
            return Optional.of(Intent.ANY);
        }
        if (asksWhether.at(clause, 0).isPresent()
                && there
                && Mentions.has(clause, mentions.appointments)
                && !mentions.isOpen(clause)
                && !mentions.isMine(clause)) {
            return Optional.of(Intent.ANY);
        }
        boolean when = asksWhenItIs
                .at(clause, 0)
                .filter(hit -> isDoctorOfMine(clause, hit.end()))
                .isPresent();
        boolean whether = when
                || asksWhether.at(clause, 0).isPresent()
                        && (mentions.isMine(clause) || mentions.isKnown(clause) && !there)
                        && !mentions.isOpen(clause);
        return iHave || question || whether ? Optional.of(Intent.LIST) : Optional.empty();
    }

    /** "the dentist [on Friday]?", which is the appointment there. */
    private boolean isDoctorOfMine(List<Word> clause, int i) {
        return i < clause.size()
                && mentions.doctors.contains(clause.get(i).text())
                && (i + 1 == clause.size()
                        || clause.get(i + 1).isSign()
                        || followsADay.contains(clause.get(i + 1).text()))
                && !mentions.isOpen(clause);
    }

    /** "any appointments tomorrow", "which appointments are there", "an earlier appointment". */
    private boolean asksForAny(List<Word> clause) {
        int noun = Mentions.index(clause, mentions.appointments, 0);
        boolean any = Mentions.begins(clause, ANY) && noun > 0 && noun <= Mentions.FARTHEST_KIND;
        boolean there = noun == 1
                && WHICH.contains(clause.getFirst().text())
                && clause.size() > 3
                && Mentions.BEING.contains(clause.get(2).text())
                && clause.get(3).text().equals("there");
        return (any || there) && !mentions.isOpen(clause) && !mentions.isMine(clause);
    }
}
