package dev.caredesk.evaluation.report;

import java.util.List;

/** A line of the table: a figure, or one for each of its columns. */
public record Measure(String name, List<String> figures) {

    static Measure of(String name, Object figure) {
        return new Measure(name, List.of(figure.toString()));
    }
}
