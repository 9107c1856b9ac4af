package dev.caredesk.agent.builtin.understanding;

import dev.caredesk.agent.words.Phrases;
import dev.caredesk.agent.words.Vocabulary;
import dev.caredesk.agent.words.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads what a clause that begins with a verb orders: the verb tells, and what it is about. */
final class Orders {

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

    private static final Set<String> PRONOUNS = Set.of("it", "that", "this", "them", "all", "both");
    private static final Set<String> ADDS_TO = Set.of("to", "on", "in", "into", "for", "as");

    private final Mentions mentions;
    private final Phrases<Verb> verbs;
    private final Set<String> saidBefore;
    private final Set<String> alters;

    Orders(Vocabulary vocabulary, Mentions mentions) {
        this.mentions = mentions;
        verbs = verbs(vocabulary);
        saidBefore = Set.copyOf(vocabulary.phrases("said before"));
        alters = Set.copyOf(vocabulary.phrases("alters"));
    }

    private static Phrases<Verb> verbs(Vocabulary vocabulary) {
        var meanings = new LinkedHashMap<String, Verb>();
        for (Verb verb : Verb.values()) {
            String section = verb.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            vocabulary.phrases(section).forEach(phrase -> meanings.put(phrase, verb));
        }
        return new Phrases<>(meanings);
    }

    Optional<Intent> read(List<Word> clause) {
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
                    Mentions.has(object, mentions.appointments) || isPronoun(object)
                            ? Optional.of(Intent.CANCEL)
                            : Optional.empty();
                case REMOVED_ALWAYS -> Optional.of(Intent.CANCEL);
                case CHANGED_IF_NAMED ->
                    mentions.isMine(object) || mentions.isKnown(object) ? Optional.of(Intent.MOVE) : Optional.empty();
                case LOOKED_UP -> lookedUp(object, false);
                case LOOKED_UP_IF_MINE ->
                    mentions.isMine(object) && !Mentions.begins(object, Mentions.ARTICLES)
                            ? Optional.of(Intent.LIST)
                            : lookedUp(object, false).filter(Intent.BOOK::equals);
                case LOOKED_UP_MINE -> lookedUp(object, true);
            };
        });
    }

    private Optional<Intent> made(List<Word> object) {
        boolean instead = Mentions.begins(object, Mentions.MINE) && Mentions.has(object, Set.of("instead"));
        if (isAddition(object) || alters(object) || instead) {
            return Optional.of(Intent.MOVE);
        }
        if (Mentions.has(object, mentions.appointments)) {
            return Optional.of(Intent.BOOK);
        }
        boolean again = Mentions.begins(object, PRONOUNS) && object.size() > 2;
        return again || isAdditionToThat(object) ? Optional.of(Intent.ALTER) : Optional.empty();
    }

    /** "add Ann to my Friday appointment". */
    private boolean isAddition(List<Word> object) {
        int noun = Mentions.index(object, mentions.appointments, 0);
        for (int i = 1; i < noun - 1; i++) {
            boolean known = Mentions.begins(object.subList(i + 1, object.size()), Mentions.MINE, Mentions.KNOWN);
            if (ADDS_TO.contains(object.get(i).text()) && known && noun - i <= Mentions.FARTHEST_NOUN) {
                return !object.get(noun).text().startsWith("calend");
            }
        }
        return false;
    }

    /** "it", "that please". */
    private static boolean isPronoun(List<Word> object) {
        return Mentions.begins(object, PRONOUNS)
                && (object.size() == 1
                        || object.get(1).isSign()
                        || object.get(1).text().equals("please"));
    }

    /** "add Ann to it". */
    private boolean isAdditionToThat(List<Word> object) {
        int to = Mentions.index(object, Set.of("to"), 0);
        return to > 0 && Mentions.begins(object.subList(to + 1, object.size()), PRONOUNS);
    }

    /** "make my appointment an hour longer". */
    private boolean alters(List<Word> object) {
        int noun = Mentions.index(object, mentions.appointments, 0);
        return noun > 0
                && noun <= Mentions.FARTHEST_NOUN
                && Mentions.begins(object, Mentions.MINE, Mentions.KNOWN)
                && Mentions.index(object, alters, noun) > 0;
    }

    private Optional<Intent> changed(List<Word> object) {
        if (Mentions.has(object, mentions.appointments)) {
            return Optional.of(mentions.isMine(object) ? Intent.MOVE : Intent.ALTER);
        }
        int first = Mentions.begins(object, Mentions.MINE, Mentions.KNOWN) && object.size() > 1 ? 1 : 0;
        boolean again = object.isEmpty()
                || saidBefore.contains(object.getFirst().text())
                || saidBefore.contains(object.get(first).text());
        return Optional.of(again ? Intent.ALTER : Intent.MOVE);
    }

    private Optional<Intent> lookedUp(List<Word> object, boolean mine) {
        int first = Mentions.begins(object, Set.of("me", "us")) ? 1 : 0;
        List<Word> what = object.subList(first, object.size());
        if (Mentions.begins(what, Mentions.ARTICLES)) {
            return Mentions.has(what, mentions.appointments) ? Optional.of(Intent.BOOK) : Optional.empty();
        }
        boolean bare = mine
                ? mentions.isKnown(what)
                        || Mentions.begins(what, mentions.appointments)
                        || Mentions.begins(what, mentions.doctors) && Mentions.has(what, mentions.appointments)
                : first == 0 && !what.isEmpty() && what.getLast().text().startsWith("appointment");
        return mentions.isMine(what) || !mentions.isOpen(what) && (mentions.isKnown(what) || bare)
                ? Optional.of(Intent.LIST)
                : Optional.empty();
    }
}
