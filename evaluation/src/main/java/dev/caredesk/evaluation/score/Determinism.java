package dev.caredesk.evaluation.score;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares two runs byte by byte, once what is drawn at random has been replaced by its place in order. */
public final class Determinism {

    /** Uuids, ids of slots and appointments as JSON has them, confirmation codes, ids of requests. */
    private static final Pattern RANDOM = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
            + "|(?<=(?:slotId|appointmentId)\\\\?\":\\\\?\")[^\"\\\\]+"
            + "|\\b[2346789ACDEFGHJKMNPQRTWXYZ]{4}-[2346789ACDEFGHJKMNPQRTWXYZ]{4}\\b"
            + "|(?<=urn:caredesk:request:)[0-9a-f]+");

    private Determinism() {}

    /** Returns the text with every random id replaced by a number: the same id by the same one. */
    public static String normalised(String text) {
        Map<String, String> numbers = new HashMap<>();
        Matcher ids = RANDOM.matcher(text);
        return ids.replaceAll(id -> numbers.computeIfAbsent(id.group(), first -> "#" + (numbers.size() + 1)));
    }

    /** Returns in words whether all runs are alike, each given as its results in their order. */
    public static String of(List<List<String>> runs) {
        if (runs.size() == 1) {
            return "not measured (--runs 2)";
        }
        return runs.stream()
                .skip(1)
                .flatMap(run -> firstDifference(runs.getFirst(), run).stream())
                .findFirst()
                .map(it -> "runs differ:\n" + it)
                .orElse(runs.size() + " runs byte-identical");
    }

    /** Returns where the two differ first: both lines; empty when they are identical. */
    public static Optional<String> firstDifference(List<String> one, List<String> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            if (!one.get(i).equals(other.get(i))) {
                return Optional.of(around(one.get(i), other.get(i)));
            }
        }
        return one.size() == other.size()
                ? Optional.empty()
                : Optional.of(one.size() + " results in one run, " + other.size() + " in the other");
    }

    private static String around(String one, String other) {
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        int from = Math.max(0, at - 80);
        return "… " + one.substring(from, Math.min(one.length(), at + 80)) + " …\n… "
                + other.substring(from, Math.min(other.length(), at + 80)) + " …";
    }
}
