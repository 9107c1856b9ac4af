package dev.caredesk.evaluation.score;

import java.util.List;

/**
 * What came of a single line or phrase.
 *
 * @param measure which of the measures it belongs to
 * @param expected what it means
 * @param found what the desk took it for
 * @param calls the tools that were called, if any
 */
public record LineScore(
        String id, String measure, String text, String expected, String found, String answer, List<String> calls) {

    /** Whether the desk took it for what it means. */
    public boolean isRight() {
        return expected.equals(found);
    }
}
