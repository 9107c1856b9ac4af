package dev.caredesk.agent.screen;

import dev.caredesk.agent.words.Vocabulary;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The phrases of {@code vocabulary/screen.txt}. */
final class Phrasebook {

    static final Pattern ADVICE = pattern("advice");
    static final Pattern INTERNALS = pattern("internals");
    static final Pattern INSTRUCTIONS = pattern("instructions");
    static final Set<String> ORDINARY = Set.copyOf(Vocabulary.load("screen").phrases("ordinary"));

    private Phrasebook() {}

    // Any white space or sign may stand between the words
    private static Pattern pattern(String section) {
        return Pattern.compile(
                Vocabulary.load("screen").phrases(section).stream()
                        .map(phrase -> Pattern.quote(phrase).replace(" ", "\\E[\\W]+\\Q"))
                        .collect(Collectors.joining("|", "(?<![\\w])(?:", ")(?![\\w])")),
                Pattern.CASE_INSENSITIVE);
    }
}
