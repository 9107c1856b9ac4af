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
 * Reads what a turn wants done with appointments: off the verb of a request and what it is about, off the form of a
 * question or statement, and only then off telling words anywhere.
 */
final class Requests {

    private enum Verb {
        NEW,
        NEW_ALWAYS,
        CHANGED,
        CHANGED_IF_NAMED,
        CHANGED_ALWAYS,
        REMOVED,
        REMOVED_ALWAYS,
        LOOKED_UP,
        LOOKED_UP_MINE,
        LOOKED_UP_IF_MINE
    }

    /** Telling words, those that outweigh others first. */
    private static final List<Intent> ANYWHERE =
            List.of(Intent.CANCEL, Intent.MOVE, Intent.LIST, Intent.BOOK, Intent.UNSAID);

    private static final Set<String> JOINS = Set.of(",", "and", "but", "so", "then", "or", "-", "because", ":");
    private static final Set<String> MINE = Set.of("my", "our", "mine");
    private static final Set<String> KNOWN = Set.of("the", "that", "this", "these", "those", "all", "any", "both");
    private static final Set<String> PRONOUNS = Set.of("it", "that", "this", "them", "all", "both");
    private static final Set<String> ARTICLES = Set.of("a", "an", "another", "some", "new", "one");
    private static final Set<String> ADDS_TO = Set.of("to", "on", "in", "into", "for", "as");
    private static final Set<String> BEING = Set.of("is", "are", "was", "were", "does", "did");
    private static final int FARTHEST_NOUN = 7;

    private final Vocabulary vocabulary = Vocabulary.load("requests");
    private final Phrases<Boolean> leadIns = phrases("lead in");
    private final Phrases<Boolean> questions = phrases("questions");
    private final Phrases<Boolean> asksWhatIHave = phrases("asks what i have");
    private final Phrases<Boolean> asksWhether = phrases("asks whether");
    private final Phrases<Boolean> statesWhatIHave = phrases("states what i have");
    private final Phrases<Boolean> saysWhatItShallBe = phrases("says what it shall be");
    private final Phrases<Boolean> open = phrases("open");
    private final Set<String> appointments = Set.copyOf(vocabulary.phrases("appointments"));
    private final Set<String> doctors = Set.copyOf(vocabulary.phrases("doctors"));
    private final Set<String> saidBefore = Set.copyOf(vocabulary.phrases("said before"));
    private final Set<String> saysItWas = Set.copyOf(vocabulary.phrases("says that it was"));
    private final Set<String> alters = Set.copyOf(vocabulary.phrases("alters"));
    private final Phrases<Verb> verbs = verbs();
    private final Phrases<Intent> anywhere = anywhere();

    private Phrases<Boolean> phrases(String section) {
        var meanings = new LinkedHashMap<String, Boolean>();
        vocabulary.phrases(section).forEach(phrase -> meanings.put(phrase, true));
        return new Phrases<>(meanings);
    }

