package dev.caredesk.agent.builtin.policy;

import dev.caredesk.agent.builtin.state.Question;
import dev.caredesk.agent.builtin.state.State;
import dev.caredesk.agent.builtin.understanding.Act;
import dev.caredesk.agent.builtin.understanding.Intent;
import dev.caredesk.agent.builtin.understanding.SpecialtyWords.Named;
import dev.caredesk.agent.builtin.understanding.Utterance;

/** Medical advice is left to a doctor. */
final class AdvicePolicy implements Situation {

    private final Kinds kinds;

    AdvicePolicy(Kinds kinds) {
        this.kinds = kinds;
    }

    @Override
    public boolean applies(State state) {
        Utterance said = state.said();
        return said.does(Act.ADVICE) && said.when().isEmpty() && !said.wants(Intent.BOOK);
    }

    @Override
    public Step next(Turn turn) {
        State state = turn.state();
        String whom = kinds.meant(state.need(), state).stream()
                .findFirst()
                .map(Named::name)
                .map(name -> "a doctor for " + name)
                .orElse("one of our doctors");
        return new Step.Say("I cannot give medical advice, but " + whom + " can. " + Question.LOOK.text());
    }
}
