package dev.caredesk.agent.model;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** What models cost, as far as that is known; read from a file that says when and where each price was seen. */
@Singleton
final class Prices {

    private static final String FILE = "/model-prices.csv";
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .setIgnoreSurroundingSpaces(true)
            .get();

    private static final List<String> COLUMNS = List.of("provider", "model", "input", "output");

    private final Map<String, Price> prices;

    /**
     * US dollars for a million tokens.
     *
     * @param cached of what the provider still had
     * @param kept of what it keeps
     */
    record Price(double input, double cached, double kept, double output) {

        /** Returns what so many tokens cost, in US dollars. */
        double of(Tokens tokens) {
            var fresh = tokens.input() - tokens.cached() - tokens.kept();
            return (input * fresh + cached * tokens.cached() + kept * tokens.kept() + output * tokens.output())
                    / 1_000_000;
        }
    }

    @Inject
    Prices(ModelSettings settings) {
        this.prices = read(settings.prices());
    }

    /** Reads a file, or ours; fails with {@link InvalidModel}. */
    static Map<String, Price> read(Optional<Path> list) {
        try (var file = open(list)) {
            var prices = new HashMap<String, Price>();
            var rows = FORMAT.parse(file);
            if (!rows.getHeaderNames().containsAll(COLUMNS)) {
                throw new IllegalArgumentException("columns");
            }
            for (var row : rows) {
                prices.put(key(row.get("provider"), row.get("model")), price(row));
            }
            return prices;
        } catch (IOException e) {
            throw new InvalidModel("MODEL_PRICES cannot be read: give the path of a CSV file.");
        } catch (IllegalArgumentException e) {
            throw new InvalidModel(
                    "MODEL_PRICES needs the columns provider, model, input and output, and prices as numbers.");
        }
    }

    Optional<Price> of(Endpoint endpoint) {
        return Optional.ofNullable(prices.get(key(endpoint.provider().id(), endpoint.model())));
    }

    // Who says nothing of kept tokens takes as much for them as for others
    private static Price price(CSVRecord row) {
        var input = dollars(row.get("input"));
        return new Price(
                input,
                given(row, "cached").orElse(input),
                given(row, "kept").orElse(input),
                dollars(row.get("output")));
    }

    private static Optional<Double> given(CSVRecord row, String column) {
        return row.isSet(column) && !row.get(column).isBlank()
                ? Optional.of(dollars(row.get(column)))
                : Optional.empty();
    }

    private static Reader open(Optional<Path> file) throws IOException {
        return file.isPresent()
                ? Files.newBufferedReader(file.get())
                : new InputStreamReader(
                        Objects.requireNonNull(Prices.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8);
    }

    private static double dollars(String price) {
        return new BigDecimal(price).doubleValue();
    }

    private static String key(String provider, String model) {
        return provider + ' ' + model;
    }
}
