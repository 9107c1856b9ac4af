package dev.caredesk.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The dashboard that is delivered. */
public final class Dashboard {

    private static final Path FILE = Path.of("../docs/observability/dashboard.json");
    private static final Pattern NAME = Pattern.compile("[a-z]+(?:_[a-z]+)+");
    private static final Set<String> FUNCTIONS = Set.of("histogram_quantile");

    private Dashboard() {}

    /** Returns the names of all metrics in its queries. */
    public static Set<String> metrics() throws IOException {
        return queries(new ObjectMapper().readTree(FILE.toFile())).stream()
                .map(query -> query.replaceAll("by \\([^)]*\\)", "").replaceAll("\\{[^}]*}|\\[[^]]*]", ""))
                .flatMap(query -> NAME.matcher(query).results().map(match -> match.group()))
                .filter(name -> !FUNCTIONS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> queries(JsonNode dashboard) {
        return Set.copyOf(dashboard.findValuesAsText("expr"));
    }
}
