package dev.caredesk.data;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a CSV file.
 *
 * @param file the file's name
 * @param line its (last) line in the file, counted from 1
 * @param values what stands in each column
 */
record CsvRow(String file, long line, Map<String, String> values) {

    String required(String column) {
        return optional(column).orElseThrow(() -> wrong(column, "is empty"));
    }

    Optional<String> optional(String column) {
        return Optional.ofNullable(values.get(column)).filter(value -> !value.isEmpty());
    }

    boolean flag(String column) {
        return switch (required(column).toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> throw wrong(column, "must be true or false");
        };
    }

    InvalidClinicData wrong(String column, String reason) {
        return new InvalidClinicData("%s, line %d, column %s: %s".formatted(file, line, column, reason));
    }
}
