package dev.caredesk.schedule;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the name that somebody looks for. */
final class DoctorNames {

    private static final int MOST_WORDS = 4;
    private static final int LONGEST_WORD = 40;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}'-]+");
    private static final Set<String> TITLES = Set.of(
            "dr",
            "dra",
            "doctor",
            "doc",
            "prof",
            "professor",
            "mr",
            "mrs",
            "ms",
            "miss",
            "md",
            "do",
            "phd",
            "dds",
            "dmd");

    private DoctorNames() {}

    /** The words of a name as {@code doctor.name_key} spells them, without titles. */
    static List<String> words(String name) {
        return Arrays.stream(BETWEEN_WORDS.split(key(name)))
                .filter(word -> !word.isEmpty() && !TITLES.contains(word))
                .map(word -> word.substring(0, Math.min(word.length(), LONGEST_WORD)))
                .limit(MOST_WORDS)
                .toList();
    }

    /** How many letters of a word may be wrong, missing or too many; two that changed places are two. */
    static int tolerableErrors(String word) {
        return word.length() < 3 ? 0 : word.length() < 5 ? 1 : 2;
    }

    /** Lower case, without accents, single spaces. */
    static String key(String name) {
        var plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        return plain.replace('ø', 'o')
                .replace('ł', 'l')
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ");
    }
}
