package dev.caredesk.evaluation.scenario;

import java.util.List;

/**
 * A scenario that was played several times.
 *
 * @param file the subject to which it belongs
 * @param plays what came of each run; at least one
 */
public record Repeated(String file, List<Played> plays) {

    /** Returns how many runs succeeded. */
    public long successes() {
        return plays.stream().filter(Played::isSuccessful).count();
    }
}
