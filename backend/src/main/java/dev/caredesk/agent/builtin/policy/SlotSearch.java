package dev.caredesk.agent.builtin.policy;

import dev.caredesk.agent.builtin.state.AppointmentEntry;
import dev.caredesk.agent.builtin.state.Need;
import dev.caredesk.agent.builtin.state.Offer;
import dev.caredesk.agent.builtin.state.ProposalEntry;
import dev.caredesk.agent.builtin.state.Question;
import dev.caredesk.agent.builtin.state.SlotEntry;
import dev.caredesk.agent.builtin.state.State;
import dev.caredesk.agent.builtin.state.ToolReply;
import dev.caredesk.agent.builtin.state.Tools;
import dev.caredesk.agent.builtin.understanding.Act;
import dev.caredesk.agent.builtin.understanding.Utterance;
import dev.caredesk.agent.dates.Days;
import dev.caredesk.agent.dates.Times;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Searches for free slots and says what came of it; what was asked for exactly is proposed at once. */
final class SlotSearch {

    // Every slot is stored, read again and sent in each later turn: as many as an answer can show
    private static final int LIMIT = 16;
    private static final int LIMIT_ANY_TIME = 24;
    private static final int LOOK_AHEAD_DAYS = 27;
    private static final int MINUTES_AROUND = 60;

    private final Replies replies;

    SlotSearch(Replies replies) {
        this.replies = replies;
    }

    /**
     * What is searched for.
     *
     * @param need days, times and circumstances
     * @param doctor a doctor's id or name; empty for any
     * @param specialty id of a specialty
     * @param who how the doctor or the specialty is said: " with Dr. Chen"
     */
    record Wish(Need need, String doctor, Optional<String> specialty, String who) {}

    /** Searches; a slot that is exactly what was wished for goes on to {@code propose}. */
    Step search(Turn turn, Wish wish, Function<SlotEntry, Step> propose) {
        return turn.ask(call(turn.state(), wish), reply -> found(turn, wish, reply, propose));
    }

    /** Offers the same once more; who waits too long finds the slots' ids lapsed. */
    Step again(Turn turn, Offer offer) {
        SlotEntry first = offer.slots().getFirst();
        SlotEntry last = offer.slots().getLast();
        boolean oneDay = first.day().equals(last.day());
        var times = new Times(Optional.of(first.time()), Optional.of(last.end().toLocalTime()), false);
        Need need = turn.state()
                .need()
                .at(
                        Optional.of(new Days(first.day(), last.day(), Set.of())),
                        oneDay && last.end().toLocalTime().isAfter(first.time())
                                ? Optional.of(times)
                                : Optional.empty());
        boolean one = offer.isOneDoctor();
        var wish = new Wish(
                need,
                one ? first.doctorId() : "",
                one ? Optional.empty() : Optional.of(first.specialty()),
                one ? " with " + first.doctor() : "");
        return turn.ask(
                call(turn.state(), wish),
                reply -> reply.slots().isEmpty()
                        ? new Step.Say(replies.offers.nothing(need, wish.who()) + " " + Question.WHICH_DAY.text())
                        : new Step.Say(replies.offers.offer(new Offer(reply.slots(), false), need, wish.who())));
    }

    private Step found(Turn turn, Wish wish, ToolReply reply, Function<SlotEntry, Step> propose) {
        if (reply.refused().isPresent()) {
            return Replies.refusal(reply);
        }
        Need need = wish.need();
        boolean soonest = !wish.doctor().isEmpty() && turn.state().said().does(Act.SOONEST);
        if (soonest && reply.slots().isEmpty() && !reply.nearest().isEmpty()) {
            return propose.apply(reply.nearest().getFirst()).after(replies.offers.nothing(need, wish.who()) + " ");
        }
        if (reply.slots().isEmpty()) {
            return closest(wish, reply.nearest());
        }
        boolean exact = need.times().filter(Times::exact).isPresent();
        var offer = new Offer(reply.slots(), false);
        if (!exact && soonest) {
            return propose.apply(reply.slots().getFirst());
        }
        if (!exact) {
            return new Step.Say(replies.offers.offer(offer, need, wish.who()));
        }
        LocalTime time = need.times().flatMap(Times::from).orElseThrow();
        List<SlotEntry> matching =
                reply.slots().stream().filter(slot -> slot.time().equals(time)).toList();
        boolean oneDay = need.days().filter(Days::isOneDay).isPresent();
        boolean certain = oneDay && (matching.size() == 1 || !wish.doctor().isEmpty());
        if (matching.isEmpty()) {
            return oneDay && !wish.doctor().isEmpty()
                    ? around(turn, wish, time, propose)
                    : new Step.Say(replies.offers.nearest(offer, need, wish.who()));
        }
        if (certain || soonest) {
            return propose.apply(matching.getFirst());
        }
        return new Step.Say(
                oneDay
                        ? replies.offers.first(matching)
                        : replies.offers.offer(new Offer(matching, false), need, wish.who()));
    }

