package dev.caredesk.evaluation.dialogue;

import java.util.Locale;

/** A doctor's name as it is compared: without case, punctuation and title. */
public final class DoctorName {

    private DoctorName() {}

    /** Returns what two spellings of one name have in common. */
    public static String key(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip()
                .replaceFirst("^dr ", "");
    }

    /** Whether the two are the same doctor. */
    public static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }
}
