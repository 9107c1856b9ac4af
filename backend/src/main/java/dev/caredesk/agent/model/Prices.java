package dev.caredesk.agent.model;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;

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

    private final Map<String, Price> prices = new HashMap<>();

    /** US dollars for a million tokens. */
    record Price(double input, double output) {

        /** Returns what so many tokens cost, in US dollars; those that the provider kept count in full. */
        double of(int inputTokens, int outputTokens) {
            return (input * inputTokens + output * outputTokens) / 1_000_000;
        }
    }

    @Inject
    Prices(ModelSettings settings) {
        try (var file = open(settings.prices())) {
            for (var row : FORMAT.parse(file)) {
                prices.put(
                        key(row.get("provider"), row.get("model")),
                        new Price(dollars(row.get("input")), dollars(row.get("output"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("MODEL_PRICES cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "MODEL_PRICES needs the columns provider, model, input and output, and prices as numbers", e);
        }
    }

    Optional<Price> of(Endpoint endpoint) {
        return Optional.ofNullable(prices.get(key(endpoint.provider().id(), endpoint.model())));
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
