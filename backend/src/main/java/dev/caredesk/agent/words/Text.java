package dev.caredesk.agent.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text cut into words.
 *
 * @param raw the text as it was written
 * @param words its words and signs
 */
public record Text(String raw, List<Word> words) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’`´][\\p{L}]+)*|[^\\s\\p{L}\\p{N}]");
    private static final Pattern TITLE_DOT = Pattern.compile("(?i)\\b(dr|mr|mrs|ms|st|[a-z])\\.(?=\\s|[a-z])");

    /** Cuts a text into words; the dot of "Dr." ends no sentence. */
    public static Text of(String raw) {
        Matcher titles = TITLE_DOT.matcher(raw);
        String cut = titles.replaceAll("$1 ");
        var words = new ArrayList<Word>();
        Matcher matcher = WORD.matcher(cut);
        while (matcher.find()) {
            String text = matcher.group();
            words.add(
                    new Word(plain(text), matcher.start(), matcher.end(), Character.isUpperCase(text.codePointAt(0))));
        }
        return new Text(raw, List.copyOf(words));
    }

    private static String plain(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        boolean apostrophe = lower.length() > 1
                && (lower.indexOf('\'') > 0
                        || lower.indexOf('’') > 0
                        || lower.indexOf('`') > 0
                        || lower.indexOf('´') > 0);
        return apostrophe ? lower.replaceAll("['’`´]", "") : lower;
    }

    /** Returns the words of the sentence that begins at {@code i}, the sign at its end included. */
    public List<Word> sentence(int i) {
        int end = i;
        while (end < words.size() && !words.get(end).endsSentence()) {
            end++;
        }
        return words.subList(i, Math.min(words.size(), end + 1));
    }

    /** Returns the sentences, each with the sign at its end. */
    public List<List<Word>> sentences() {
        var sentences = new ArrayList<List<Word>>();
        int i = 0;
        while (i < words.size()) {
            List<Word> sentence = sentence(i);
            sentences.add(sentence);
            i += sentence.size();
        }
        return sentences;
    }
}
