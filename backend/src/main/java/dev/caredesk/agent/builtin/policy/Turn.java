package dev.caredesk.agent.builtin.policy;

import dev.caredesk.agent.builtin.state.Exchange;
import dev.caredesk.agent.builtin.state.State;
import dev.caredesk.agent.builtin.state.ToolReply;
import java.util.Iterator;
import java.util.function.Function;

/**
 * The present turn. A model keeps nothing between its calls, so each call goes through the turn from its beginning: tools
 * that have answered go on at once, the first that has not is what comes next.
 */
final class Turn {

    private final State state;
    private final Iterator<Exchange> answered;

    Turn(State state) {
        this.state = state;
        this.answered = state.exchanges().iterator();
    }

    State state() {
        return state;
    }

    Step ask(Call call, Function<ToolReply, Step> then) {
        if (answered.hasNext()) {
            Exchange exchange = answered.next();
            if (exchange.tool().equals(call.tool())) {
                return then.apply(exchange.reply());
            }
        }
        return new Step.Ask(call);
    }
}
