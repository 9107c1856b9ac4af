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

/**
 * Reads what a turn wants done with mentions.appointments: off the verb of a request and what it is about, off the form of a
 * question or statement, and only then off telling words anywhere.
 */
final class Requests {

    /** Telling words, those that outweigh others first. */
    private static final List<Intent> ANYWHERE =
            List.of(Intent.CANCEL, Intent.MOVE, Intent.LIST, Intent.BOOK, Intent.UNSAID);

    private static final Set<String> JOINS = Set.of(",", "and", "but", "so", "then", "or", "-", "because", ":");

    private final Vocabulary vocabulary = Vocabulary.load("requests");
    private final Mentions mentions = new Mentions(vocabulary);
    private final Orders orders = new Orders(vocabulary, mentions);
    private final Phrases<Boolean> leadIns = phrases("lead in");
    private final Phrases<Boolean> questions = phrases("questions");
    private final Phrases<Boolean> asksWhether = phrases("asks whether");
    private final Phrases<Boolean> statesWhatIHave = phrases("states what i have");
    private final Phrases<Boolean> saysWhatItShallBe = phrases("says what it shall be");
    private final Set<String> saysItWas = Set.copyOf(vocabulary.phrases("says that it was"));
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
        return sentences.stream()
                .map(this::requested)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> sentences.stream()
                        .map(sentence -> stated(sentence, text.raw().indexOf('?') >= 0))
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElseGet(() -> anywhere.in(text.words()).stream()
                        .map(Phrases.Hit::value)
                        .min(Comparator.comparing(ANYWHERE::indexOf))
                        .orElse(Intent.UNSAID));
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
        if (asksWhether.at(clause, 0).isPresent()
                && there
                && Mentions.has(clause, mentions.appointments)
                && !mentions.isOpen(clause)
                && !mentions.isMine(clause)) {
            return Optional.of(Intent.ANY);
        }
        boolean whether = asksWhether.at(clause, 0).isPresent()
                && (mentions.isMine(clause) || mentions.isKnown(clause) && !there)
                && !mentions.isOpen(clause);
        return iHave || question || whether ? Optional.of(Intent.LIST) : Optional.empty();
    }

    private Optional<Intent> stated(List<Word> sentence, boolean asks) {
        List<Word> said = withoutLeadIn(sentence);
        int noun = Mentions.index(said, mentions.appointments, 0);
        boolean mine = !said.isEmpty() && mentions.isMineAt(said, 0);
        boolean wishes = Mentions.begins(sentence, Set.of("can", "could", "may", "might"));
        if (noun >= 0 && (!asks || wishes) && (mine || Mentions.begins(said, Mentions.KNOWN, mentions.appointments))) {
            List<Word> after = said.subList(noun + 1, said.size());
            if (Mentions.has(after, saysItWas) || !saysWhatItShallBe.in(after).isEmpty()) {
                return Optional.of(mine ? Intent.MOVE : Intent.ALTER);
            }
        }
        if (statesWhatIHave.in(sentence).stream().anyMatch(hit -> isSoon(sentence, hit.end()))) {
            return Optional.of(asks ? Intent.LIST : Intent.BOOK);
        }
        return noun >= 0
                        && (mine
                                || Mentions.begins(said, Mentions.KNOWN) && mentions.isMine(said)
                                || isNext(sentence)
                                || asksAboutMine(said))
                ? Optional.of(Intent.LIST)
                : Optional.empty();
    }

    /** What "I have" or "I am going to" is followed by. */
    private boolean isSoon(List<Word> sentence, int start) {
        List<Word> next = sentence.subList(start, Math.min(sentence.size(), start + Mentions.FARTHEST_NOUN));
        return Mentions.has(next, mentions.appointments) && !Mentions.begins(next, Set.of("to"))
                || Mentions.has(next, Set.of("doctors", "dentists", "vet"));
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
