package dev.caredesk.evaluation.replay;

import dev.caredesk.evaluation.desk.Answer;

/**
 * A line and its answer.
 *
 * @param turn the human's line to which it belongs, from 0
 * @param speaker who said the line
 */
public record Exchange(int turn, Speaker speaker, String said, Answer answer) {

    /** Who says a line. */
    public enum Speaker {
        /** The human who wrote the dialogue. */
        HUMAN,
        /** The evaluation, on behalf of the human's goal. */
        GOAL
    }
}
