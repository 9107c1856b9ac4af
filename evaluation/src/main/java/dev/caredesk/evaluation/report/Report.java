package dev.caredesk.evaluation.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caredesk.evaluation.Run;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The figures and the failures: printed, and as a file in the form that its name asks for. */
public final class Report {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WORST = 10;

    private final String title;
    private final List<Run> runs;
    private final List<Measure> measures;

    /** Prepares the report on all runs. */
    public Report(String title, List<Run> runs) {
        this.title = title;
        this.runs = runs;
        this.measures = Measures.of(runs);
    }

    /** Prints the worst failures, then the table. */
    public void print(PrintStream out) {
        Failures.worst(runs.getFirst(), WORST).forEach(out::println);
        out.println(title);
        measures.forEach(measure -> out.printf("%-48s %s%n", measure.name(), measure.figure()));
    }

    /** Writes {@code .md} for people, {@code .jsonl} with a line for each result, {@code .json} with everything. */
    public void write(Path file) throws IOException {
        if (file.toAbsolutePath().getParent() != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        }
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".jsonl")) {
            Files.writeString(file, jsonLines());
        } else if (name.endsWith(".json")) {
            Files.writeString(file, json());
        } else {
            Files.writeString(file, markdown());
        }
    }

    private String jsonLines() {
        return Results.of(runs.getFirst()).map(result -> result + "\n").collect(Collectors.joining());
    }

    private String json() throws IOException {
        ObjectNode json = JSON.createObjectNode().put("title", title);
        ObjectNode table = json.putObject("measures");
        measures.forEach(measure -> table.put(measure.name().strip(), measure.figure()));
        var results = json.putArray("results");
        Results.of(runs.getFirst()).forEach(results::add);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private String markdown() {
        var text = new StringBuilder("# ").append(title).append("\n\n| measure | |\n|---|---|\n");
        measures.forEach(measure -> text.append("| ")
                .append(measure.name().strip())
                .append(" | ")
                .append(measure.figure().replace("\n", "<br>"))
                .append(" |\n"));
        text.append("\n## Failures, the worst first\n\n");
        Failures.worst(runs.getFirst(), Integer.MAX_VALUE)
                .forEach(failure -> text.append("```\n").append(failure).append("```\n\n"));
        return text.toString();
    }
}
