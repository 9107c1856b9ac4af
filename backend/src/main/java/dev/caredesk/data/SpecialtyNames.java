package dev.caredesk.data;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns what files call a specialty into an id and a name. */
record SpecialtyNames(Map<String, String> names) {

    static String id(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** The name that is known for the id, else the file's own with a capital letter. */
    String name(String id, String text) {
        return Optional.ofNullable(names.get(id)).orElseGet(() -> {
            var words = text.replace('_', ' ').strip();
            return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        });
    }
}
