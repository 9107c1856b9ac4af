package dev.caredesk.evaluation.dialogue;

import java.util.List;

/**
 * A human's line.
 *
 * @param text what the human wrote, as it stands
 * @param calls what the data's system called upon it
 */
public record HumanTurn(String text, List<GoldCall> calls) {}
