package dev.caredesk.agent.builtin.understanding;

/**
 * A choice from a list by place.
 *
 * @param place 1 for the first; {@link #LAST} for the last
 */
public record Pick(int place) {

    /** The place of "the last one". */
    public static final int LAST = -1;

    /** Returns the index in a list of that size, or -1 if it is not that long. */
    public int index(int size) {
        int index = place == LAST ? size - 1 : place - 1;
        return index < size ? index : -1;
    }
}
