package dev.caredesk.evaluation.score;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How long turns take. */
public record Latency(List<Duration> sorted) {

    private static final double NANOS_PER_MILLI = 1_000_000.0;

    /** Sorts what was measured. */
    public static Latency of(List<Duration> turns) {
        return new Latency(turns.stream().sorted().toList());
    }

    /** Returns the percentile in milliseconds, by nearest rank. */
    public double millis(int percentile) {
        if (sorted.isEmpty()) {
            return 0;
        }
        int rank = (int) Math.ceil(percentile / 100.0 * sorted.size());
        return sorted.get(Math.max(1, rank) - 1).toNanos() / NANOS_PER_MILLI;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "p50 %.1f ms, p99 %.1f ms over %d turns", millis(50), millis(99), sorted.size());
    }
}
