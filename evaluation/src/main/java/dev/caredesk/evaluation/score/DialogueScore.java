package dev.caredesk.evaluation.score;

import dev.caredesk.evaluation.replay.Transcript;
import java.util.List;

/**
 * What came of a dialogue.
 *
 * @param calls the calls of the data's system, and whether the desk made them too
 * @param endState the database
 */
public record DialogueScore(Transcript transcript, List<CallScore> calls, EndState endState) {

    /** Scores a dialogue. */
    public static DialogueScore of(Transcript transcript) {
        return new DialogueScore(transcript, CallMatcher.score(transcript), EndState.of(transcript));
    }

    /** Whether the database is as it should be, and the dialogue was said to its end. */
    public boolean isSuccessful() {
        return transcript.failure().isEmpty() && endState.isAsExpected();
    }

    /** Returns how many calls were matched. */
    public long matchedCalls() {
        return calls.stream().filter(CallScore::matched).count();
    }

    /** Says how bad it is: a dialogue that broke, then wrong writes, then missing ones, then missing calls. */
    public int badness() {
        int broken = transcript.failure().isPresent() ? 1_000 : 0;
        return broken
                + 100 * endState.other().size()
                + 10 * endState.missing().size()
                + (int) (calls.size() - matchedCalls());
    }
}
