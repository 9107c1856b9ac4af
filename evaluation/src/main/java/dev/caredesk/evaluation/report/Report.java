package dev.caredesk.evaluation.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caredesk.evaluation.Run;
import dev.caredesk.evaluation.scenario.Repeated;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The figures and the failures: printed, and as a file in the form that its name asks for.
 *
 * @param failures the worst first
 * @param results everything, an object for each dialogue, line or scenario
 */
public record Report(String title, Table table, List<String> failures, List<ObjectNode> results) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WORST = 10;

    /** Returns the report on dialogues or lines, in all runs. */
    public static Report onDialogues(String title, List<Run> runs) {
        return new Report(
                title,
                Table.of(Measures.of(runs)),
                Failures.worst(runs.getFirst()),
                Results.of(runs.getFirst()).toList());
    }

    /** Returns the report on scenarios; of a model whose tokens have this price. */
    public static Report onScenarios(String title, List<Repeated> scenarios, Price price) {
        return new Report(
                title,
                ScenarioMeasures.of(scenarios, price),
                ScenarioResults.failures(scenarios),
                scenarios.stream().map(ScenarioResults::of).toList());
    }

    /** Prints the worst failures, then the table. */
    public void print(PrintStream out) {
        failures.stream().limit(WORST).forEach(out::println);
        if (failures.size() > WORST) {
            out.printf("and %d more: --report tells them all%n%n", failures.size() - WORST);
        }
        out.println(title);
        table.print(out);
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
        return results.stream().map(result -> result + "\n").collect(Collectors.joining());
    }

    private String json() throws IOException {
        ObjectNode json = JSON.createObjectNode().put("title", title);
        table.writeTo(json.putObject("measures"));
        json.putArray("results").addAll(results);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private String markdown() {
        var text = new StringBuilder("# ").append(title).append("\n\n").append(table.markdown());
        text.append("\n## Failures, the worst first\n\n");
        failures.forEach(failure -> text.append("```\n").append(failure).append("```\n\n"));
        return text.toString();
    }
}
