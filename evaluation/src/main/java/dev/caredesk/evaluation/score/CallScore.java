package dev.caredesk.evaluation.score;

import dev.caredesk.evaluation.dialogue.GoldCall;

/**
 * Whether the desk made a call of the data's system too.
 *
 * @param turn the human's line upon which it was made
 */
public record CallScore(int turn, GoldCall call, boolean matched) {}
