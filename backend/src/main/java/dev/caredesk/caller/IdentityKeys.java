package dev.caredesk.caller;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The forms in which names and contacts are compared: how somebody types them today must not matter. */
public final class IdentityKeys {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern TITLE = Pattern.compile("^(?:mr|mrs|ms|miss|mx|sr|sra|herr|frau)\\s+");
    private static final int NATIONAL_DIGITS = 10;

    private IdentityKeys() {}

    /** Returns the name without case, accents, punctuation, title and order of its parts. */
    public static String name(String name) {
        var plain = plain(name).replace("'", "").replace("\u2019", "");
        var words =
                TITLE.matcher(NO_LETTER.matcher(plain).replaceAll(" ").strip()).replaceFirst("");
        return Arrays.stream(words.split(" ")).sorted().collect(Collectors.joining(" "));
    }

    /** Returns the e-mail address in lower case, or the phone number's digits without country code. */
    public static String contact(String contact) {
        if (contact.contains("@")) {
            return contact.strip().toLowerCase(Locale.ROOT);
        }
        var digits = contact.replaceAll("\\D", "");
        return digits.length() <= NATIONAL_DIGITS ? digits : digits.substring(digits.length() - NATIONAL_DIGITS);
    }

    private static String plain(String text) {
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        return MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
