package dev.caredesk.evaluation.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The scenarios of one subject.
 *
 * @param name the file's, without its ending
 */
public record ScenarioFile(String name, List<Scenario> scenarios) {

    private static final String ENDING = ".txt";

    /** Reads the scenarios of a folder which have a text in their title or in their file's name; all have the empty one. */
    public static List<ScenarioFile> wanted(Path folder, String text) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(file -> wanted(file, nameOf(file), text))
                    .filter(file -> !file.scenarios().isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ScenarioFile wanted(Path file, String name, String text) {
        return new ScenarioFile(
                name,
                Scenario.read(file).stream()
                        .filter(scenario ->
                                name.contains(text) || scenario.title().contains(text))
                        .toList());
    }

    private static String nameOf(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ENDING.length());
    }
}
