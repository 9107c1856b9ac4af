package dev.caredesk.agent;

import dev.caredesk.agent.TurnContext.Earlier;
import dev.caredesk.agent.builtin.understanding.Act;
import dev.caredesk.agent.builtin.understanding.Intent;
import dev.caredesk.agent.builtin.understanding.SpecialtyWords;
import dev.caredesk.agent.builtin.understanding.Understanding;
import dev.caredesk.agent.builtin.understanding.Utterance;
import dev.caredesk.agent.dates.DatePhrases;
import dev.caredesk.agent.words.Text;
import dev.caredesk.api.ProposalKind;
import dev.caredesk.clinic.ClinicSettings;
import dev.caredesk.schedule.Proposal;
import dev.langchain4j.data.message.UserMessage;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells whether a proposal came of what the person had wished for before it. If not, a line that only says the wish,
 * such as "cancel my appointment", may mean another appointment than the one that a model chose to propose.
 */
final class OwnWish {

    private final Understanding understanding;
    private final ZoneId zone;
    private final Locale locale;

    OwnWish(ClinicSettings clinic) {
        this.understanding = new Understanding(clinic.locale(), new SpecialtyWords());
        this.zone = clinic.zone();
        this.locale = clinic.locale();
    }

    /** Looks at the turn in which the proposal was made, and at those before it up to the last decision. */
    boolean ledTo(Proposal proposal, Turn turn) {
        var facts = ProposalFacts.of(proposal, zone);
        var before = Said.in(turn.memory()).reversed().stream()
                .filter(UserMessage.class::isInstance)
                .map(message -> TurnContext.read((UserMessage) message))
                .flatMap(Optional::stream)
                .dropWhile(earlier -> facts.isSameAs(earlier.facts().proposal()))
                .toList();
        return isWished(proposal.kind(), before);
    }

    /** Whether a proposal of this turn is one that nobody wished for, and that the answer does not tell of. */
    boolean isSprung(Proposal proposal, Turn turn) {
        return !tellsOf(proposal, turn.answer()) && !ledTo(proposal, turn);
    }

    private boolean tellsOf(Proposal proposal, String answer) {
        var start = proposal.time().start().atZone(zone).toLocalDateTime();
        var doctor = Text.of(proposal.doctor().name()).words().getLast().text();
        return Text.of(answer).words().stream().anyMatch(word -> word.text().equals(doctor))
                && DatePhrases.read(answer, start, locale).pieces().stream()
                        .flatMap(piece -> piece.times().stream())
                        .anyMatch(times ->
                                times.from().filter(start.toLocalTime()::equals).isPresent());
    }

    // A turn in which something was decided goes on with what was wished before it: "yes, and then the other one".
    // A new wish ends another: "don't cancel it, move it"
    private boolean isWished(ProposalKind kind, List<Earlier> newestFirst) {
        var goesOn = true;
        for (var earlier : newestFirst) {
            var said = understanding.read(earlier.text(), earlier.facts().now().toLocalDateTime());
            if (wishes(kind, said)) {
                return true;
            }
            if (kind != ProposalKind.BOOK && said.wants(Intent.BOOK, Intent.MOVE, Intent.ALTER, Intent.CANCEL)) {
                return false;
            }
            var decided = Optional.ofNullable(earlier.facts().event())
                    .filter(EventFacts::isDecision)
                    .isPresent();
            if (decided && !goesOn) {
                return false;
            }
            goesOn &= decided;
        }
        return false;
    }

    private static boolean wishes(ProposalKind kind, Utterance said) {
        return switch (kind) {
            case CANCEL -> said.wants(Intent.CANCEL);
            case RESCHEDULE ->
                said.wants(Intent.MOVE, Intent.ALTER) || said.doesAny(Act.CHANGE, Act.LATER, Act.EARLIER, Act.BUSY);
            case BOOK -> !said.intent().isOfExisting() && wishesForOne(said);
        };
    }

    private static boolean wishesForOne(Utterance said) {
        return said.wants(Intent.BOOK)
                || said.hasDetails()
                || said.complaint().isPresent()
                || said.pick().isPresent()
                || said.doesAny(Act.FIND, Act.ACCEPT, Act.SOONEST, Act.LIST_DOCTORS);
    }
}
