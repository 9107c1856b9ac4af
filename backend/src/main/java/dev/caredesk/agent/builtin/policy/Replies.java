package dev.caredesk.agent.builtin.policy;

import dev.caredesk.agent.builtin.state.ClinicEntry;
import dev.caredesk.agent.builtin.state.ProposalEntry;
import dev.caredesk.agent.builtin.state.Question;
import dev.caredesk.agent.builtin.state.State;
import dev.caredesk.agent.builtin.state.ToolReply;
import dev.caredesk.agent.builtin.understanding.Introduction;
import dev.caredesk.agent.builtin.wording.DetailWording;
import dev.caredesk.agent.builtin.wording.DoctorWording;
import dev.caredesk.agent.builtin.wording.Formats;
import dev.caredesk.agent.builtin.wording.OfferWording;
import dev.caredesk.agent.builtin.wording.Wording;
import dev.caredesk.agent.dates.When;
import java.util.List;
import java.util.Optional;

/** What the policies say alike. */
final class Replies {

    private static final ClinicEntry UNKNOWN =
            new ClinicEntry("", "", "", "", List.of(), "", 0, 0, 0, List.of(), List.of());

    final Wording wording;
    final OfferWording offers;
    final DetailWording details;
    final DoctorWording doctors = new DoctorWording();

    Replies(Formats formats) {
        wording = new Wording(formats);
        offers = new OfferWording(formats);
        details = new DetailWording(formats);
    }

    static ClinicEntry clinic(State state) {
        return state.clinic().orElse(UNKNOWN);
    }

    /** Says a refusal as the tool worded it for the patient. */
    static Step refusal(ToolReply reply) {
        String message = reply.message().isEmpty() ? "That did not work." : reply.message();
        return new Step.Say(message + " " + Question.WHAT_ELSE.text());
    }

    /** Says why a day or time that was said can never be had. */
    static Optional<String> whyNever(When when) {
        return when.impossible()
                .map(phrase -> "There is no such day or time as " + phrase + ". ")
                .or(() -> when.past() ? Optional.of("That is over already. ") : Optional.empty());
    }

    Step proposal(ToolReply reply, State state) {
        return reply.proposal()
                .<Step>map(proposal ->
                        new Step.Say(wording.proposal(proposal, state.context().zone())))
                .orElseGet(() -> refusal(reply));
    }

    /** Puts an open proposal before the user again. */
    String again(ProposalEntry open, State state) {
        return open.accepted()
                ? "To complete it I need to know who you are. " + Question.WHO.text()
                : wording.proposal(open, state.context().zone());
    }

    String unclear(ProposalEntry open, State state) {
        String hint = Introduction.of(state.said())
                .map(name -> "Thank you, " + name + ". ")
                .orElse(open.accepted() ? "" : "I was not sure whether that is a yes. ");
        return hint + again(open, state);
    }

    static Step askWho(String why) {
        return new Step.Say(why + " " + Question.WHO.text());
    }
}
