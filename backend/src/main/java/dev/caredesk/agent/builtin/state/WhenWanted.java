package dev.caredesk.agent.builtin.state;

import dev.caredesk.agent.builtin.understanding.Act;
import dev.caredesk.agent.builtin.understanding.Utterance;
import dev.caredesk.agent.dates.Days;
import dev.caredesk.agent.dates.Shift;
import dev.caredesk.agent.dates.Times;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/** Follows which days and times the user wants: what is said anew replaces its like, the rest stays. */
final class WhenWanted {

    private static final LocalTime EVENING = LocalTime.of(17, 59);
    private static final int HALF_A_DAY = 12;
    private static final Duration CLOSE = Duration.ofHours(3);
    private static final Set<String> HALVES = Set.of("am", "a", "morning", "early");

    private WhenWanted() {}

    static Need after(Need need, Heard heard) {
        Utterance said = heard.said();
        Need known = sameAsDone(said.does(Act.SOONEST) ? need.withSoonest() : need, heard);
        if (said.when().past() || said.when().impossible().isPresent()) {
            LocalDate today = heard.context().localNow().toLocalDate();
            boolean over =
                    said.when().days().filter(days -> days.to().equals(today)).isPresent();
            return known.at(
                    Optional.empty(), over ? known.times() : said.when().times().or(known::times));
        }
        if (said.when().isEmpty() && said.doesAny(Act.MORE, Act.LATER, Act.EARLIER, Act.BUSY)) {
            // The time spoken of is turned down
            return known.at(known.days(), known.times().filter(times -> !times.exact()));
        }
        return said.when().isEmpty() || isChoice(heard) ? known : soon(changed(known, heard), heard);
    }

    /** With a proposal open, its day and its time stay unless they are what is changed. */
    private static Need changed(Need need, Heard heard) {
        Optional<ProposalEntry> open = heard.open();
        boolean anotherWish = open.isPresent()
                && heard.said().when().days().isPresent()
                && !heard.said().concepts().isEmpty();
        Optional<Days> days = heard.said().when().days();
        Optional<Times> times = heard.said().when().times().map(said -> asBefore(said, need, heard));
        Optional<Need> shifted =
                heard.said().when().shift().filter(_ -> times.isEmpty()).flatMap(shift -> shifted(need, heard, shift));
        if (shifted.isPresent()) {
            return shifted.get();
        }
        Optional<Days> daysBefore =
                open.map(ProposalEntry::start).map(WhenWanted::day).or(need::days);
        Optional<Times> timesBefore = anotherWish
                ? Optional.empty()
                : need.times()
                        .or(() -> heard.namesSomeone() || heard.suggested()
                                ? Optional.empty()
                                : open.map(it -> time(it.start())));
        return need.at(days.or(() -> daysBefore), times.or(() -> timesBefore));
    }

    /** A bare "10" after evening hours were spoken of is one of the evening, too. */
    private static Times asBefore(Times said, Need need, Heard heard) {
        Optional<LocalTime> spokenOf =
                need.times().filter(Times::exact).flatMap(Times::from).filter(EVENING::isBefore);
        Optional<LocalTime> later = said.from()
                .filter(LocalTime.NOON::isAfter)
                .filter(_ -> said.exact())
                .map(time -> time.plusHours(HALF_A_DAY));
        boolean halfSaid = heard.said().text().words().stream().anyMatch(word -> HALVES.contains(word.text()));
        return !halfSaid
                        && spokenOf.isPresent()
                        && later.filter(time -> Duration.between(spokenOf.get(), time)
                                                .abs()
                                                .compareTo(CLOSE)
                                        <= 0)
                                .isPresent()
                ? new Times(later, Optional.empty(), true)
                : said;
    }

    /** The earliest of a day need not be at an hour said before. */
    private static Need soon(Need need, Heard heard) {
        boolean earliest =
                heard.said().does(Act.SOONEST) && heard.said().when().times().isEmpty();
        return earliest ? need.at(need.days(), Optional.empty()) : need;
    }

    /** "An hour later" than what is proposed or was wanted; seen from nothing it says nothing. */
    private static Optional<Need> shifted(Need need, Heard heard, Shift shift) {
        Optional<LocalDate> day = heard.said()
                .when()
                .days()
                .or(() -> heard.open().map(ProposalEntry::start).map(WhenWanted::day))
                .or(need::days)
                .filter(Days::isOneDay)
                .map(Days::from);
        Optional<LocalTime> time = heard.open()
                .map(ProposalEntry::start)
                .map(OffsetDateTime::toLocalTime)
                .or(() -> need.times().filter(Times::exact).flatMap(Times::from));
        if (day.isEmpty() || time.isEmpty() && !shift.isOfDays()) {
            return Optional.empty();
        }
        LocalDateTime meant = shift.from(day.get().atTime(time.orElse(LocalTime.NOON)));
        return Optional.of(need.at(
                Optional.of(day(meant.toLocalDate())),
                time.isEmpty() ? need.times() : Optional.of(time(meant.toLocalTime()))));
    }

    private static Need sameAsDone(Need need, Heard heard) {
        Utterance said = heard.said();
        if (heard.done().isEmpty() || !said.doesAny(Act.SAME_DAY, Act.SAME_TIME, Act.RIGHT_AFTER)) {
            return need;
        }
        OffsetDateTime start = heard.done().get().start();
        if (said.does(Act.RIGHT_AFTER)) {
            return need.at(
                            Optional.of(day(start)),
                            Optional.of(new Times(Optional.of(start.toLocalTime()), Optional.empty(), false)))
                    .withSoonest();
        }
        boolean day = said.does(Act.SAME_DAY) || need.days().isEmpty();
        return need.at(
                day ? Optional.of(day(start)) : need.days(),
                said.does(Act.SAME_TIME) ? Optional.of(time(start)) : need.times());
    }

    /** "The 2nd" or "2" after a list is a choice and neither a day nor a time. */
    private static boolean isChoice(Heard heard) {
        Utterance said = heard.said();
        boolean one = said.when().pieces().size() == 1;
        boolean bare = one
                && (said.when().pieces().getFirst().ordinal() > 0
                        || said.text().words().size() <= 2);
        boolean picks = switch (heard.listed()) {
            case SLOTS -> heard.chosen().isPresent();
            case DOCTORS ->
                heard.answers(Question.WHICH_DOCTOR)
                        && said.pick()
                                .filter(pick ->
                                        pick.index(heard.doctors().found().size()) >= 0)
                                .isPresent();
            case APPOINTMENTS -> true;
            case NOTHING -> false;
        };
        return bare && picks && said.pick().isPresent();
    }

    static Days day(OffsetDateTime start) {
        return day(start.toLocalDate());
    }

    private static Days day(LocalDate day) {
        return new Days(day, day, Set.of());
    }

    static Times time(OffsetDateTime start) {
        return time(start.toLocalTime());
    }

    private static Times time(LocalTime time) {
        return new Times(Optional.of(time), Optional.empty(), true);
    }
}
