package dev.caredesk.agent.dates;

import dev.caredesk.agent.dates.Token.Kind;
import java.util.Set;

/** Tells a day of a story ("it has hurt since yesterday") from one that is asked for. */
final class Tales {

    private static final Set<String> TELLING = Set.of(
            "since", "ago", "was", "were", "had", "been", "did", "fell", "began", "broke", "hurt", "hit", "got", "went",
            "came", "felt", "saw", "woke", "cut", "lost", "told", "said", "gave", "took", "ate", "ran", "caught",
            "threw");

    /** They end like a past, and ask. */
    private static final Set<String> ASKING =
            Set.of("need", "wanted", "liked", "preferred", "booked", "scheduled", "planned", "canceled", "cancelled");

    private static final Set<String> IS = Set.of("is", "it's", "its");
    private static final int NEAR = 4;

    private final Words words;

    Tales(Words words) {
        this.words = words;
    }

    /** Returns whether the sentence around {@code i} tells of what has been. */
    boolean isTold(int i) {
        return told(i, -1) || told(i, 1);
    }

    /** "it's 9 pm now", "right now it is 7 on Tuesday". */
    boolean isNow(int i, int next) {
        if (!words.isAny(i - 1, IS)) {
            return false;
        }
        for (int near = i - NEAR; near < next + NEAR; near++) {
            if (words.is(near, "now")) {
                return true;
            }
        }
        return false;
    }

    private boolean told(int start, int step) {
        for (int i = start + step; !words.at(i).is(Kind.END) && !isStop(i); i += step) {
            String word = words.at(i).text();
            boolean past = word.length() > 4 && word.endsWith("ed") && !ASKING.contains(word);
            if (past || TELLING.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private boolean isStop(int i) {
        return words.is(i, ".") || words.is(i, "!") || words.is(i, "?") || words.is(i, ";");
    }
}
