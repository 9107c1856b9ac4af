package dev.caredesk.agent.screen;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds people: whoever has a title, is met "with" somebody, or begins a line of a list. */
final class Names {

    private static final String NAME = "\\p{Lu}[\\p{L}\\p{M}'’-]+";
    private static final Pattern TITLED = Pattern.compile(
            "\\b(?:Dr|Doctor|Mr|Mrs|Ms|Miss|Prof|Professor)\\b\\.?\\s+(" + NAME + "(?:[ ]" + NAME + "){0,2})");
    private static final Pattern MET =
            Pattern.compile("\\b(?:with|by|named|see|for|is)\\s+(" + NAME + "(?:[ ]" + NAME + "){1,2})");
    private static final Pattern LISTED =
            Pattern.compile("(?:^|\\n)\\s*(?:[-*•]|\\d+[.)])\\s+\\**(" + NAME + "(?:[ ]" + NAME + "){1,2})");

    private Names() {}

    /** Returns the names in a text, each in its words, also in those between hyphens. */
    static List<List<String>> in(String text) {
        return Stream.of(TITLED, MET, LISTED)
                .flatMap(it -> it.matcher(text).results())
                .map(it -> List.of(it.group(1).split("[ -]")))
                .toList();
    }

    static boolean known(List<String> name, Grounds grounds, Set<String> ordinary) {
        return name.stream().allMatch(word -> grounds.hasWord(word) || ordinary.contains(Grounds.bare(word)));
    }
}
