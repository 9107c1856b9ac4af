package dev.caredesk.agent.model;

import java.time.Duration;
import java.util.Optional;

/** A provider did not answer. */
final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Why why;
    private final transient Optional<Duration> retryAfter;

    /** What was wrong. */
    enum Why {
        /** The key is none, or not for this. */
        KEY_REFUSED("refuses the key"),
        /** What the platform has to give is not there. */
        NOT_CONFIGURED("has no AWS region or no credentials"),
        /** There is no such model. */
        UNKNOWN_MODEL("does not know the model"),
        /** What we asked for is not understood; asking again would not help. */
        REQUEST_REFUSED("refuses the request"),
        /** We ask too often. */
        BUSY("has too many requests"),
        FAILING("fails"),
        UNREACHABLE("cannot be reached"),
        /** Nothing came for too long. */
        TOO_SLOW("is too slow"),
        /** What came is not to be read, or ended in the middle. */
        BROKEN_OFF("breaks its answers off"),
        /** Neither a word nor a tool call. */
        EMPTY("answers nothing"),
        /** Too many turns wait for it already. */
        OVERLOADED("has too many turns waiting"),
        /** It failed again and again, and is left alone for a while. */
        PAUSED("failed several times in a row"),
        /** It may take no more tokens today. */
        BUDGET_USED("has used up the tokens of the day"),
        /** The turn is over. */
        STOPPED("was stopped");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        /** As the rest of a sentence that begins with the provider. */
        String words() {
            return words;
        }
    }

    Unavailable(Why why, Optional<Duration> retryAfter, Throwable cause) {
        super(why.name(), cause, false, false);
        this.why = why;
        this.retryAfter = retryAfter;
    }

    Unavailable(Why why) {
        super(why.name(), null, false, false);
        this.why = why;
        this.retryAfter = Optional.empty();
    }

    Why why() {
        return why;
    }

    /** How long the provider wants to be left alone, if it said so. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** Whether the same request may be answered a moment later. */
    boolean passes() {
        return switch (why) {
            case BUSY, FAILING, UNREACHABLE, BROKEN_OFF, EMPTY -> true;
            // Who was too slow once has used up the time for a second try
            case TOO_SLOW,
                    KEY_REFUSED,
                    NOT_CONFIGURED,
                    UNKNOWN_MODEL,
                    REQUEST_REFUSED,
                    OVERLOADED,
                    PAUSED,
                    BUDGET_USED,
                    STOPPED -> false;
        };
    }

    /** Whether it tells against the provider, not against us. */
    boolean countsAgainstProvider() {
        return switch (why) {
            case BUSY, FAILING, UNREACHABLE, TOO_SLOW, BROKEN_OFF, EMPTY -> true;
            case KEY_REFUSED,
                    NOT_CONFIGURED,
                    UNKNOWN_MODEL,
                    REQUEST_REFUSED,
                    OVERLOADED,
                    PAUSED,
                    BUDGET_USED,
                    STOPPED -> false;
        };
    }
}
