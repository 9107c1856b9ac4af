package dev.caredesk.agent.builtin.policy;

import dev.caredesk.agent.builtin.state.State;
import dev.caredesk.agent.builtin.state.Tools;
import dev.caredesk.agent.builtin.understanding.Act;
import dev.caredesk.agent.builtin.understanding.SpecialtyWords;
import dev.caredesk.agent.builtin.understanding.Utterance;
import dev.caredesk.agent.builtin.wording.Formats;
import java.util.List;
import java.util.Set;

/** Decides what comes next in a turn: the first situation that it is in does. */
public final class Policy {

    static final Set<Act> SOCIAL = Set.of(
            Act.GREETING, Act.THANKS, Act.GOODBYE, Act.SMALL_TALK, Act.WHO_ARE_YOU, Act.HELP, Act.HUMAN, Act.OFF_TOPIC);

    private final List<Situation> situations;

    /** Writes times in those formats, and knows the specialties by those words. */
    public Policy(Formats formats, SpecialtyWords specialties) {
        var replies = new Replies(formats);
        var kinds = new Kinds(specialties);
        var slots = new SlotSearch(replies);
        var booking = new Booking(replies, slots);
        var search = new SearchPolicy(new DoctorSearch(replies, kinds), slots, booking);
        var appointments = new AppointmentPolicy(replies, search, specialties);
        var details = new DetailPolicy(replies, search);
        var social = new SocialPolicy();
        situations = List.of(
                new EventPolicy(replies, search, booking, appointments, details),
                new ProposalPolicy(replies, search, appointments, details, social),
                new AdvicePolicy(kinds),
                appointments,
                details,
                new DeclinePolicy(),
                search,
                social);
    }

    /** Returns the next step of the turn. */
    public Step next(State state) {
        if (state.clinic().isEmpty() && !isSocial(state)) {
            return new Step.Ask(new Call(Tools.CLINIC));
        }
        return situations.stream()
                .filter(situation -> situation.applies(state))
                .findFirst()
                .orElseThrow()
                .next(new Turn(state));
    }

    private static boolean isSocial(State state) {
        Utterance said = state.said();
        return !said.acts().isEmpty()
                && SOCIAL.containsAll(said.acts())
                && !said.hasDetails()
                && state.context().event().isEmpty()
                && state.asked().isEmpty();
    }
}
