package dev.caredesk.agent.builtin.understanding;

import dev.caredesk.agent.words.Phrases;
import dev.caredesk.agent.words.Spelling;
import dev.caredesk.agent.words.Text;
import dev.caredesk.agent.words.Vocabulary;
import dev.caredesk.agent.words.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Everyday words for kinds of doctors and for what hurts, and the clinic's specialties that they mean. */
public final class SpecialtyWords {

    /**
     * A specialty of the clinic.
     *
     * @param id its id
     * @param name its name
     */
    public record Named(String id, String name) {}

    /**
     * What a text asks for.
     *
     * @param concepts kinds of doctor in the vocabulary's names
     * @param complaint the words for what hurts or is wanted
     * @param words the indices of the words that told
     */
    public record Found(List<String> concepts, Optional<String> complaint, Set<Integer> words) {}

    private record Meaning(String concept, boolean complaint) {}

    private static final String COMPLAINTS = ": complaints";
    private static final String PARTS = ": parts";
    private static final String ELSE = ": else";
    private static final int SHORTEST_MISSPELLED = 6;
    private static final Set<String> LEADS_A_PART = Set.of(
            "my", "his", "her", "their", "our", "the", "left", "right", "both", "upper", "lower", "big", "little",
            "sore", "swollen", "of", "in", "on");
    private static final Set<String> FILLERS = Set.of(
            "really",
            "so",
            "very",
            "too",
            "pretty",
            "quite",
            "just",
            "always",
            "still",
            "kind",
            "kinda",
            "bit",
            "little",
            "extremely",
            "super",
            "been",
            "also",
            "all");
    private static final Set<String> GENERIC = Set.of(
            "specialist",
            "specialists",
            "surgery",
            "surgeon",
            "surgeons",
            "medicine",
            "care",
            "doctor",
            "doctors",
            "health",
            "clinic",
            "therapy",
            "general",
            "and",
            "of",
            "practice",
            "family",
            "services",
            "internal",
            "physician");

    // Names of the vocabulary and of the clinic, which are few; each is looked at in every turn
    private static final Map<String, List<String>> TOKENS = new ConcurrentHashMap<>();

    private final Vocabulary vocabulary = Vocabulary.load("specialties");
    private final Phrases<Meaning> phrases;
    private final Phrases<Meaning> parts;
    private final Map<Character, List<String>> names = new HashMap<>();

    /** Reads the vocabulary. */
    public SpecialtyWords() {
        var meanings = new LinkedHashMap<String, Meaning>();
        var weak = new LinkedHashMap<String, Meaning>();
        for (String section : vocabulary.sections()) {
            if (section.endsWith(PARTS)) {
                meanings(section, PARTS, weak);
            } else if (section.endsWith(COMPLAINTS)) {
                meanings(section, COMPLAINTS, meanings);
            } else if (!section.endsWith(ELSE)) {
                meanings(section, "", meanings);
                vocabulary.phrases(section).stream()
                        .filter(name -> name.length() >= SHORTEST_MISSPELLED && name.indexOf(' ') < 0)
                        .forEach(name -> names.computeIfAbsent(name.charAt(0), _ -> new ArrayList<>())
                                .add(name));
            }
        }
        phrases = new Phrases<>(meanings);
        parts = new Phrases<>(weak);
    }

    private void meanings(String section, String kind, Map<String, Meaning> meanings) {
        String concept = section.substring(0, section.length() - kind.length());
        vocabulary.phrases(section).forEach(phrase -> {
            meanings.putIfAbsent(phrase, new Meaning(concept, !kind.isEmpty()));
            meanings.putIfAbsent(phrase + "s", new Meaning(concept, !kind.isEmpty()));
        });
    }

    /** Returns the kinds of doctor that the text speaks of. */
    public Found find(Text text) {
        return find(text, _ -> false);
    }

