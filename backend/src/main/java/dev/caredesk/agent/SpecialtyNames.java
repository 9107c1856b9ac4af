package dev.caredesk.agent;

import dev.caredesk.schedule.Specialty;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the specialty that a model or a patient means: by id, by name, or by a word of the same root. */
final class SpecialtyNames {

    private static final int ROOT = 5;

    private SpecialtyNames() {}

    static Optional<Specialty> find(List<Specialty> specialties, String asked) {
        var wanted = plain(asked);
        return specialties.stream()
                .filter(it -> it.id().equals(wanted) || plain(it.name()).equals(wanted))
                .findFirst()
                .or(() -> specialties.stream()
                        .filter(it -> sharesRoot(plain(it.name()), wanted) || sharesRoot(plain(it.id()), wanted))
                        .findFirst());
    }

    private static boolean sharesRoot(String name, String wanted) {
        for (var word : wanted.split(" ")) {
            for (var part : name.split(" ")) {
                if (part.equals(word)
                        || part.length() > ROOT && word.length() > ROOT && commonPrefix(part, word) > ROOT) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int commonPrefix(String one, String other) {
        var length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }

    private static String plain(String text) {
        return text.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
