package dev.caredesk.schedule;

import java.util.Arrays;

/** When a doctor is not free though at work, in epoch seconds; collected in any order. */
final class BusyTimes {

    static final BusyTimes NONE = new BusyTimes();

    private long[] starts = new long[8];
    private long[] ends = new long[8];
    private int size;
    private boolean disjoint = true;

    void add(long start, long end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        disjoint = disjoint && (size == 0 || ends[size - 1] <= start);
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    boolean overlaps(long start, long end) {
        if (!disjoint) {
            sort();
            join();
            disjoint = true;
        }
        int beginning = Arrays.binarySearch(starts, 0, size, end);
        int before = (beginning >= 0 ? beginning : -beginning - 1) - 1;
        return before >= 0 && ends[before] > start;
    }

    /** By insertion: there are few, and mostly they come in order. */
    private void sort() {
        for (int i = 1; i < size; i++) {
            long start = starts[i];
            long end = ends[i];
            int j = i;
            for (; j > 0 && starts[j - 1] > start; j--) {
                starts[j] = starts[j - 1];
                ends[j] = ends[j - 1];
            }
            starts[j] = start;
            ends[j] = end;
        }
    }

    private void join() {
        int last = 0;
        for (int i = 1; i < size; i++) {
            if (starts[i] <= ends[last]) {
                ends[last] = Math.max(ends[last], ends[i]);
            } else {
                last++;
                starts[last] = starts[i];
                ends[last] = ends[i];
            }
        }
        size = last + 1;
    }
}
