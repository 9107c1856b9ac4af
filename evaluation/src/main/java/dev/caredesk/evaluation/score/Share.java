package dev.caredesk.evaluation.score;

import java.util.Locale;

/** So many of so many. */
public record Share(long part, long whole) {

    /** Returns it as text, such as "9 of 12 (75.0 %)". */
    @Override
    public String toString() {
        return whole == 0
                ? "none"
                : String.format(Locale.ROOT, "%d of %d (%.1f %%)", part, whole, 100.0 * part / whole);
    }

    /** Returns a fraction as text, such as "75.0 %". */
    public static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    }

    /** Returns it as a fraction; 1 of nothing. */
    public double fraction() {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
