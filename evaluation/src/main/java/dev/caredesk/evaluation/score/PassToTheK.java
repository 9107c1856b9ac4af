package dev.caredesk.evaluation.score;

import java.util.Collection;

/** How likely it is that k runs out of k succeed. */
public final class PassToTheK {

    private PassToTheK() {}

    /**
     * Returns it over all items: of each, the share of those draws of k from its runs that succeeded throughout.
     *
     * @param successes how many runs of each item succeeded
     * @param runs how many there were; at least k
     * @return from 0 to 1; 1 of no items
     */
    public static double of(Collection<Long> successes, int runs, int k) {
        return successes.stream()
                .mapToDouble(right -> choose(right, k) / choose(runs, k))
                .average()
                .orElse(1);
    }

    private static double choose(long from, int k) {
        double ways = 1;
        for (int i = 0; i < k; i++) {
            ways = ways * Math.max(0, from - i) / (i + 1);
        }
        return ways;
    }
}