    private Phrases<Verb> verbs() {
        var meanings = new LinkedHashMap<String, Verb>();
        for (Verb verb : Verb.values()) {
            String section = verb.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            vocabulary.phrases(section).forEach(phrase -> meanings.put(phrase, verb));
        }
        return new Phrases<>(meanings);
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
                Optional<Intent> found =
                        asked(clause).or(() -> asked(withoutLeadIn(clause))).or(() -> ordered(withoutLeadIn(clause)));
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

    private Optional<Intent> ordered(List<Word> clause) {
        if (clause.isEmpty()) {
            return Optional.empty();
        }
        return verbs.at(clause, 0).flatMap(hit -> {
            List<Word> object = clause.subList(hit.end(), clause.size());
            return switch (hit.value()) {
                case NEW -> made(object);
                case NEW_ALWAYS -> Optional.of(isAddition(object) ? Intent.MOVE : Intent.BOOK);
                case CHANGED -> changed(object);
                case CHANGED_ALWAYS -> Optional.of(Intent.MOVE);
                case REMOVED ->
                    has(object, appointments) || isPronoun(object) ? Optional.of(Intent.CANCEL) : Optional.empty();
                case REMOVED_ALWAYS -> Optional.of(Intent.CANCEL);
                case CHANGED_IF_NAMED ->
                    isMine(object) || isKnown(object) ? Optional.of(Intent.MOVE) : Optional.empty();
                case LOOKED_UP -> lookedUp(object, false);
                case LOOKED_UP_IF_MINE ->
                    isMine(object) && !begins(object, ARTICLES)
                            ? Optional.of(Intent.LIST)
                            : lookedUp(object, false).filter(Intent.BOOK::equals);
                case LOOKED_UP_MINE -> lookedUp(object, true);
            };
        });
    }

    private Optional<Intent> made(List<Word> object) {
        boolean instead = begins(object, MINE) && has(object, Set.of("instead"));
        if (isAddition(object) || alters(object) || instead) {
            return Optional.of(Intent.MOVE);
        }
        if (has(object, appointments)) {
            return Optional.of(Intent.BOOK);
        }
        boolean again = begins(object, PRONOUNS) && object.size() > 2;
        return again || isAdditionToThat(object) ? Optional.of(Intent.ALTER) : Optional.empty();
    }

    /** "add Ann to my Friday appointment". */
    private boolean isAddition(List<Word> object) {
        int noun = index(object, appointments, 0);
        for (int i = 1; i < noun - 1; i++) {
            boolean known = begins(object.subList(i + 1, object.size()), MINE, KNOWN);
            if (ADDS_TO.contains(object.get(i).text()) && known && noun - i <= FARTHEST_NOUN) {
                return !object.get(noun).text().startsWith("calend");
            }
        }
        return false;
    }

    /** "it", "that please". */
    private static boolean isPronoun(List<Word> object) {
        return begins(object, PRONOUNS)
                && (object.size() == 1
                        || object.get(1).isSign()
                        || object.get(1).text().equals("please"));
    }

    /** "add Ann to it". */
    private boolean isAdditionToThat(List<Word> object) {
        int to = index(object, Set.of("to"), 0);
        return to > 0 && begins(object.subList(to + 1, object.size()), PRONOUNS);
    }

    /** "make my appointment an hour longer". */
    private boolean alters(List<Word> object) {
        int noun = index(object, appointments, 0);
        return noun > 0 && noun <= FARTHEST_NOUN && begins(object, MINE, KNOWN) && index(object, alters, noun) > 0;
    }

    private Optional<Intent> changed(List<Word> object) {
        if (has(object, appointments)) {
            return Optional.of(isMine(object) ? Intent.MOVE : Intent.ALTER);
        }
        int first = begins(object, MINE, KNOWN) && object.size() > 1 ? 1 : 0;
        boolean again = object.isEmpty()
                || saidBefore.contains(object.getFirst().text())
                || saidBefore.contains(object.get(first).text());
        return Optional.of(again ? Intent.ALTER : Intent.MOVE);
    }

    private Optional<Intent> lookedUp(List<Word> object, boolean mine) {
        int first = begins(object, Set.of("me", "us")) ? 1 : 0;
        List<Word> what = object.subList(first, object.size());
        if (begins(what, ARTICLES)) {
            return has(what, appointments) ? Optional.of(Intent.BOOK) : Optional.empty();
        }
        boolean bare = mine
                ? isKnown(what) || begins(what, appointments) || begins(what, doctors) && has(what, appointments)
                : first == 0 && !what.isEmpty() && what.getLast().text().startsWith("appointment");
        return isMine(what) || !isOpen(what) && (isKnown(what) || bare) ? Optional.of(Intent.LIST) : Optional.empty();
    }

    private Optional<Intent> asked(List<Word> clause) {
        if (clause.isEmpty()) {
            return Optional.empty();
        }
        Optional<Phrases.Hit<Boolean>> have = asksWhatIHave.at(clause, 0);
        boolean iHave = have.isPresent()
                && !clause.getFirst().text().startsWith("i")
                && have.get().end() < clause.size()
                && !clause.get(have.get().end()).text().equals("to")
                && (has(clause, appointments) || has(clause, doctors));
        boolean question = questions.at(clause, 0).isPresent()
                && (isMine(clause) || (isKnown(clause) || isPlain(clause)) && !isOpen(clause));
        boolean there = clause.size() > 1 && clause.get(1).text().equals("there");
        if (asksWhether.at(clause, 0).isPresent()
                && there
                && has(clause, appointments)
                && !isOpen(clause)
                && !isMine(clause)) {
            return Optional.of(Intent.ANY);
        }
        boolean whether = asksWhether.at(clause, 0).isPresent()
                && (isMine(clause) || isKnown(clause) && !there)
                && !isOpen(clause);
        return iHave || question || whether ? Optional.of(Intent.LIST) : Optional.empty();
    }

    /** "my next appointment", "appointments do I have". */
    private boolean isMine(List<Word> words) {
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

    private boolean isMineAt(List<Word> words, int i) {
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
    private boolean isKnown(List<Word> words) {
        int known = index(words, KNOWN, 0);
        int noun = known < 0 ? -1 : index(words, appointments, known);
        return noun > known
                && noun - known <= FARTHEST_NOUN
                && index(words.subList(known, noun), Set.of("a", "an"), 0) < 0;
    }

    /** "when is doctor appointment". */
    private boolean isPlain(List<Word> words) {
        int is = index(words, BEING, 0);
        int noun = is < 0 ? -1 : index(words, appointments, is);
        return noun > is && index(words.subList(0, noun), ARTICLES, 0) < 0;
    }

    private boolean isOpen(List<Word> words) {
        return !open.in(words).isEmpty();
    }

    private Optional<Intent> stated(List<Word> sentence, boolean asks) {
        List<Word> said = withoutLeadIn(sentence);
        int noun = index(said, appointments, 0);
        boolean mine = !said.isEmpty() && isMineAt(said, 0);
        boolean wishes = begins(sentence, Set.of("can", "could", "may", "might"));
        if (noun >= 0 && (!asks || wishes) && (mine || begins(said, KNOWN, appointments))) {
            List<Word> after = said.subList(noun + 1, said.size());
            if (has(after, saysItWas) || !saysWhatItShallBe.in(after).isEmpty()) {
                return Optional.of(mine ? Intent.MOVE : Intent.ALTER);
            }
        }
        if (statesWhatIHave.in(sentence).stream().anyMatch(hit -> isSoon(sentence, hit.end()))) {
            return Optional.of(asks ? Intent.LIST : Intent.BOOK);
        }
        return noun >= 0 && (mine || begins(said, KNOWN) && isMine(said) || isNext(sentence) || asksAboutMine(said))
                ? Optional.of(Intent.LIST)
                : Optional.empty();
    }

    /** What "I have" or "I am going to" is followed by. */
    private boolean isSoon(List<Word> sentence, int start) {
        List<Word> next = sentence.subList(start, Math.min(sentence.size(), start + FARTHEST_NOUN));
        return has(next, appointments) && !begins(next, Set.of("to"))
                || has(next, Set.of("doctors", "dentists", "vet"));
    }

    /** "next dentist appointment?", but not "next Tuesday". */
    private boolean isNext(List<Word> sentence) {
        int noun = index(sentence, appointments, 0);
        return begins(sentence, Set.of("next", "upcoming", "last", "future"))
                && noun > 0
                && noun <= 2
                && (noun == 1 || doctors.contains(sentence.get(1).text()))
                && !isOpen(sentence);
    }

    /** "I wonder when my appointment is". */
    private boolean asksAboutMine(List<Word> words) {
        for (int i = 1; i < words.size(); i++) {
            boolean asked = questions.at(words, i - 1).isPresent()
                    || BEING.contains(words.get(i - 1).text());
            if (asked && isMineAt(words, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(List<Word> words, Set<String> any) {
        return index(words, any, 0) >= 0;
    }

    @SafeVarargs
    private static boolean begins(List<Word> words, Set<String>... any) {
        return !words.isEmpty()
                && List.of(any).stream()
                        .anyMatch(set -> set.contains(words.getFirst().text()));
    }

    private static int index(List<Word> words, Set<String> any, int start) {
        for (int i = start; i < words.size(); i++) {
            if (any.contains(words.get(i).text())) {
                return i;
            }
        }
        return -1;
    }
}
