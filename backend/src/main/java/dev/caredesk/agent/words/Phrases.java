package dev.caredesk.agent.words;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds known phrases in a text, the longest first. */
public final class Phrases<T> {

    /**
     * A phrase in a text.
     *
     * @param value what the phrase stands for
     * @param begin index of its first word
     * @param end index after its last word
     */
    public record Hit<T>(T value, int begin, int end) {}

    private record Entry<T>(List<String> words, T value) {}

    private final Map<String, List<Entry<T>>> byFirstWord = new HashMap<>();

    /** Takes what each phrase stands for. */
    public Phrases(Map<String, T> meanings) {
        meanings.forEach(this::add);
        byFirstWord
                .values()
                .forEach(entries -> entries.sort(Comparator.comparingInt(
                                (Entry<T> entry) -> entry.words().size())
                        .reversed()));
    }

    /** Returns phrases that need only be found. */
    public static Phrases<Boolean> of(Collection<String> phrases) {
        var meanings = new LinkedHashMap<String, Boolean>();
        phrases.forEach(phrase -> meanings.put(phrase, true));
        return new Phrases<>(meanings);
    }

    private void add(String phrase, T value) {
        List<String> words = Text.of(phrase).words().stream().map(Word::text).toList();
        if (!words.isEmpty()) {
            byFirstWord
                    .computeIfAbsent(words.getFirst(), _ -> new ArrayList<>())
                    .add(new Entry<>(words, value));
        }
    }

    /** Returns the longest phrase that begins at word {@code i}. */
    public Optional<Hit<T>> at(List<Word> words, int i) {
        for (Entry<T> entry : byFirstWord.getOrDefault(words.get(i).text(), List.of())) {
            if (stands(entry.words(), words, i)) {
                return Optional.of(new Hit<>(entry.value(), i, i + entry.words().size()));
            }
        }
        return Optional.empty();
    }

    /** Returns all phrases in the text, from left to right, none overlapping another. */
    public List<Hit<T>> in(List<Word> words) {
        var hits = new ArrayList<Hit<T>>();
        int i = 0;
        while (i < words.size()) {
            Optional<Hit<T>> hit = at(words, i);
            hit.ifPresent(hits::add);
            i = hit.map(Hit::end).orElse(i + 1);
        }
        return hits;
    }

    private static boolean stands(List<String> phrase, List<Word> words, int i) {
        if (i + phrase.size() > words.size()) {
            return false;
        }
        for (int k = 1; k < phrase.size(); k++) {
            if (!phrase.get(k).equals(words.get(i + k).text())) {
                return false;
            }
        }
        return true;
    }
}
