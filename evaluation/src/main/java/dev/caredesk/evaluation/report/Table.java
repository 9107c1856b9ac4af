package dev.caredesk.evaluation.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The measures.
 *
 * @param columns the headings of the figures; none when there is only one figure a line
 */
public record Table(List<String> columns, List<Measure> measures) {

    private static final int NAME = 34;
    private static final int ONLY_FIGURE = 48;

    /** A table with one figure a line. */
    static Table of(List<Measure> measures) {
        return new Table(List.of(), measures);
    }

    void print(PrintStream out) {
        if (columns.isEmpty()) {
            measures.forEach(it -> out.printf(
                    "%-" + ONLY_FIGURE + "s %s%n", it.name(), it.figures().getFirst()));
            return;
        }
        var widths = widths();
        out.println(aligned("", columns, widths));
        measures.forEach(it -> out.println(aligned(it.name(), it.figures(), widths)));
    }

    String markdown() {
        var text = new StringBuilder("| measure | ")
                .append(String.join(" | ", columns))
                .append(" |\n|---|")
                .append("---|".repeat(Math.max(1, columns.size())))
                .append('\n');
        measures.forEach(it -> text.append("| ")
                .append(it.name().strip())
                .append(" | ")
                .append(String.join(" | ", it.figures()).replace("\n", "<br>"))
                .append(" |\n"));
        return text.toString();
    }

    void writeTo(ObjectNode json) {
        for (var measure : measures) {
            if (columns.isEmpty()) {
                json.put(measure.name().strip(), measure.figures().getFirst());
            } else {
                var figures = json.putObject(measure.name().strip());
                for (var at = 0; at < measure.figures().size(); at++) {
                    figures.put(columns.get(at), measure.figures().get(at));
                }
            }
        }
    }

    // A figure without others beside it, such as a sentence, may be as long as it likes
    private List<Integer> widths() {
        var widths = new ArrayList<Integer>();
        for (var at = 0; at < columns.size(); at++) {
            var column = at;
            widths.add(measures.stream()
                    .map(Measure::figures)
                    .filter(figures -> figures.size() > Math.max(1, column))
                    .mapToInt(figures -> figures.get(column).length())
                    .reduce(columns.get(column).length(), Math::max));
        }
        return widths;
    }

    private static String aligned(String name, List<String> figures, List<Integer> widths) {
        var line = new ArrayList<String>();
        line.add(("%-" + NAME + "s").formatted(name));
        for (var at = 0; at < figures.size(); at++) {
            line.add(
                    figures.size() == 1 ? figures.getFirst() : ("%" + widths.get(at) + "s").formatted(figures.get(at)));
        }
        return line.stream().collect(Collectors.joining("  ")).stripTrailing();
    }
}
