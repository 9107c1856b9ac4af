package dev.caredesk.agent.dates;

import dev.caredesk.agent.dates.Token.Kind;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads times seen from another one: "an hour later", "push it back by a day", "half past". */
final class ShiftGrammar {

    private static final Map<String, Integer> MINUTES = Map.of("half past", 30, "quarter past", 15, "quarter to", -15);
    private static final Set<String> LATER = Set.of("later", "back");
    private static final Set<String> EARLIER = Set.of("earlier", "sooner", "forward");
    private static final Set<String> PUT_OFF = Set.of("back", "out");
    private static final Set<String> PUT_FORWARD = Set.of("forward", "up", "ahead");
    private static final Set<String> MOVES =
            Set.of("push", "pushed", "move", "moved", "bring", "put", "set", "shift", "bump");
    private static final Set<String> DELAYS = Set.of("delay", "postpone", "push");
    private static final int FARTHEST_VERB = 6;

    private final Words words;

    ShiftGrammar(Words words) {
        this.words = words;
    }

    Optional<Match<Shift>> at(int i) {
        return minute(i).or(() -> counted(i));
    }

    /** "half past" without the hour. */
    private Optional<Match<Shift>> minute(int i) {
        for (Map.Entry<String, Integer> said : MINUTES.entrySet()) {
            int next = words.skip(i, said.getKey());
            boolean hour = words.number(next) >= 0
                    || words.is(next, "noon")
                    || words.at(next).is(Kind.CLOCK);
            if (next > i && !hour) {
                return Optional.of(new Match<>(Shift.toMinute(said.getValue()), next));
            }
        }
        return Optional.empty();
    }

    private Optional<Match<Shift>> counted(int i) {
        boolean off = words.isAny(i, PUT_OFF) && follows(i, MOVES);
        boolean forward = words.isAny(i, PUT_FORWARD) && follows(i, MOVES);
        int by = words.skip(off || forward ? i + 1 : i, "by");
        return measure(by).flatMap(measure -> {
            boolean earlier = words.isAny(measure.next(), EARLIER);
            boolean later = words.isAny(measure.next(), LATER);
            boolean led = off || forward || follows(i, DELAYS);
            if (!led && !earlier && !later) {
                return Optional.empty();
            }
            int next = earlier || later ? measure.next() + 1 : measure.next();
            Shift shift = measure.value();
            return Optional.of(new Match<>(forward || earlier ? shift.negated() : shift, next));
        });
    }

    private boolean follows(int i, Set<String> verbs) {
        for (int k = i - 1; k >= Math.max(0, i - FARTHEST_VERB); k--) {
            if (words.isAny(k, verbs)) {
                return true;
            }
        }
        return false;
    }

    /** "an hour", "half an hour", "an hour and a half", "two days". */
    private Optional<Match<Shift>> measure(int i) {
        int half = words.skipAny(i, List.of("half an hour", "half hour"));
        if (half > i) {
            return Optional.of(new Match<>(Shift.of(Duration.ofMinutes(30)), half));
        }
        Match<Integer> count = words.count(i);
        if (count.value() < 1) {
            return Optional.empty();
        }
        int next = count.next() + 1;
        int n = count.value();
        return switch (words.at(count.next()).text()) {
            case "minute", "minutes", "min", "mins" -> said(Shift.of(Duration.ofMinutes(n)), next);
            case "hour", "hours", "hr", "hrs" -> {
                int more = words.skip(next, "and a half");
                yield said(Shift.of(Duration.ofHours(n).plusMinutes(more > next ? 30 : 0)), more);
            }
            case "day", "days" -> said(Shift.of(Period.ofDays(n)), next);
            case "week", "weeks" -> said(Shift.of(Period.ofWeeks(n)), next);
            case "month", "months" -> said(Shift.of(Period.ofMonths(n)), next);
            default -> Optional.empty();
        };
    }

    private static Optional<Match<Shift>> said(Shift shift, int next) {
        return Optional.of(new Match<>(shift, next));
    }
}
