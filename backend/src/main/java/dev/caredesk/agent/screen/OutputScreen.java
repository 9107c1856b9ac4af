package dev.caredesk.agent.screen;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads each sentence of a model before anybody else does. */
public final class OutputScreen {

    // Dosage forms and weights; a "pm" or a "min" is none
    private static final Pattern DOSE = Pattern.compile(
            "\\b\\d+(?:\\.\\d+)?\\s?(?:mg|mcg|µg|ml|milligrams?|micrograms?|millilit(?:er|re)s?|tablets?|pills?|capsules?|puffs?)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> MARKS = Set.of("noon", "midnight", "dr.", "dr", "doctor");
    private static final Set<String> HOURS = Set.of(
            "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "clock", "half",
            "quarter");
    // "One" stands for too much else
    private static final Pattern LEADS_ONE = Pattern.compile(
            "\\b(?:at|by|around|about|from|until|till|before|after|past|to)\\s+$", Pattern.CASE_INSENSITIVE);
    private static final Pattern ONE = Pattern.compile("one\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\\w+");
    // So many words in a row of the prompt are no accident
    private static final int SHINGLE = 9;

    private final Set<String> prompt = new HashSet<>();

    /** Knows the prompt, which is not to be told. */
    public OutputScreen(String prompt) {
        var words = words(prompt);
        for (var at = 0; at + SHINGLE <= words.size(); at++) {
            this.prompt.add(String.join(" ", words.subList(at, at + SHINGLE)));
        }
    }

    /** Returns what is wrong with a whole sentence. */
    Optional<Objection> objection(String sentence, Grounds grounds) {
        return always(sentence).or(() -> {
            if (!grounds.hasTimes(sentence) || !grounds.hasDays(sentence)) {
                return Optional.of(Objection.TIME);
            }
            if (!Codes.literals(sentence).allMatch(grounds::hasText)
                    || !Codes.numbers(sentence).allMatch(grounds::hasNumber)) {
                return Optional.of(Objection.CODE);
            }
            return Names.in(sentence).stream().allMatch(it -> Names.known(it, grounds, Phrasebook.ORDINARY))
                    ? Optional.empty()
                    : Optional.of(Objection.NAME);
        });
    }

    /** Returns what is wrong with the beginning of a sentence, whatever may follow. */
    Optional<Objection> always(String sentence) {
        if (DOSE.matcher(sentence).find() || Phrasebook.ADVICE.matcher(sentence).find()) {
            return Optional.of(Objection.ADVICE);
        }
        return Phrasebook.INTERNALS.matcher(sentence).find() || quotesPrompt(sentence)
                ? Optional.of(Objection.PROMPT)
                : Optional.empty();
    }

    /**
     * Whether a word may be part of what has to be grounded, so that its sentence has to be read to its end.
     *
     * @param before the sentence up to the word
     */
    static boolean needsGrounds(String word, String before) {
        var lower = word.toLowerCase(Locale.ROOT);
        return word.chars().anyMatch(Character::isDigit)
                || word.indexOf('@') >= 0
                || !before.isBlank() && Character.isUpperCase(word.codePointAt(0)) && !isI(word)
                || MARKS.contains(lower)
                || Stream.of(lower.split("[^a-z]+", -1)).anyMatch(HOURS::contains)
                || ONE.matcher(word).matches() && LEADS_ONE.matcher(before).find();
    }

    private static boolean isI(String word) {
        return word.equals("I") || word.startsWith("I'") || word.startsWith("I’");
    }

    private boolean quotesPrompt(String sentence) {
        var words = words(sentence);
        for (var at = 0; at + SHINGLE <= words.size(); at++) {
            if (prompt.contains(String.join(" ", words.subList(at, at + SHINGLE)))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
