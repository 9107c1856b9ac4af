package dev.caredesk.agent.dates;

import java.time.LocalTime;
import java.util.Optional;

/**
 * The times of day that a phrase means.
 *
 * @param from not before
 * @param to not after
 * @param exact whether {@code from} is the very time that was said ("at 3"); then {@code to} is empty
 */
public record Times(Optional<LocalTime> from, Optional<LocalTime> to, boolean exact) {

    /** Any time of day, for who says so. */
    public static final Times ANY = new Times(Optional.empty(), Optional.empty(), false);

    static Times at(LocalTime time) {
        return new Times(Optional.of(time), Optional.empty(), true);
    }

    static Times from(LocalTime time) {
        return new Times(Optional.of(time), Optional.empty(), false);
    }

    static Times to(LocalTime time) {
        return new Times(Optional.empty(), Optional.of(time), false);
    }

    static Times between(LocalTime from, LocalTime to) {
        return new Times(Optional.of(from), Optional.of(to), false);
    }
}
