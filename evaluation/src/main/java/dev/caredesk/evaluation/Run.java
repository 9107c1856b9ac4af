package dev.caredesk.evaluation;

import dev.caredesk.evaluation.desk.Answer;
import dev.caredesk.evaluation.score.DialogueScore;
import dev.caredesk.evaluation.score.LineScore;
import java.util.List;

/**
 * Everything once.
 *
 * @param dialogues what came of dialogues
 * @param lines what came of single lines or phrases
 * @param turns what each turn was answered
 */
public record Run(List<DialogueScore> dialogues, List<LineScore> lines, List<Answer> turns) {}
