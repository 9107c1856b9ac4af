package dev.caredesk.agent.builtin.policy;

import dev.caredesk.agent.builtin.state.Need;
import dev.caredesk.agent.builtin.state.ProposalEntry;
import dev.caredesk.agent.builtin.state.SlotEntry;
import dev.caredesk.agent.builtin.state.State;
import dev.caredesk.agent.builtin.understanding.Act;
import dev.caredesk.agent.builtin.understanding.Utterance;
import dev.caredesk.agent.dates.Days;
import dev.caredesk.agent.dates.Times;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/** Other times than those that were offered or proposed. */
final class OtherTimes {

    private OtherTimes() {}

    /** Moves days and times to where "more", "later", "the day before" and the like point, seen from the last offer. */
    static Need wanted(State state, Need need) {
        Utterance said = state.said();
        Optional<SlotEntry> first =
                state.offer().map(offer -> offer.lines().getFirst().slots().getFirst());
        Optional<SlotEntry> last =
                state.offer().map(offer -> offer.lines().getLast().slots().getLast());
        Optional<OffsetDateTime> begin =
                state.context().proposal().map(ProposalEntry::start).or(() -> first.map(SlotEntry::start));
        Optional<OffsetDateTime> end =
                state.context().proposal().map(ProposalEntry::end).or(() -> last.map(SlotEntry::end));
        if (begin.isEmpty() || end.isEmpty() || !said.when().isEmpty() || state.wantsOther()) {
            return need;
        }
        LocalDate lastDay = end.get().toLocalDate();
        Optional<Times> window = need.times().filter(times -> !times.exact());
        if (said.does(Act.NEXT_DAY)) {
            return need.at(Optional.of(SlotSearch.day(lastDay.plusDays(1))), need.times());
        }
        if (said.does(Act.DAY_BEFORE)) {
            return need.at(Optional.of(SlotSearch.day(begin.get().toLocalDate().minusDays(1))), need.times());
        }
        boolean oneDay = begin.get().toLocalDate().equals(lastDay);
        if (said.does(Act.BUSY)) {
            return afterwards(need, begin.get().plusMinutes(SlotSearch.MINUTES_AROUND));
        }
        if (said.does(Act.LATER) && oneDay) {
            var after = new Times(Optional.of(end.get().toLocalTime()), Optional.empty(), false);

            return need.at(Optional.of(SlotSearch.day(lastDay)), Optional.of(after));
        }
        if (said.does(Act.EARLIER)) {
            return earlier(state, need, begin.get());
        }
        boolean turnsDown =
                said.doesAny(Act.UNABLE, Act.UNFIT) && !said.source().isEmpty();
        return turnsDown || said.doesAny(Act.MORE, Act.LATER) ? more(need, lastDay, window) : need;
    }

    /** Something else takes up that time: what comes well after it. */
    private static Need afterwards(Need need, OffsetDateTime from) {
        var times = new Times(Optional.of(from.toLocalTime()), Optional.empty(), false);
        return need.at(Optional.of(SlotSearch.day(from.toLocalDate())), Optional.of(times));
    }

    private static Need earlier(State state, Need need, OffsetDateTime begin) {
        LocalDate today = state.context().now().toLocalDate();
        LocalDate day = begin.toLocalDate();
        boolean oneDay = need.days().filter(Days::isOneDay).isPresent() || !day.isAfter(today);
        return oneDay
                ? need.at(
                        Optional.of(SlotSearch.day(day)),
                        Optional.of(new Times(Optional.empty(), Optional.of(begin.toLocalTime()), false)))
                : need.at(Optional.of(new Days(today, day.minusDays(1), Set.of())), Optional.empty());
    }

    private static Need more(Need need, LocalDate lastDay, Optional<Times> window) {
        LocalDate from = lastDay.plusDays(1);
        Set<DayOfWeek> weekdays = need.days().map(Days::weekdays).orElse(Set.of());
        LocalDate to =
                need.days().map(Days::to).filter(from::isBefore).orElse(from.plusDays(SlotSearch.LOOK_AHEAD_DAYS));
        return need.at(Optional.of(new Days(from, to, weekdays)), window);
    }
}
