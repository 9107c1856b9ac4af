package dev.caredesk.agent.builtin.policy;

import dev.caredesk.agent.LastQuestion;
import dev.caredesk.agent.builtin.state.ProposalEntry;
import dev.caredesk.agent.builtin.state.Question;
import dev.caredesk.agent.builtin.state.State;
import dev.caredesk.agent.builtin.understanding.Act;
import dev.caredesk.agent.builtin.understanding.Intent;
import dev.caredesk.agent.builtin.understanding.Utterance;
import dev.caredesk.api.ProposalKind;
import java.util.Locale;

/** A proposal waits, and the turn was neither a plain yes nor a plain no. */
final class ProposalPolicy implements Situation {

    private final Replies replies;
    private final SearchPolicy search;
    private final AppointmentPolicy appointments;
    private final DetailPolicy details;
    private final SocialPolicy social;

    ProposalPolicy(
            Replies replies,
            SearchPolicy search,
            AppointmentPolicy appointments,
            DetailPolicy details,
            SocialPolicy social) {
        this.replies = replies;
        this.search = search;
        this.appointments = appointments;
        this.details = details;
        this.social = social;
    }

    @Override
    public boolean applies(State state) {
        return state.context().proposal().isPresent();
    }

    @Override
    public Step next(Turn turn) {
        State state = turn.state();
        ProposalEntry open = state.context().proposal().orElseThrow();
        Utterance said = state.said();
        if (said.does(Act.ADVICE)) {
            return social.reply(state, open);
        }
        if (said.relative().isPresent() && said.relative().equals(state.next())) {
            return said.isForBoth()
                    ? search.next(turn)
                    : new Step.Say(replies.wording.afterwards(said.relative().get()) + replies.again(open, state));
        }
        if (isForSomeoneElse(said, open)) {
            return search.next(turn);
        }
        if (said.wants(Intent.CANCEL) && open.accepted()) {
            return new Step.Say(
                    "That appointment is not booked yet; a no is enough to drop it. " + replies.again(open, state));
        }
        if (isAboutOther(said, open)) {
            return reminded(appointments.next(turn), open, state);
        }
        if (!said.topics().isEmpty() && said.when().isEmpty() && said.concepts().isEmpty()) {
            return details.answerAnd(turn, open.doctor(), replies.again(open, state));
        }
        if (changes(state, open)) {
            boolean existing = state.task().isPresent() && !open.kind().equals("book");
            return existing ? appointments.next(turn) : search.next(turn);
        }
        return Policy.SOCIAL.stream().anyMatch(said::does)
                ? social.reply(state, open)
                : new Step.Say(replies.unclear(open, state));
    }

    private static boolean isForSomeoneElse(Utterance said, ProposalEntry open) {
        boolean otherPatient = said.relative().isPresent()
                || said.does(Act.FOR_ME) && !open.patient().isEmpty();
        return otherPatient && !open.kind().equals("cancel");
    }

    /** Another appointment is spoken of than the one proposed. */
    private static boolean isAboutOther(Utterance said, ProposalEntry open) {
        boolean instead = (said.wants(Intent.BOOK) || said.does(Act.CHANGE))
                && !said.wants(Intent.LIST)
                && !said.source().isEmpty();
        return said.wants(Intent.CANCEL, Intent.LIST) && !open.kind().equals("cancel") && !instead;
    }

    /** Praise of the doctor who is proposed anyway changes nothing. */
    private static boolean changes(State state, ProposalEntry open) {
        Utterance said = state.said();
        boolean sameDoctor =
                state.named().filter(one -> one.name().equals(open.doctor())).isPresent();
        return (sameDoctor ? said.withoutDoctor() : said).hasDetails()
                || said.complaint().isPresent()
                || said.pick().isPresent()
                || state.city().isPresent()
                || said.doesAny(
                        Act.MORE,
                        Act.LATER,
                        Act.EARLIER,
                        Act.BUSY,
                        Act.OTHER_DOCTOR,
                        Act.NEXT_DAY,
                        Act.DAY_BEFORE,
                        Act.SOONEST);
    }

    /** The proposal is put before the user again, or, when another question comes first, left. */
    private Step reminded(Step step, ProposalEntry open, State state) {
        if (!(step instanceof Step.Say(String text))) {
            return step;
        }
        String question = Question.WHAT_ELSE.text();
        if (text.endsWith(question)) {
            return new Step.Say(text.substring(0, text.length() - question.length()) + replies.again(open, state));
        }
        boolean leaves = LastQuestion.leaves(ProposalKind.valueOf(open.kind().toUpperCase(Locale.ROOT)), text);
        return leaves && !open.accepted() ? step.after(replies.wording.left(open)) : step;
    }
}
