package dev.caredesk.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The page's words, all of which are in {@code texts.properties}. */
public final class Texts {

    /** The language of the texts, and of the days and times beside them. */
    public static final Locale LOCALE = Locale.US;

    private static final ResourceBundle WORDS = ResourceBundle.getBundle("texts", LOCALE);

    private Texts() {}

    /** Returns a text, with {@code {0}}, {@code {1}}… replaced by the values when there are any. */
    public static String text(String key, Object... values) {
        String pattern = WORDS.getString(key);
        return values.length == 0 ? pattern : new MessageFormat(pattern, LOCALE).format(values);
    }

    /** Returns the text of {@code group.name}, or of {@code group.other} when that name has none. */
    public static String textFor(String group, String name) {
        String key = group + "." + name;
        return text(WORDS.containsKey(key) ? key : group + ".other");
    }

    /** Returns a text, or another word where there is none; a text may be empty on purpose. */
    public static String textOr(String key, String other) {
        return WORDS.containsKey(key) ? WORDS.getString(key) : other;
    }

    /** Returns a text that need not be there. */
    public static String textOrEmpty(String key) {
        return textOr(key, "");
    }
}
