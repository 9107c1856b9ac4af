package dev.caredesk.agent.builtin.state;

import dev.caredesk.agent.Assent;
import dev.caredesk.agent.builtin.understanding.Act;
import dev.caredesk.agent.builtin.understanding.Intent;
import dev.caredesk.agent.builtin.understanding.Pick;
import dev.caredesk.agent.builtin.understanding.Utterance;
import dev.caredesk.agent.dates.Times;
import dev.caredesk.agent.dates.When;
import java.util.List;
import java.util.Optional;

/** Finds which of the offered slots a turn chooses. */
final class Choice {

    private Choice() {}

    static Optional<SlotEntry> of(Offer offer, Utterance said, Optional<DoctorEntry> named, Optional<Question> asked) {
        // "A second appointment" for somebody else is no choice of the second
        if (said.relative().isPresent() && said.doesAny(Act.ALSO, Act.SAME_TIME)) {
            return Optional.empty();
        }
        boolean asksOther = said.doesAny(Act.MORE, Act.OTHER_DOCTOR, Act.LATER, Act.EARLIER, Act.LIST_DOCTORS)
                || said.wants(Intent.CANCEL)
                || !said.concepts().isEmpty() && named.isEmpty() && said.pick().isEmpty();
        if (asksOther && !(said.pick().isPresent() && !said.wants(Intent.CANCEL))) {
            return Optional.empty();
        }
        if (said.pick().isPresent()) {
            Optional<SlotEntry> picked = byPlace(offer, said.pick().get(), said.when());
            if (picked.isPresent()) {
                return picked;
            }
        }
        if (said.when().shift().isPresent()) {
            return Optional.empty();
        }
        if (!said.when().isEmpty() || named.isPresent()) {
            return byDetails(offer, said.when(), named);
        }
        boolean agrees = said.assent() == Assent.YES
                && (offer.slots().size() == 1
                        || asked.filter(Question.TAKE_IT::equals).isPresent());
        boolean any = said.does(Act.ANY) || said.does(Act.SOONEST) && !said.hasDetails();
        return agrees || any ? Optional.of(offer.slots().getFirst()) : Optional.empty();
    }

    /** A place counts lines, or the slots of the only line. */
    private static Optional<SlotEntry> byPlace(Offer offer, Pick pick, When when) {
        List<Offer.Line> lines = offer.lines();
        List<SlotEntry> slots = lines.getFirst().slots();
        if (lines.size() == 1) {
            int index = pick.index(slots.size());
            return index < 0 ? Optional.empty() : Optional.of(slots.get(index));
        }
        int index = pick.index(lines.size());
        if (index < 0) {
            return Optional.empty();
        }
        List<SlotEntry> line = lines.get(index).slots();
        Optional<SlotEntry> timed =
                line.stream().filter(slot -> fitsTimes(slot, when)).findFirst();
        return Optional.of(timed.orElse(line.getFirst()));
    }

    /** A time chooses the first slot at that time; other details choose only what nothing else fits. */
    private static Optional<SlotEntry> byDetails(Offer offer, When when, Optional<DoctorEntry> named) {
        List<SlotEntry> fitting = offer.slots().stream()
                .filter(slot -> named.filter(it -> !it.doctorId().equals(slot.doctorId()))
                        .isEmpty())
                .filter(slot -> fitsDays(slot, when) && fitsTimes(slot, when))
                .toList();
        boolean exact = when.times().filter(Times::exact).isPresent();
        return fitting.size() == 1 || exact && !fitting.isEmpty() ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    private static boolean fitsDays(SlotEntry slot, When when) {
        return when.days()
                .filter(days -> slot.day().isBefore(days.from())
                        || slot.day().isAfter(days.to())
                        || !days.weekdays().isEmpty()
                                && !days.weekdays().contains(slot.day().getDayOfWeek()))
                .isEmpty();
    }

    private static boolean fitsTimes(SlotEntry slot, When when) {
        if (when.times().isEmpty()) {
            return true;
        }
        Times times = when.times().get();
        if (times.exact()) {
            return times.from().filter(slot.time()::equals).isPresent();
        }
        return times.from().filter(slot.time()::isBefore).isEmpty()
                && times.to().filter(to -> !slot.time().isBefore(to)).isEmpty();
    }
}
