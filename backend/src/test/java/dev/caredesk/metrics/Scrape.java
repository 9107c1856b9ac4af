package dev.caredesk.metrics;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What {@code /metrics} shows at one moment. */
public final class Scrape {

    private final List<String> lines;

    private Scrape(String text) {
        this.lines = text.lines().filter(line -> !line.startsWith("#")).toList();
    }

    /** Looks now. */
    public static Scrape now() {
        return new Scrape(given().accept("text/plain")
                .get("/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    /** Returns the sum of all samples of the name that have these labels at least; 0 when there are none. */
    public double sum(String name, Map<String, String> labels) {
        return samples(name, labels)
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Whether there is any sample of the name with these labels. */
    public boolean has(String name, Map<String, String> labels) {
        return samples(name, labels).findAny().isPresent();
    }

    /** Returns every sample as it came. */
    public List<String> lines() {
        return lines;
    }

    private Stream<String> samples(String name, Map<String, String> labels) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> labels.entrySet().stream()
                        .allMatch(label -> line.contains(label.getKey() + "=\"" + label.getValue() + "\"")));
    }
}
