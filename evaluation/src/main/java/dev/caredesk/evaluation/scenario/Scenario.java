package dev.caredesk.evaluation.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One conversation: what the clinic is like, what is said, and what must have come of it. The format is told in
 * docs/evaluation.md.
 *
 * @param title what it shows
 * @param source where it is written
 * @param steps what happens, in this order
 * @param ends what must have come of it
 */
public record Scenario(String title, URI source, List<Line> steps, List<Line> ends) {

    private static final Set<String> ENDS = Set.of("+", "x", "-", "~", "?", "=");

    /** Refuses one without an end. */
    public Scenario {
        if (ends.isEmpty()) {
            throw new UnreadableScenario(source + ": \"" + title + "\" does not say how it ends");
        }
    }

    /**
     * A line of the file.
     *
     * @param number its number
     * @param keyword its first word; what somebody says has {@code >} at the end of it
     * @param rest what follows
     */
    public record Line(int number, String keyword, String rest) {

        static Line read(int number, String text) {
            var parts = text.strip().split("\\s+", 2);
            return new Line(number, parts[0], parts.length == 1 ? "" : parts[1]);
        }

        boolean isSaid() {
            return keyword.endsWith(">");
        }

        /** The parts between commas. */
        List<String> parts() {
            return List.of(rest.split("\\s*,\\s*"));
        }

        @Override
        public String toString() {
            return keyword + " " + rest;
        }
    }

    /** Reads the scenarios of a file. */
    public static List<Scenario> read(Path file) {
        var scenarios = new ArrayList<Scenario>();
        var block = new ArrayList<Line>();
        var number = 0;
        for (var text : lines(file)) {
            number++;
            if (text.startsWith("##")) {
                close(file, block, scenarios);
            }
            if (!text.isBlank() && !text.startsWith("# ")) {
                block.add(Line.read(number, text));
            }
        }
        close(file, block, scenarios);
        return scenarios;
    }

    private static void close(Path file, List<Line> block, List<Scenario> scenarios) {
        if (!block.isEmpty()) {
            var title = block.getFirst();
            var source = URI.create(file.toUri() + "?line=" + title.number());
            var said = block.subList(1, block.size());
            scenarios.add(new Scenario(
                    title.rest(),
                    source,
                    said.stream().filter(line -> !ENDS.contains(line.keyword())).toList(),
                    said.stream().filter(line -> ENDS.contains(line.keyword())).toList()));
            block.clear();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
