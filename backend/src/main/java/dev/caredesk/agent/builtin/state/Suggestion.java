package dev.caredesk.agent.builtin.state;

import dev.caredesk.agent.builtin.understanding.Act;
import dev.caredesk.agent.builtin.understanding.Utterance;
import dev.caredesk.agent.dates.Times;
import java.time.OffsetDateTime;
import java.util.Optional;

/** A time that the desk proposed of its own choice: what was wanted before it does not change by that. */
final class Suggestion {

    private Optional<Need> before = Optional.empty();
    private Optional<OffsetDateTime> start = Optional.empty();

    /** A proposal was made for what was wanted. */
    void made(ProposalEntry proposal, Need wanted) {
        boolean again = start.filter(proposal.start()::equals).isPresent();
        if (proposal.kind().equals("cancel") || wanted.isAt(proposal.start()) && !again) {
            end();
        } else if (!again) {
            before = Optional.of(wanted);
            start = Optional.of(proposal.start());
        }
    }

    boolean isOpen() {
        return before.isPresent();
    }

    /** Whether a turn asks for another time or somebody else than suggested; who says the very time makes it theirs. */
    boolean isLeft(Utterance said) {
        boolean own = said.when().times().filter(Times::exact).isPresent();
        boolean leaves = isOpen()
                && (said.hasDetails()
                        || said.doesAny(
                                Act.MORE,
                                Act.LATER,
                                Act.EARLIER,
                                Act.BUSY,
                                Act.OTHER_DOCTOR,
                                Act.SOONEST,
                                Act.NEXT_DAY,
                                Act.DAY_BEFORE));
        if (own) {
            start = Optional.empty();
        }
        return leaves;
    }

    /** Returns what is wanted, with the days and times as they were before the suggestion, which is none any more. */
    Need left(Need now) {
        Need wanted = before.map(it -> now.at(it.days(), it.times())).orElse(now);
        end();
        return wanted;
    }

    void end() {
        before = Optional.empty();
        start = Optional.empty();
    }
}
