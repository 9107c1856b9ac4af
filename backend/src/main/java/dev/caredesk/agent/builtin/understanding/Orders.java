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
        REMOVED_IF_NAMED,
        TAKEN_OFF,
        LOOKED_UP,
        SEARCHED,
        LOOKED_UP_MINE,
        LOOKED_UP_IF_MINE
    }

    private static final Set<String> PRONOUNS = Set.of("it", "that", "this", "them", "all", "both");
    private static final Set<String> ADDS_TO = Set.of("to", "on", "in", "into", "for", "as");
    private static final Set<String> INTO = Set.of("to", "on", "in", "into");
    private static final Set<String> OFF = Set.of("from", "off");
    private static final Set<String> OF = Set.of("of", "for");
    private static final Set<String> THAT = Set.of("that");
    private static final Set<String> LONG = Set.of("long", "longer", "shorter", "earlier", "later");
    private static final int FARTHEST_MEASURE = 4;

    private final Mentions mentions;
    private final Phrases<Verb> verbs;
    private final Set<String> saidBefore;
    private final Set<String> alters;
    private final Set<String> calendar;
    private final Phrases<Boolean> attributes;

    Orders(Vocabulary vocabulary, Mentions mentions) {
        this.mentions = mentions;
        verbs = verbs(vocabulary);
        saidBefore = Set.copyOf(vocabulary.phrases("said before"));
        alters = Set.copyOf(vocabulary.phrases("alters"));
        calendar = Set.copyOf(vocabulary.phrases("calendar"));
        attributes = Phrases.of(vocabulary.phrases("attributes"));
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
                case NEW_ALWAYS -> Optional.of(isAddition(object, INTO) ? Intent.MOVE : Intent.BOOK);
                case CHANGED -> isEntry(object) ? Optional.of(Intent.BOOK) : changed(object);
                case CHANGED_ALWAYS -> Optional.of(isToNew(object) ? Intent.BOOK : Intent.MOVE);
                case REMOVED -> removed(object);
                case REMOVED_IF_NAMED ->
                    mentions.isMine(object) || mentions.isKnown(object) ? Optional.of(Intent.CANCEL) : Optional.empty();
                case TAKEN_OFF -> Mentions.has(object, OFF) ? removed(object) : Optional.empty();
                case REMOVED_ALWAYS -> Optional.of(Intent.CANCEL);
                case CHANGED_IF_NAMED ->
                    mentions.isMine(object) || mentions.isKnown(object) ? Optional.of(Intent.MOVE) : Optional.empty();
                case LOOKED_UP -> lookedUp(object, false);
                case SEARCHED -> lookedUp(object, false).map(found -> found == Intent.BOOK ? Intent.ANY : found);
                case LOOKED_UP_IF_MINE ->
                    mentions.isMine(object) && (!Mentions.begins(object, Mentions.ARTICLES) || isList(object))
                            ? Optional.of(Intent.LIST)
                            : lookedUp(object, false).filter(Intent.BOOK::equals);
                case LOOKED_UP_MINE -> lookedUp(object, true);
            };
        });
    }

    private static boolean isList(List<Word> object) {
        return object.size() > 1 && object.get(1).text().equals("list");
    }

    private Optional<Intent> made(List<Word> object) {
        boolean instead = Mentions.begins(object, Mentions.MINE) && Mentions.has(object, Set.of("instead"));
        if (isAddition(object, ADDS_TO) || alters(object) || instead || isAttribute(object)) {
            return Optional.of(Intent.MOVE);
        }
        if (Mentions.has(object, mentions.appointments)
                || Mentions.begins(object, THAT) && Mentions.has(object, mentions.doctors)) {
            return Optional.of(Intent.BOOK);
        }
        boolean again = Mentions.begins(object, PRONOUNS) && object.size() > 2;
        return again || isAdditionToThat(object) ? Optional.of(Intent.ALTER) : Optional.empty();
    }

    /** "add Ann to my Friday appointment". */
    private boolean isAddition(List<Word> object, Set<String> prepositions) {
        int noun = Mentions.index(object, mentions.appointments, 0);
        for (int i = 1; i < noun - 1; i++) {
            boolean known = Mentions.begins(object.subList(i + 1, object.size()), Mentions.MINE, Mentions.KNOWN);
            if (prepositions.contains(object.get(i).text()) && known && noun - i <= Mentions.FARTHEST_NOUN) {
                return !calendar.contains(object.get(noun).text());
            }
        }
        return false;
    }

    /** "update my calendar to show a checkup". */
    private boolean isEntry(List<Word> object) {
        int book = Mentions.begins(object, Mentions.MINE, Mentions.KNOWN) ? 1 : 0;
        return object.size() > book
                && calendar.contains(object.get(book).text())
                && (Mentions.index(object, mentions.appointments, book + 1) > 0
                        || Mentions.index(object, mentions.doctors, book + 1) > 0);
    }

    /** "invite Ann to a checkup". */
    private boolean isToNew(List<Word> object) {
        int to = Mentions.index(object, Set.of("to"), 0);
        return to > 0
                && Mentions.begins(object.subList(to + 1, object.size()), Mentions.ARTICLES)
                && Mentions.index(object, mentions.appointments, to) > 0;
    }

    /** An appointment is removed, or somebody from one: "take Ann off my Friday appointment". */
    private Optional<Intent> removed(List<Word> object) {
        int from = Mentions.index(object, OFF, 1);
        if (from > 0 && Mentions.index(object, calendar, from) > 0) {
            return Optional.of(Intent.CANCEL);
        }
        int noun = Mentions.index(object, mentions.appointments, 0);
        if (from > 0 && noun > from) {
            boolean known = Mentions.begins(object.subList(from + 1, object.size()), Mentions.MINE, Mentions.KNOWN);
            return Optional.of(known ? Intent.MOVE : Intent.CANCEL);
        }
        return noun >= 0 || isPronoun(object) ? Optional.of(Intent.CANCEL) : Optional.empty();
    }

    /** "the end of my appointment". */
    private boolean isAttribute(List<Word> object) {
        boolean led = Mentions.begins(object, Mentions.MINE, Mentions.KNOWN) && object.size() > 1;
        return led
                && attributes
                        .at(object, 1)
                        .filter(hit -> hit.end() < object.size()
                                && OF.contains(object.get(hit.end()).text()))
                        .filter(hit -> {
                            List<Word> whose = object.subList(hit.end() + 1, object.size());
                            return Mentions.begins(whose, Mentions.MINE, Mentions.KNOWN)
                                    && Mentions.has(whose, mentions.appointments);
                        })
                        .isPresent();
    }

    /** Whether it orders something for an appointment as if that had been spoken of: "put the appointment on Monday". */
    boolean refersBack(List<Word> clause) {
        return !clause.isEmpty()
                && verbs.at(clause, 0)
                        .filter(hit -> hit.value() == Verb.NEW)
                        .filter(hit -> mentions.isBareKnown(clause.subList(hit.end(), clause.size())))
                        .isPresent();
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
        if (noun == 0) {
            List<Word> measure = object.subList(1, Math.min(object.size(), 1 + FARTHEST_MEASURE));
            return Mentions.has(measure, LONG);
        }
        boolean known =
                noun > 0 && noun <= Mentions.FARTHEST_NOUN && Mentions.begins(object, Mentions.MINE, Mentions.KNOWN);
        return known && (Mentions.index(object, alters, noun) > 0 || isLabelled(object, noun + 1));
    }

    /** "as private", but not "as soon as you can". */
    private static boolean isLabelled(List<Word> object, int i) {
        return i + 1 < object.size()
                && object.get(i).text().equals("as")
                && !Set.of("soon", "early").contains(object.get(i + 1).text());
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
        if (!mine && what.size() > 1 && Mentions.begins(what, mentions.appointments) && !mentions.isOpen(what)) {
            return Optional.of(Intent.ANY);
        }
        if (Mentions.begins(what, Mentions.ARTICLES)) {
            return Mentions.has(what, mentions.appointments) ? Optional.of(Intent.BOOK) : Optional.empty();
        }
        boolean bare = mine
                ? mentions.isKnown(what)
                        || Mentions.begins(what, mentions.appointments)
                        || Mentions.begins(what, mentions.doctors) && Mentions.has(what, mentions.appointments)
                : first == 0
                        && !what.isEmpty()
                        && what.getLast().text().startsWith("appointment")
                        && !Mentions.has(what, Mentions.ARTICLES);
        return mentions.isMine(what) || !mentions.isOpen(what) && (mentions.isKnown(what) || bare)
                ? Optional.of(Intent.LIST)
                : Optional.empty();
    }
}
