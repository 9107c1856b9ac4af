package dev.caredesk.evaluation.replay;

import dev.caredesk.evaluation.desk.Appointment;
import dev.caredesk.evaluation.dialogue.Dialogue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that happened in a dialogue.
 *
 * @param helped how often the evaluation answered from the goal, by the kind of answer
 * @param appointments the database in the end
 * @param failure why it could not be said to its end
 */
public record Transcript(
        Dialogue dialogue,
        List<Exchange> exchanges,
        Map<GoalAnswer, Integer> helped,
        List<Appointment> appointments,
        Optional<String> failure) {}