    /** Returns the kinds of doctor that the text speaks of, some words left out. */
    Found find(Text text, IntPredicate without) {
        List<Integer> places = IntStream.range(0, text.words().size())
                .filter(i -> !without.test(i)
                        && !FILLERS.contains(text.words().get(i).text()))
                .boxed()
                .toList();
        List<Word> words =
                places.stream().map(i -> corrected(text.words().get(i))).toList();
        List<Phrases.Hit<Meaning>> hits = phrases.in(words);
        if (hits.isEmpty()) {
            hits = parts.in(words).stream()
                    .filter(hit -> hit.begin() > 0
                            && LEADS_A_PART.contains(words.get(hit.begin() - 1).text()))
                    .toList();
        }
        var concepts = new LinkedHashSet<String>();
        var told = new HashSet<Integer>();
        Optional<String> complaint = Optional.empty();
        for (Phrases.Hit<Meaning> hit : hits) {
            concepts.add(hit.value().concept());
            places.subList(hit.begin(), hit.end()).forEach(told::add);
            if (hit.value().complaint() && complaint.isEmpty()) {
                int end = places.get(hit.end() - 1) + 1;
                complaint = Optional.of(spoken(text.words().subList(places.get(hit.begin()), end)));
            }
        }
        return new Found(List.copyOf(concepts), complaint, told);
    }

    /** "dentst" is a slip of the finger. */
    private Word corrected(Word word) {
        String said = word.text();
        List<String> alike =
                said.length() < SHORTEST_MISSPELLED - 1 ? List.of() : names.getOrDefault(said.charAt(0), List.of());
        for (String name : alike) {
            if (Spelling.nearlyEqual(said, name) && !said.equals(name + "s")) {
                return new Word(name, word.begin(), word.end(), word.capital());
            }
        }
        return word;
    }

    private static String spoken(List<Word> words) {
        return String.join(" ", words.stream().map(Word::text).toList());
    }

    /** Returns the clinic's specialties that a text asks for, by their own names first; best first. */
    public List<Named> specialties(Text text, List<String> concepts, List<Named> clinic) {
        List<Named> own = byOwnName(text, clinic);
        if (!own.isEmpty()) {
            return own;
        }
        for (String concept : concepts) {
            List<Named> found = called(concept, clinic);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** Returns the clinic's specialties that come closest, where it has none of those asked for. */
    public List<Named> closest(List<String> concepts, List<Named> clinic) {
        for (String concept : concepts) {
            for (String other : others(concept)) {
                List<Named> found = called(other, clinic);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    private List<String> others(String concept) {
        String section = concept + ELSE;
        return vocabulary.sections().contains(section) ? vocabulary.phrases(section) : List.of();
    }

    private static List<Named> byOwnName(Text text, List<Named> clinic) {
        var words = new LinkedHashSet<String>();
        text.words().forEach(word -> words.add(word.text()));
        var found = new ArrayList<Named>();
        for (Named specialty : clinic) {
            List<String> telling = new ArrayList<>(tokens(specialty.name()));
            telling.removeAll(GENERIC);
            if (!telling.isEmpty() && words.containsAll(telling)) {
                found.add(specialty);
            }
        }
        return found.size() == 1 ? found : List.of();
    }

    private List<Named> called(String concept, List<Named> clinic) {
        var found = new LinkedHashSet<Named>();
        List<List<String>> names =
                vocabulary.phrases(concept).stream().map(SpecialtyWords::tokens).toList();
        for (List<String> name : names) {
            clinic.stream().filter(one -> tokens(one.name()).equals(name)).forEach(found::add);
        }
        if (!found.isEmpty()) {
            return List.copyOf(found);
        }
        Map<Named, Set<String>> words = new LinkedHashMap<>();
        clinic.forEach(one -> {
            var all = new LinkedHashSet<>(tokens(one.name()));
            all.addAll(tokens(one.id().replace('_', ' ').replace('-', ' ')));
            words.put(one, all);
        });
        for (List<String> name : names) {
            words.forEach((one, all) -> {
                if (all.containsAll(name)) {
                    found.add(one);
                }
            });
        }
        return List.copyOf(found);
    }

    private static List<String> tokens(String name) {
        return TOKENS.computeIfAbsent(name, SpecialtyWords::cut);
    }

    private static List<String> cut(String name) {
        return Text.of(name.toLowerCase(Locale.ROOT)).words().stream()
                .filter(word -> !word.isSign())
                .map(Word::text)
                .toList();
    }
}
