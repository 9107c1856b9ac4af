package dev.caredesk.agent.builtin.policy;

import dev.caredesk.agent.builtin.state.Need;
import dev.caredesk.agent.builtin.state.Offer;
import dev.caredesk.agent.builtin.state.Question;
import dev.caredesk.agent.builtin.state.SlotEntry;
import dev.caredesk.agent.builtin.state.State;
import dev.caredesk.agent.builtin.state.ToolReply;
import dev.caredesk.agent.builtin.state.Tools;
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
    static final int LOOK_AHEAD_DAYS = 27;
    static final int MINUTES_AROUND = 60;

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
    record Wish(Need need, String doctor, Optional<String> specialty, String who) {

        boolean isOfOneDoctor() {
            return !doctor.isEmpty();
        }

        /** Whether it is for that day, at no certain time. */
        boolean isSometimeOn(LocalDate day) {
            return need.days()
                            .filter(days -> days.isOneDay() && days.from().equals(day))
                            .isPresent()
                    && need.times().filter(Times::exact).isEmpty();
        }
    }

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
        if (reply.slots().isEmpty()) {
            return closest(turn, wish, reply.nearest(), propose);
        }
        Need need = wish.need();
        Optional<LocalTime> exact = need.times().filter(Times::exact).flatMap(Times::from);
        if (exact.isEmpty()) {
            return offer(turn, wish, reply.slots(), propose);
        }
        LocalTime time = exact.get();
        List<SlotEntry> matching =
                reply.slots().stream().filter(slot -> slot.time().equals(time)).toList();
        boolean oneDay = need.days().filter(Days::isOneDay).isPresent();
        if (matching.isEmpty()) {
            return oneDay && wish.isOfOneDoctor()
                    ? around(turn, wish, time, propose)
                    : closest(turn, wish, reply.slots(), propose);
        }
        if (wish.isOfOneDoctor() ? oneDay || need.soonest() : oneDay && matching.size() == 1) {
            return need.days().isPresent()
                    ? propose.apply(matching.getFirst())
                    : todayRather(turn, wish, matching.getFirst(), propose);
        }
        return new Step.Say(
                oneDay
                        ? replies.offers.first(matching)
                        : replies.offers.offer(new Offer(matching, false), need, wish.who()));
    }

    /** In a hurry, today at another time is better than that very time on another day. */
    private Step todayRather(Turn turn, Wish wish, SlotEntry later, Function<SlotEntry, Step> propose) {
        LocalDate today = turn.state().context().now().toLocalDate();
        if (later.day().equals(today)) {
            return propose.apply(later);
        }
        Need need = wish.need().at(Optional.of(day(today)), Optional.empty());
        var anyTime = new Wish(need, wish.doctor(), wish.specialty(), wish.who());
        return turn.ask(call(turn.state(), anyTime), reply -> {
            Need then = need.at(need.days(), wish.need().times());
            return reply.slots().isEmpty()
                    ? propose.apply(later)
                    : propose.apply(Suggested.nearest(reply.slots(), then))
                            .after(replies.offers.nothing(then, wish.who()) + " ");
        });
    }

    /** Who is in a hurry gets the first time suggested; else they choose. */
    private Step offer(Turn turn, Wish wish, List<SlotEntry> free, Function<SlotEntry, Step> propose) {
        var offer = new Offer(free, false);
        if (!Suggested.suggests(turn, wish)) {
            return new Step.Say(replies.offers.offer(offer, wish.need(), wish.who()));
        }
        Step first = propose.apply(free.getFirst());
        return free.size() == 1 || Suggested.isUrged(turn)
                ? first
                : first.after(replies.offers.free(offer, wish.need(), wish.who()));
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
            List<SlotEntry> free = reply.slots().isEmpty() ? reply.nearest() : reply.slots();
            return closest(turn, wish, free, propose);
        });
    }

    /** Nothing is as it was wanted: suggests or offers what comes closest, or asks for another day. */
    private Step closest(Turn turn, Wish wish, List<SlotEntry> free, Function<SlotEntry, Step> propose) {
        Need need = wish.need();
        if (free.isEmpty()) {
            return new Step.Say(replies.offers.nothing(need, wish.who()) + " " + Question.WHICH_DAY.text());
        }
        boolean besideOwn = Suggested.isBesideOwn(turn.state(), wish);
        Optional<SlotEntry> after = free.stream()
                .filter(slot -> besideOwn && Suggested.isLaterThatDay(slot, need))
                .findFirst();
        if (after.isPresent()) {
            return propose.apply(after.get()).after("That very time is taken; this is the nearest after it. ");
        }
        var offer = new Offer(free, true);
        SlotEntry nearest = Suggested.nearest(free, need);
        if (!Suggested.suggests(turn, wish) || Suggested.isBefore(nearest, need)) {
            return new Step.Say(replies.offers.nearest(offer, need, wish.who()));
        }
        Step best = propose.apply(nearest);
        return free.size() == 1 || Suggested.isUrged(turn)
                ? best.after(replies.offers.nothing(need, wish.who()) + " ")
                : best.after(replies.offers.closest(offer, need, wish.who()));
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

    static Days day(LocalDate date) {
        return new Days(date, date, Set.of());
    }
}
