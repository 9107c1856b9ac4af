package dev.caredesk.agent.screen;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Lets a model's words through as they come, but holds a sentence back from its first time, name or code on until it is
 * whole and read. After an objection nothing more passes.
 */
public final class SentenceGate {

    private static final Set<String> ABBREVIATIONS =
            Set.of("dr.", "mr.", "mrs.", "ms.", "prof.", "st.", "a.m.", "p.m.", "e.g.", "i.e.", "no.", "approx.");

    private final OutputScreen screen;
    private final Supplier<Grounds> grounds;
    private final Consumer<String> out;
    private final StringBuilder sentence = new StringBuilder();
    private int released;
    private int wordBegin;
    private boolean held;
    private boolean silent = true;
    private Optional<Objection> objection = Optional.empty();

    /**
     * Opens.
     *
     * @param grounds what is known by the time a sentence is read
     * @param out gets what may be said
     */
    public SentenceGate(OutputScreen screen, Supplier<Grounds> grounds, Consumer<String> out) {
        this.screen = screen;
        this.grounds = grounds;
        this.out = out;
    }

    /** Takes words as they come. */
    public void add(String words) {
        silent &= words.isEmpty();
        for (var at = 0; at < words.length() && objection.isEmpty(); at++) {
            var c = words.charAt(at);
            if (c == '\n' || Character.isWhitespace(c) && endsSentence()) {
                sentence.append(c);
                endOfSentence();
            } else {
                if (Character.isWhitespace(c)) {
                    endOfWord();
                }
                sentence.append(c);
                if (Character.isWhitespace(c)) {
                    wordBegin = sentence.length();
                }
            }
        }
        flow();
    }

    /** The message is over; what was held back is read and passes. */
    public void end() {
        if (objection.isEmpty()) {
            endOfSentence();
        }
    }

    /** What has come so far is forgotten: somebody else begins. */
    public void beginAgain() {
        clear();
        silent = true;
        objection = Optional.empty();
    }

    /** Whether nothing has come yet. */
    public boolean isSilent() {
        return silent;
    }

    /** Why nothing more passes, if so. */
    public Optional<Objection> objection() {
        return objection;
    }

    private void endOfWord() {
        var word = sentence.substring(wordBegin);
        objection = screen.always(sentence.toString());
        if (!held && !word.isEmpty() && OutputScreen.needsGrounds(word, sentence.substring(0, wordBegin))) {
            flow();
            held = true;
        }
    }

    private void endOfSentence() {
        var whole = sentence.toString();
        if (!whole.isBlank()) {
            objection = held || needsGrounds() ? screen.objection(whole, grounds.get()) : screen.always(whole);
        }
        if (objection.isEmpty()) {
            release(sentence.length());
            clear();
        }
    }

    private void clear() {
        sentence.setLength(0);
        released = 0;
        wordBegin = 0;
        held = false;
    }

    private boolean needsGrounds() {
        return OutputScreen.needsGrounds(sentence.substring(wordBegin) + " ", sentence.substring(0, wordBegin));
    }

    // The last word may go on with the next piece
    private void flow() {
        if (!held && objection.isEmpty()) {
            release(wordBegin);
        }
    }

    private void release(int end) {
        if (end > released) {
            out.accept(sentence.substring(released, end));
            released = end;
        }
    }

    private boolean endsSentence() {
        if (sentence.isEmpty() || ".!?".indexOf(sentence.charAt(sentence.length() - 1)) < 0) {
            return false;
        }
        return !ABBREVIATIONS.contains(sentence.substring(wordBegin).toLowerCase(Locale.ROOT));
    }
}
