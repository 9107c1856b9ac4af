package dev.caredesk.agent.builtin.policy;

import dev.caredesk.agent.Assent;
import dev.caredesk.agent.builtin.state.Listed;
import dev.caredesk.agent.builtin.state.Question;
import dev.caredesk.agent.builtin.state.State;
import java.util.Set;

/** Nothing of what was offered suits. */
final class DeclinePolicy implements Situation {

    private static final Set<Question> CHOICES =
            Set.of(Question.WHICH_TIME, Question.TAKE_IT, Question.WHICH_DOCTOR, Question.SHOW_TIMES);

    @Override
    public boolean applies(State state) {
        return state.said().assent() == Assent.NO
                && Policy.SOCIAL.stream().noneMatch(state.said()::does)
                && state.listed() != Listed.NOTHING
                && state.asked().filter(CHOICES::contains).isPresent();
    }

    @Override
    public Step next(Turn turn) {
        State state = turn.state();
        boolean suggested = state.asked().filter(Question.SHOW_TIMES::equals).isPresent();
        if (suggested && !state.doctors().untold().isEmpty()) {
            return new Step.Say("All right. " + Question.SOMEONE_ELSE.text());
        }
        return suggested
                ? new Step.Say("All right. " + Question.WHAT_ELSE.text())
                : new Step.Say("All right. Tell me another day, time or doctor, and I look again. "
                        + Question.WHICH_DAY.text());
    }
}
