package dev.caredesk.agent.builtin.policy;

import dev.caredesk.agent.builtin.state.AppointmentEntry;
import dev.caredesk.agent.builtin.state.Need;
import dev.caredesk.agent.builtin.state.SlotEntry;
import dev.caredesk.agent.builtin.state.State;
import dev.caredesk.agent.builtin.understanding.Act;
import dev.caredesk.agent.dates.Days;
import dev.caredesk.agent.dates.Times;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which free time the desk itself puts before the user, and when it does. */
final class Suggested {

    private Suggested() {}

    /** Who wants an evening is not suggested the morning. */
    static boolean isBefore(SlotEntry slot, Need need) {
        return need.days().map(Days::from).filter(slot.day()::equals).isPresent()
                && need.times()
                        .filter(times -> !times.exact())
                        .flatMap(Times::from)
                        .filter(slot.time()::isBefore)
                        .isPresent();
    }

    /** Whether the desk picks a time: for who is in a hurry, comes today whenever that is, or at any time, the first will do. */
    static boolean suggests(Turn turn, SlotSearch.Wish wish) {
        LocalDate today = turn.state().context().now().toLocalDate();
        boolean anyTime = wish.need().times().filter(Times.ANY::equals).isPresent();
        return wish.isOfOneDoctor() && (wish.need().soonest() || wish.isSometimeOn(today) || anyTime);
    }

    static boolean isUrged(Turn turn) {
        return turn.state().said().does(Act.SOONEST);
    }

    static boolean isLaterThatDay(SlotEntry slot, Need need) {
        return need.days().map(Days::from).filter(slot.day()::equals).isPresent()
                && need.times()
                        .flatMap(Times::from)
                        .filter(slot.time()::isAfter)
                        .isPresent();
    }

    /** The nearest to the time of day that was said, on the first day that there is; rather later than earlier. */
    static SlotEntry nearest(List<SlotEntry> free, Need need) {
        LocalDate day = free.getFirst().day();
        Optional<LocalTime> time = need.times()
                .filter(Times::exact)
                .filter(_ -> need.days().map(Days::from).filter(day::equals).isPresent())
                .flatMap(Times::from);
        return time.<SlotEntry>map(at -> free.stream()
                        .filter(slot -> slot.day().equals(day))
                        .min(Comparator.comparing((SlotEntry slot) ->
                                        Duration.between(at, slot.time()).abs())
                                .thenComparing(SlotEntry::start, Comparator.reverseOrder()))
                        .orElseThrow())
                .orElseGet(free::getFirst);
    }

    /** A relative is to come along with the caller: the nearest time is what they want. */
    static boolean isBesideOwn(State state, SlotSearch.Wish wish) {
        Optional<LocalTime> time = wish.need().times().flatMap(Times::from);
        return wish.isOfOneDoctor()
                && wish.need().relative().isPresent()
                && state.done()
                        .map(AppointmentEntry::start)
                        .map(OffsetDateTime::toLocalTime)
                        .equals(time);
    }
}
