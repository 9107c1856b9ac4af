package dev.caredesk.agent.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A file of {@code resources/vocabulary}: sections {@code [name]} with phrases, one or several a line, separated by
 * commas. Lines that begin with {@code #} are comments.
 */
public final class Vocabulary {

    private final String file;
    private final Map<String, List<String>> sections;

    private Vocabulary(String file, Map<String, List<String>> sections) {
        this.file = file;
        this.sections = sections;
    }

    /** Reads the vocabulary file of that name. */
    public static Vocabulary load(String name) {
        String path = "/vocabulary/" + name + ".txt";
        try (InputStream stream = Vocabulary.class.getResourceAsStream(path)) {
            String text = new String(
                    Objects.requireNonNull(stream, () -> path + " is missing").readAllBytes(), StandardCharsets.UTF_8);
            return new Vocabulary(path, sections(text));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private static Map<String, List<String>> sections(String text) {
        var sections = new LinkedHashMap<String, List<String>>();
        List<String> current = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("[") && line.endsWith("]")) {
                current = sections.computeIfAbsent(line.substring(1, line.length() - 1), _ -> new ArrayList<>());
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                for (String phrase : line.split(",", -1)) {
                    if (!phrase.isBlank()) {
                        current.add(phrase.strip());
                    }
                }
            }
        }
        return sections;
    }

    /** Returns the names of the sections in the order of the file. */
    public List<String> sections() {
        return List.copyOf(sections.keySet());
    }

    /** Returns the phrases of a section, which has to exist. */
    public List<String> phrases(String section) {
        List<String> phrases = sections.get(section);
        if (phrases == null) {
            throw new IllegalArgumentException(file + " has no section [" + section + "]");
        }
        return phrases;
    }

    /** Returns phrases that stand for the name of their section. */
    public Phrases<String> index() {
        var meanings = new LinkedHashMap<String, String>();
        sections.forEach((section, phrases) -> phrases.forEach(phrase -> meanings.putIfAbsent(phrase, section)));
        return new Phrases<>(meanings);
    }
}
