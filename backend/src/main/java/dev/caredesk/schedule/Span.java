package dev.caredesk.schedule;

/**
 * A stretch of a doctor's working time without a break.
 *
 * @param opens epoch second it begins at; the grid of slots starts here
 * @param closes epoch second it ends at
 */
record Span(long opens, long closes) {

    boolean contains(TimeRange time) {
        return opens <= time.start().getEpochSecond() && time.end().getEpochSecond() <= closes;
    }
}
