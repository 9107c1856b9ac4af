package dev.caredesk.agent.dates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts the expressions of a text together: later ones correct earlier ones, or narrow them, or are joined by "or". */
final class Pieces {

    private static final Set<String> ARTICLES = Set.of("on", "the", "at", "in", "a");
    private static final Set<String> JOINS = Set.of("or", "and", ",", "/", "&");

    private final Words words;
    private final LocalDateTime now;

    Pieces(Words words, LocalDateTime now) {
        this.words = words;
        this.now = now;
    }

    When combined(List<Piece> pieces, Optional<String> impossible) {
        Optional<Days> day = Optional.empty();
        Optional<Times> time = Optional.empty();
        int dayEnd = -1;
        for (Piece piece : pieces) {
            if (piece.days().isPresent()) {
                if (day.isPresent() && isTodayAgain(day.get(), piece)) {
                    continue;
                }
                boolean joined = day.isPresent() && dayEnd >= 0 && joined(dayEnd, piece.begin());
                day = Optional.of(
                        joined
                                ? united(day.get(), piece.days().get())
                                : narrowed(day, piece.days().get()));
                dayEnd = piece.end();
            }
            if (piece.times().isPresent()) {
                time = Optional.of(agreed(time, piece.times().get()));
            }
        }
        if (isLaterToday(day, time, pieces)) {
            day = Optional.of(Days.of(now.toLocalDate()));
        }
        return new When(
                day.map(found -> found.notBefore(now.toLocalDate())),
                time,
                isPast(day, time),
                impossible,
                Optional.empty(),
                List.copyOf(pieces));
    }

    /** "Thursday", said on a Thursday, is today while there is time left of what was said. */
    private boolean isLaterToday(Optional<Days> day, Optional<Times> time, List<Piece> pieces) {
        LocalDate today = now.toLocalDate();
        boolean inAWeek = day.filter(Days.of(today.plusWeeks(1))::equals).isPresent();
        boolean over = time.flatMap(said -> said.to().or(said::from))
                .filter(latest -> !latest.isAfter(now.toLocalTime()))
                .isPresent();
        List<Piece> days =
                pieces.stream().filter(piece -> piece.days().isPresent()).toList();
        return inAWeek && !over && days.size() == 1 && isBareWeekday(days.getFirst());
    }

    private boolean isBareWeekday(Piece piece) {
        for (int i = 0; i < words.size(); i++) {
            boolean whole = words.at(i).begin() == piece.begin() && words.at(i).end() == piece.end();
            if (whole && Calendar.weekday(words.at(i).text()).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** "today, Thursday", said on a Thursday. */
    private boolean isTodayAgain(Days said, Piece piece) {
        LocalDate today = now.toLocalDate();
        return said.equals(Days.of(today))
                && piece.days().filter(Days.of(today.plusWeeks(1))::equals).isPresent();
    }

    private boolean isPast(Optional<Days> day, Optional<Times> time) {
        LocalDate today = now.toLocalDate();
        boolean isToday = day.isPresent() && day.get().equals(Days.of(today));
        boolean earlier = time.filter(Times::exact)
                .flatMap(Times::from)
                .filter(from -> from.isBefore(now.toLocalTime()))
                .isPresent();
        return day.isPresent() && day.get().to().isBefore(today) || isToday && earlier;
    }

    private boolean joined(int dayEnd, int begin) {
        boolean joins = false;
        for (int i = 0; i < words.size(); i++) {
            Token token = words.at(i);
            if (token.begin() >= dayEnd && token.end() <= begin) {
                if (!JOINS.contains(token.text()) && !ARTICLES.contains(token.text())) {
                    return false;
                }
                joins |= JOINS.contains(token.text());
            }
        }
        return joins;
    }

    /** "Monday or Wednesday" within a week, "Mondays and Fridays". */
    private static Days united(Days first, Days second) {
        LocalDate from = first.from().isBefore(second.from()) ? first.from() : second.from();
        LocalDate to = first.to().isAfter(second.to()) ? first.to() : second.to();
        boolean oneWeek =
                first.isOneDay() && second.isOneDay() || !first.weekdays().isEmpty();
        if (!oneWeek || first.isOneDay() && from.plusDays(7).isBefore(to)) {
            return Days.of(from, to);
        }
        Set<DayOfWeek> weekdays = EnumSet.copyOf(weekdays(first));
        weekdays.addAll(weekdays(second));
        return new Days(from, to, Set.copyOf(weekdays));
    }

    private static Set<DayOfWeek> weekdays(Days days) {
        return days.weekdays().isEmpty() ? Set.of(days.from().getDayOfWeek()) : days.weekdays();
    }

    /** "Mondays … in March" narrow each other; otherwise the later expression corrects the earlier. */
    private static Days narrowed(Optional<Days> before, Days now) {
        if (before.isEmpty() || before.get().isOneDay() || now.isOneDay()) {
            return now;
        }
        Days then = before.get();
        if (then.weekdays().isEmpty() == now.weekdays().isEmpty()) {
            return now;
        }
        Days range = then.weekdays().isEmpty() ? then : now;
        Days recurring = then.weekdays().isEmpty() ? now : then;
        return new Days(range.from(), range.to(), recurring.weekdays());
    }

    /** A time beats a part of the day, and is read as within it; otherwise the later expression counts. */
    private static Times agreed(Optional<Times> before, Times now) {
        if (before.isEmpty()) {
            return now;
        }
        Times then = before.get();
        if (now.exact() && isWindow(then)) {
            return within(now, then);
        }
        return then.exact() && isWindow(now) ? within(then, now) : now;
    }

    private static boolean isWindow(Times times) {
        return times.from().isPresent() && times.to().isPresent();
    }

    private static Times within(Times exact, Times window) {
        LocalTime time = exact.from().orElseThrow();
        LocalTime other = time.plusHours(12);
        return !holds(window, time) && holds(window, other) ? Times.at(other) : exact;
    }

    private static boolean holds(Times window, LocalTime time) {
        return !time.isBefore(window.from().orElseThrow())
                && !time.isAfter(window.to().orElseThrow());
    }
}
