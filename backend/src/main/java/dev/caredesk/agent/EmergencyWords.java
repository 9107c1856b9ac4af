package dev.caredesk.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds phrases of {@code vocabulary/emergency.txt} that are neither denied nor plainly of the past. */
final class EmergencyWords {

    private static final String RESOURCE = "/vocabulary/emergency.txt";
    private static final Pattern CLAUSE = Pattern.compile("[.!?;:\\n]+|\\bbut\\b|\\bhowever\\b");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern PAST = Pattern.compile(
            "\\b(?:years?|months?|weeks?) ago\\b"
                    + "|\\blast (?:year|month|week|spring|summer|fall|autumn|winter|january|february|march|april|may|june|july"
                    + "|august|september|october|november|december|time)\\b|\\bhistory of\\b|\\bused to\\b|\\bprevious(?:ly)?\\b"
                    + "|\\bin the past\\b|\\bin (?:19|20)\\d\\d\\b|\\bwhen i was\\b|\\bas a (?:child|kid|teenager)\\b|\\bonce had\\b");
    private static final Pattern PRESENT = Pattern.compile(
            "\\b(?:now|currently|again|still|today|tonight|happening"
                    + "|this (?:morning|afternoon|evening)|minutes? ago|hours? ago|getting worse|since (?:yesterday|last night))\\b");
    private static final Pattern CARE = Pattern.compile("\\b(?:specialists?|rehab\\w*|recover\\w*|follow ?up|check ?up"
            + "|screening|prevent\\w*|risk|survivor|experts?|treats?|information|awareness|after (?:a|my|his|her)"
            + "|family history|had (?:a|my|an)|clinic for|doctor for|appointment for|poisoning shot|vaccine"
            + "|vaccination|test)\\b");
    private static final Set<String> NEGATIONS = Set.of(
            "no", "not", "never", "without", "dont", "doesnt", "isnt", "arent", "wasnt", "havent", "hasnt", "didnt",
            "denies", "deny", "nor");
    private static final int NEGATION_REACH = 4;
    private static final int LIST_REACH = 9;
    private static final int GAP = 3;

    /** What kind of emergency. */
    enum Kind {
        /** Somebody describes what happens to a body. */
        SYMPTOM,
        /** Somebody names an illness; may be a matter of the past or of care. */
        DIAGNOSIS,
        /** Somebody may harm themselves. */
        CRISIS
    }

    private record Phrase(Kind kind, List<List<String>> steps) {}

    private final Map<String, List<Phrase>> byFirstWord;

    private EmergencyWords(Map<String, List<Phrase>> byFirstWord) {
        this.byFirstWord = byFirstWord;
    }

    Optional<Kind> find(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("['\u2019`\u00b4]", "");
        Optional<Kind> found = Optional.empty();
        for (var clause : CLAUSE.split(plain)) {
            var kind = findInClause(NO_WORD.matcher(clause).replaceAll(" ").strip());
            if (kind.isPresent() && (found.isEmpty() || kind.get() == Kind.CRISIS)) {
                found = kind;
            }
        }
        return found;
    }

    private Optional<Kind> findInClause(String clause) {
        var words = clause.split(" ");
        Optional<Kind> found = Optional.empty();
        for (var at = 0; at < words.length; at++) {
            for (var phrase : byFirstWord.getOrDefault(words[at], List.of())) {
                if (matches(phrase, words, at) && counts(phrase.kind(), clause, words, at)) {
                    found = Optional.of(phrase.kind());
                    if (phrase.kind() == Kind.CRISIS) {
                        return found;
                    }
                }
            }
        }
        return found;
    }

    private static boolean matches(Phrase phrase, String[] words, int at) {
        return matches(phrase.steps(), 1, words, at + 1);
    }

    private static boolean matches(List<List<String>> steps, int step, String[] words, int at) {
        if (step == steps.size()) {
            return true;
        }
        if (steps.get(step).equals(List.of("_"))) {
            for (var gap = 0; gap <= GAP; gap++) {
                if (matches(steps, step + 1, words, at + gap)) {
                    return true;
                }
                // "this is not an emergency"
                if (at + gap >= words.length || NEGATIONS.contains(words[at + gap])) {
                    return false;
                }
            }
            return false;
        }
        return at < words.length && anyOf(steps.get(step), words[at]) && matches(steps, step + 1, words, at + 1);
    }

    private static boolean anyOf(List<String> alternatives, String word) {
        for (var alternative : alternatives) {
            if (alternative.endsWith("*")
                    ? word.startsWith(alternative.substring(0, alternative.length() - 1))
                    : word.equals(alternative)) {
                return true;
            }
        }
        return false;
    }

    private static boolean counts(Kind kind, String clause, String[] words, int at) {
        if (isDenied(words, at)) {
            return false;
        }
        if (kind == Kind.CRISIS || PRESENT.matcher(clause).find()) {
            return true;
        }
        return !PAST.matcher(clause).find()
                && (kind != Kind.DIAGNOSIS || !CARE.matcher(clause).find());
    }

    private static boolean isDenied(String[] words, int at) {
        var listed = false;
        for (var before = at - 1; before >= 0 && at - before <= (listed ? LIST_REACH : NEGATION_REACH); before--) {
            // "no chest pain or trouble breathing" denies both
            listed |= words[before].equals("or") || words[before].equals("nor");
            // "I do not feel well, chest pain": the denial is of something else
            if (NEGATIONS.contains(words[before]) && !feelsUnwell(words, before)) {
                return true;
            }
        }
        return false;
    }

    private static boolean feelsUnwell(String[] words, int at) {
        for (var next = at + 1; next < Math.min(words.length, at + 4); next++) {
            if (Set.of("well", "good", "right", "okay", "ok", "sure", "know", "stop", "help")
                    .contains(words[next])) {
                return true;
            }
        }
        return false;
    }

    static EmergencyWords load() {
        var phrases = new HashMap<String, List<Phrase>>();
        var stream = Objects.requireNonNull(EmergencyWords.class.getResourceAsStream(RESOURCE), RESOURCE);
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            var kind = Kind.SYMPTOM;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    kind = Kind.valueOf(line.substring(1, line.length() - 1).toUpperCase(Locale.ROOT));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    add(phrases, kind, line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new EmergencyWords(phrases);
    }

    private static void add(Map<String, List<Phrase>> phrases, Kind kind, String line) {
        var steps = Arrays.stream(line.strip().split(" "))
                .map(step -> List.of(step.split("\\|")))
                .toList();
        for (var first : steps.getFirst()) {
            phrases.computeIfAbsent(first, ignored -> new ArrayList<>()).add(new Phrase(kind, steps));
        }
    }
}
