package dev.caredesk.metrics;

import dev.caredesk.metrics.TurnMeters.Outcome;

/** Watches one turn, from its lease to its answer. */
public final class TurnWatch {

    private final long begun = System.nanoTime();
    private long firstWord = -1;
    private String provider = TurnMeters.NO_MODEL;
    private Outcome outcome = Outcome.ANSWERED;

    /** A piece of the answer goes out. */
    public void speaks() {
        if (firstWord < 0) {
            firstWord = System.nanoTime() - begun;
        }
    }

    /** A model of this provider is asked. */
    public void asks(String model) {
        provider = model;
    }

    /** The turn will end like this. */
    public void endsWith(Outcome how) {
        outcome = how;
    }

    /** The turn has ended; it counts. Returns how it ended. */
    public Outcome ended() {
        TurnMeters.ended(outcome, provider, System.nanoTime() - begun, firstWord);
        return outcome;
    }
}
