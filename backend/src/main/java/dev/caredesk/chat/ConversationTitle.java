package dev.caredesk.chat;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a conversation is called in a history until it is renamed: the first words that were said in it. */
final class ConversationTitle {

    /** Shown as long as nothing was said that could be a title. */
    static final String UNTITLED = "Conversation";

    private static final int LONGEST = 60;
    private static final Pattern BLANK = Pattern.compile("\\[[^\\]]*\\]");
    // Marks that turn the direction of writing would turn the list's around, too
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private ConversationTitle() {}

    /** Returns the title that a text gives; none when it has no word but personal details, which are replaced. */
    static Optional<String> of(String text) {
        var line = SPACE.matcher(UNSEEN.matcher(text).replaceAll(" "))
                .replaceAll(" ")
                .strip();
        var named = BLANK.matcher(line).replaceAll("").codePoints().anyMatch(Character::isLetterOrDigit);
        return named ? Optional.of(shortened(line)) : Optional.empty();
    }

    private static String shortened(String line) {
        if (line.codePointCount(0, line.length()) <= LONGEST) {
            return line;
        }
        var cut = line.substring(0, line.offsetByCodePoints(0, LONGEST - 1));
        var word = cut.lastIndexOf(' ');
        return (word > LONGEST / 2 ? cut.substring(0, word) : cut).strip() + "…";
    }
}
