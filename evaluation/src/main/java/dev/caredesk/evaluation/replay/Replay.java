package dev.caredesk.evaluation.replay;

import dev.caredesk.evaluation.desk.Answer;
import dev.caredesk.evaluation.desk.Appointment;
import dev.caredesk.evaluation.desk.Desk;
import dev.caredesk.evaluation.desk.DeskFailed;
import dev.caredesk.evaluation.dialogue.Dialogue;
import dev.caredesk.evaluation.replay.Exchange.Speaker;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says the human's lines as they stand, one by one, in one conversation. */
public final class Replay {

    // More would be a desk that goes round in circles
    private static final int MOST_GOAL_ANSWERS = 5;

    private final Desk desk;
    private final Introduction introduction;
    private final Dialogue dialogue;
    private final Goal goal;
    private final List<Exchange> exchanges = new ArrayList<>();
    private final Map<GoalAnswer, Integer> helped = new EnumMap<>(GoalAnswer.class);
    private Optional<String> conversation = Optional.empty();
    private boolean identified;

    private Replay(Desk desk, Introduction introduction, Dialogue dialogue) {
        this.desk = desk;
        this.introduction = introduction;
        this.dialogue = dialogue;
        this.goal = new Goal(dialogue);
    }

    /** Replays a dialogue in a clinic of its own. Whatever fails is told in the transcript. */
    public static Transcript of(Dialogue dialogue, Desk desk, Introduction introduction) {
        return new Replay(desk, introduction, dialogue).run();
    }

    private Transcript run() {
        List<Appointment> appointments = List.of();
        Optional<String> failure = Optional.empty();
        try {
            desk.load(dialogue.clinic());
            for (int turn = 0; turn < dialogue.turns().size(); turn++) {
                Answer answer =
                        say(turn, Speaker.HUMAN, dialogue.turns().get(turn).text());
                answerFromGoal(turn, answer);
            }
            appointments = desk.appointments();
        } catch (DeskFailed failed) {
            failure = Optional.of(String.valueOf(failed.getMessage()));
        }
        return new Transcript(dialogue, List.copyOf(exchanges), Map.copyOf(helped), appointments, failure);
    }

    private Answer say(int turn, Speaker speaker, String text) {
        Answer answer = desk.say(conversation, text);
        conversation = Optional.of(answer.conversation());
        exchanges.add(new Exchange(turn, speaker, text, answer));
        return answer;
    }

    private void answerFromGoal(int turn, Answer first) {
        Answer answer = first;
        for (int i = 0; i < MOST_GOAL_ANSWERS; i++) {
            if (answer.identificationRequired() && !identified) {
                answer = introduced(turn, answer);
                continue; // what was accepted before has taken effect with it
            }
            if (answer.open().isEmpty() && answer.offered().isEmpty()) {
                return;
            }
            var line = goal.answer(turn, answer, desk.appointments());
            if (line.isEmpty() || isRepeated(line.get())) {
                return;
            }
            count(line.get().kind());
            answer = say(turn, Speaker.GOAL, line.get().text());
        }
    }

    // Who has chosen once would not choose again: the desk asked for something else
    private boolean isRepeated(Goal.Line line) {
        return line.kind() == GoalAnswer.CHOICE
                && exchanges.stream()
                        .anyMatch(
                                it -> it.speaker() == Speaker.GOAL && it.said().equals(line.text()));
    }

    private Answer introduced(int turn, Answer last) {
        var person = Introduction.person(dialogue.caller());
        identified = true;
        count(GoalAnswer.IDENTITY);
        return switch (introduction) {
            case FORM -> {
                desk.identify(conversation, person);
                yield last;
            }
            case CHAT -> say(turn, Speaker.GOAL, person.introduction());
        };
    }

    private void count(GoalAnswer kind) {
        helped.merge(kind, 1, Integer::sum);
    }
}