    /** A relative is to come along with the caller: the nearest time is what they want. */
    private static boolean isBesideOwn(State state, Wish wish, LocalTime time) {
        return wish.need().relative().isPresent()
                && state.done()
                        .map(AppointmentEntry::start)
                        .filter(start -> start.toLocalTime().equals(time))
                        .isPresent();
    }

    /** The time that was wanted is taken: offers what is free shortly before and after it. */
    private Step around(Turn turn, Wish wish, LocalTime time, Function<SlotEntry, Step> propose) {
        LocalTime from = time.minusMinutes(MINUTES_AROUND);
        LocalTime to = time.plusMinutes(MINUTES_AROUND + MINUTES_AROUND / 2);
        var times = new Times(
                from.isBefore(time) ? Optional.of(from) : Optional.empty(),
                to.isAfter(time) ? Optional.of(to) : Optional.empty(),
                false);
        var wider = new Wish(
                wish.need().at(wish.need().days(), Optional.of(times)), wish.doctor(), wish.specialty(), wish.who());
        return turn.ask(call(turn.state(), wider), reply -> {
            Optional<SlotEntry> next = reply.slots().stream()
                    .filter(slot -> slot.time().isAfter(time))
                    .findFirst();
            if (next.isPresent() && isBesideOwn(turn.state(), wish, time)) {
                return propose.apply(next.get()).after("That very time is taken; this is the nearest after it. ");
            }
            return closest(wish, reply.slots().isEmpty() ? reply.nearest() : reply.slots());
        });
    }

    /** Nothing is as it was wanted: offers what comes closest, or asks for another day. */
    private Step closest(Wish wish, List<SlotEntry> free) {
        return new Step.Say(
                free.isEmpty()
                        ? replies.offers.nothing(wish.need(), wish.who()) + " " + Question.WHICH_DAY.text()
                        : replies.offers.nearest(new Offer(free, true), wish.need(), wish.who()));
    }

    private static Call call(State state, Wish wish) {
        Need need = wish.need();
        LocalDate today = state.context().now().toLocalDate();
        LocalDate from = need.days().map(Days::from).filter(today::isBefore).orElse(today);
        LocalDate to = need.days().map(Days::to).orElse(today.plusDays(LOOK_AHEAD_DAYS));
        Set<DayOfWeek> weekdays = new TreeSet<>(need.days().map(Days::weekdays).orElse(Set.of()));
        boolean anyDoctor = wish.doctor().isEmpty();
        return new Call(Tools.SLOTS)
                .with("doctor", anyDoctor ? Optional.empty() : Optional.of(wish.doctor()))
                .with("specialty", wish.specialty())
                .with("city", anyDoctor ? need.city() : Optional.empty())
                .with("acceptsUninsured", anyDoctor ? need.uninsured().filter(Boolean::booleanValue) : Optional.empty())
                .with("fromDate", from)
                .with("toDate", to)
                .with("fromTime", need.times().flatMap(Times::from))
                .with("toTime", need.times().flatMap(SlotSearch::latest))
                .withAll(
                        "weekdays",
                        weekdays.stream()
                                .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                                .toList())
                .with("limit", need.times().isEmpty() ? LIMIT_ANY_TIME : LIMIT);
    }

    /** A time that was said exactly leaves an hour, so that the next slot shows up when that one is taken. */
    private static Optional<LocalTime> latest(Times times) {
        if (!times.exact()) {
            return times.to();
        }
        LocalTime time = times.from().orElseThrow();
        LocalTime latest = time.plusMinutes(MINUTES_AROUND);
        return latest.isAfter(time) ? Optional.of(latest) : Optional.empty();
    }

