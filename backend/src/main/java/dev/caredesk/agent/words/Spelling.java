package dev.caredesk.agent.words;

/** Forgives one slip of the finger. */
public final class Spelling {

    private Spelling() {}

    /** Returns whether one letter too many, too few or wrong, or two neighbours swapped, is all that differs. */
    public static boolean nearlyEqual(String a, String b) {
        int difference = a.length() - b.length();
        if (Math.abs(difference) > 1) {
            return false;
        }
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        if (difference != 0) {
            return a.regionMatches(
                    difference > 0 ? i + 1 : i, b, difference < 0 ? i + 1 : i, Math.min(a.length(), b.length()) - i);
        }
        boolean swapped = i + 1 < a.length() && a.charAt(i) == b.charAt(i + 1) && a.charAt(i + 1) == b.charAt(i);
        int next = swapped ? i + 2 : i + 1;
        return i == a.length() || a.regionMatches(next, b, next, a.length() - next);
    }
}
