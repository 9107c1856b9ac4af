package dev.caredesk.agent.builtin.policy;

import dev.caredesk.agent.Assent;
import dev.caredesk.agent.builtin.state.ProposalEntry;
import dev.caredesk.agent.builtin.state.Question;
import dev.caredesk.agent.builtin.state.State;
import dev.caredesk.agent.builtin.understanding.Act;
import dev.caredesk.agent.builtin.understanding.Introduction;
import dev.caredesk.agent.builtin.understanding.Utterance;
import java.util.List;
import java.util.Optional;

/** What is said besides the matter: greetings, thanks, small talk, and where the desk's help ends. */
final class SocialPolicy implements Situation {

    private static final String CAN =
            "I can find a doctor and a free time for you, and book, move or cancel appointments.";

    @Override
    public boolean applies(State state) {
        return true;
    }

    @Override
    public Step next(Turn turn) {
        State state = turn.state();
        String text = text(state);
        return new Step.Say(state.asked()
                .filter(Question::staysOpen)
                .map(open -> askedAgain(text, open))
                .orElse(text));
    }

    /** What was asked before still waits for its answer. */
    private static String askedAgain(String text, Question open) {
        for (Question general : List.of(Question.WHAT_ELSE, Question.WHAT_KIND)) {
            if (text.endsWith(general.text())) {
                return text.substring(0, text.length() - general.text().length()) + open.text();
            }
        }
        return text;
    }

    /** Answers, and brings the open proposal to mind. */
    Step reply(State state, ProposalEntry open) {
        String question = switch (open.kind()) {
            case "cancel" -> Question.CANCEL_IT.text();
            case "reschedule" -> Question.MOVE_IT.text();
            default -> Question.BOOK_IT.text();
        };
        String answer = state.said().does(Act.ADVICE)
                ? "I cannot give medical advice; a doctor can."
                : answer(state.said()).orElse("");
        return new Step.Say(
                (answer + " The appointment with " + open.doctor() + " still waits for your answer. " + question)
                        .strip());
    }

    private static String text(State state) {
        Utterance said = state.said();
        boolean closing = said.does(Act.GOODBYE) || said.assent() == Assent.NO;
        if (closing && !said.doesAny(Act.HELP, Act.OFF_TOPIC)) {
            return "You are welcome. Goodbye, and take care!";
        }
        if (said.does(Act.THANKS)) {
            return "You are welcome! " + Question.WHAT_ELSE.text();
        }
        Optional<String> introduced =
                Introduction.of(said).map(name -> "Thank you, " + name + ". " + Question.WHAT_KIND.text());
        return answer(said)
                .or(() -> introduced)
                .orElseGet(() -> "I am not sure I understood that. " + CAN + " " + Question.WHAT_KIND.text());
    }

    private static Optional<String> answer(Utterance said) {
        if (said.does(Act.OFF_TOPIC)) {
            return Optional.of(
                    "That is beyond me: I only look after appointments here. " + CAN + " " + Question.WHAT_ELSE.text());
        }
        if (said.does(Act.HUMAN)) {
            return Optional.of(
                    "I am the clinic's automatic desk and cannot put you through; ask me for the phone number and you"
                            + " reach the front desk. " + Question.WHAT_ELSE.text());
        }
        if (said.does(Act.WHO_ARE_YOU)) {
            return Optional.of("I am the clinic's automatic appointment desk, not a person. " + CAN + " "
                    + Question.WHAT_ELSE.text());
        }
        if (said.does(Act.SMALL_TALK)) {
            return Optional.of("Thank you for asking, I am well. " + CAN + " " + Question.WHAT_ELSE.text());
        }
        if (said.doesAny(Act.GREETING, Act.HELP)) {
            return Optional.of((said.does(Act.GREETING) ? "Hello! " : "") + CAN + " " + Question.WHAT_KIND.text());
        }
        return said.does(Act.THANKS) ? Optional.of("You are welcome.") : Optional.empty();
    }
}