    /** Returns the wish for exactly that slot. */
    Wish exactly(SlotEntry slot, Need need) {
        var times = new Times(Optional.of(slot.time()), Optional.empty(), true);
        return new Wish(
                need.at(Optional.of(day(slot.day())), Optional.of(times)),
                slot.doctorId(),
                Optional.empty(),
                " with " + slot.doctor());
    }

    /** Says why a slot is lost, and offers what is free with that doctor from that day on. */
    Step offerInstead(Turn turn, String doctor, String name, OffsetDateTime lost, String message) {
        LocalDate day = lost.toLocalDate();
        Need need = turn.state()
                .need()
                .at(Optional.of(new Days(day, day.plusDays(LOOK_AHEAD_DAYS), Set.of())), Optional.empty());
        var wish = new Wish(need, doctor, Optional.empty(), " with " + name);
        return turn.ask(call(turn.state(), wish), reply -> {
            List<SlotEntry> free = reply.slots().isEmpty() ? reply.nearest() : reply.slots();
            return free.isEmpty()
                    ? new Step.Say(message + " " + Question.WHICH_DAY.text())
                    : new Step.Say(message + "\n" + replies.offers.offer(new Offer(free, false), need, wish.who()));
        });
    }

    /** Moves days and times to where "more", "later", "the day before" and the like point, seen from the last offer. */
    Need shifted(State state, Need need) {
        Utterance said = state.said();
        Optional<SlotEntry> first =
                state.offer().map(offer -> offer.lines().getFirst().slots().getFirst());
        Optional<SlotEntry> last =
                state.offer().map(offer -> offer.lines().getLast().slots().getLast());
        Optional<OffsetDateTime> begin =
                state.context().proposal().map(ProposalEntry::start).or(() -> first.map(SlotEntry::start));
        Optional<OffsetDateTime> end =
                state.context().proposal().map(ProposalEntry::end).or(() -> last.map(SlotEntry::end));
        if (begin.isEmpty() || end.isEmpty() || !said.when().isEmpty()) {
            return need;
        }
        LocalDate lastDay = end.get().toLocalDate();
        Optional<Times> window = need.times().filter(times -> !times.exact());
        if (said.does(Act.NEXT_DAY)) {
            return need.at(Optional.of(day(lastDay.plusDays(1))), window);
        }
        if (said.does(Act.DAY_BEFORE)) {
            return need.at(Optional.of(day(begin.get().toLocalDate().minusDays(1))), window);
        }
        boolean oneDay = begin.get().toLocalDate().equals(lastDay);
        if (said.does(Act.LATER) && oneDay) {
            var after = new Times(Optional.of(end.get().toLocalTime()), Optional.empty(), false);

            return need.at(Optional.of(day(lastDay)), Optional.of(after));
        }
        if (said.does(Act.EARLIER)) {
            return earlier(state, need, begin.get());
        }
        return said.doesAny(Act.MORE, Act.LATER) ? more(need, lastDay, window) : need;
    }

    private static Need earlier(State state, Need need, OffsetDateTime begin) {
        LocalDate today = state.context().now().toLocalDate();
        LocalDate day = begin.toLocalDate();
        boolean oneDay = need.days().filter(Days::isOneDay).isPresent() || !day.isAfter(today);
        return oneDay
                ? need.at(
                        Optional.of(day(day)),
                        Optional.of(new Times(Optional.empty(), Optional.of(begin.toLocalTime()), false)))
                : need.at(Optional.of(new Days(today, day.minusDays(1), Set.of())), Optional.empty());
    }

    private static Need more(Need need, LocalDate lastDay, Optional<Times> window) {
        LocalDate from = lastDay.plusDays(1);
        Set<DayOfWeek> weekdays = need.days().map(Days::weekdays).orElse(Set.of());
        LocalDate to = need.days().map(Days::to).filter(from::isBefore).orElse(from.plusDays(LOOK_AHEAD_DAYS));
        return need.at(Optional.of(new Days(from, to, weekdays)), window);
    }

    private static Days day(LocalDate date) {
        return new Days(date, date, Set.of());
    }
}
