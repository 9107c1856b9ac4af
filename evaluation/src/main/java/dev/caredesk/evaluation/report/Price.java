package dev.caredesk.evaluation.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the desk's price of a model's tokens comes from.
 *
 * @param seen when and where; empty when the desk knows no price
 */
public record Price(Optional<String> seen) {

    /** No price is known. */
    public static final Price UNKNOWN = new Price(Optional.empty());

    private static final List<String> COLUMNS = List.of("provider", "model", "as_of", "source");

    /** Looks a model up in the desk's price list: a file of comma-separated values with a line of headings. */
    public static Price in(Path list, String provider, String model) throws IOException {
        var rows = Files.readAllLines(list).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> List.of(line.strip().split("\\s*,\\s*", -1)))
                .toList();
        if (rows.isEmpty() || !rows.getFirst().containsAll(COLUMNS)) {
            return UNKNOWN;
        }
        var head = rows.getFirst();
        return new Price(rows.stream()
                .filter(row -> row.size() == head.size())
                .filter(row -> row.get(head.indexOf("provider")).equals(provider)
                        && row.get(head.indexOf("model")).equals(model))
                .map(row -> row.get(head.indexOf("as_of")) + ", " + row.get(head.indexOf("source")))
                .findFirst());
    }
}
