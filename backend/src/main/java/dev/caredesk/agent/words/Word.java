package dev.caredesk.agent.words;

/**
 * A word or sign of a text.
 *
 * @param text lower case, without apostrophes ("dont"); a sign as it is
 * @param begin index of its first character in the text
 * @param end index after its last character
 * @param capital whether it was written with a capital first
 */
public record Word(String text, int begin, int end, boolean capital) {

    /** Returns whether this is a sign and not a word or number. */
    public boolean isSign() {
        return !Character.isLetterOrDigit(text.charAt(0));
    }

    /** Returns whether a sentence ends here. */
    public boolean endsSentence() {
        return ".!;。！".contains(text) || asks();
    }

    /** Returns whether this is a question mark, also of another script. */
    public boolean asks() {
        return "?？؟".contains(text);
    }
}
