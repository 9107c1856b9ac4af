package dev.caredesk.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * A CSV file with a header, in UTF-8. Byte order mark, either line end, quotes and empty lines are fine.
 *
 * @param name the file's name
 * @param columns what the header names, in lower case
 * @param rows all others
 */
record CsvFile(String name, Set<String> columns, List<CsvRow> rows) {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .setTrim(true)
            .get();

    static CsvFile parse(String name, byte[] content) {
        var text = decode(name, content);
        var rows = new ArrayList<CsvRow>();
        try (var parser = CSVParser.parse(text.startsWith("\uFEFF") ? text.substring(1) : text, FORMAT)) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                throw new InvalidClinicData(name + ": is empty");
            }
            var header = records.next().stream()
                    .map(column -> column.toLowerCase(Locale.ROOT))
                    .toList();
            while (records.hasNext()) {
                var fields = records.next().toList();
                long line = parser.getCurrentLineNumber();
                if (fields.stream().allMatch(String::isEmpty)) {
                    continue;
                }
                if (fields.size() != header.size()) {
                    throw new InvalidClinicData("%s, line %d: has %d columns, but the header has %d"
                            .formatted(name, line, fields.size(), header.size()));
                }
                var values = new HashMap<String, String>();
                for (int i = 0; i < fields.size(); i++) {
                    values.put(header.get(i), fields.get(i));
                }
                rows.add(new CsvRow(name, line, values));
            }
            return new CsvFile(name, header.stream().collect(Collectors.toUnmodifiableSet()), rows);
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidClinicData(name + ": " + e.getMessage());
        }
    }

    /** Refuses a file without one of the columns. */
    CsvFile requireColumns(String... required) {
        for (var column : required) {
            if (!columns.contains(column)) {
                throw new InvalidClinicData("%s, line 1, column %s: is missing; needed are %s"
                        .formatted(name, column, String.join(", ", required)));
            }
        }
        return this;
    }

    private static String decode(String name, byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidClinicData(name + ": is not UTF-8 text");
        }
    }
}
