package dev.caredesk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Plays all scenarios, or those with {@code -Dscenario=…} in their title or their file's name. */
@QuarkusTest
@TestProfile(ScenarioProfile.class)
class ScenarioTest {

    private static final Path FOLDER = Path.of("src/test/resources/scenarios");
    private static final String WANTED = System.getProperty("scenario", "");

    @Inject
    Jdbi jdbi;

    @Inject
    ScenarioClock clock;

    @Inject
    ObjectMapper json;

    @TestHTTPResource
    URI api;

    @TestFactory
    List<DynamicNode> scenarios() throws IOException {
        var clinic = new StagedClinic(jdbi, clock);
        var client = HttpClient.newHttpClient();
        var groups = new ArrayList<DynamicNode>();
        for (var file : files()) {
            var tests = Scenario.read(file).stream()
                    .filter(scenario -> isWanted(file, scenario))
                    .map(scenario -> dynamicTest(
                            scenario.title(),
                            scenario.source(),
                            () -> new Stage(clinic, clock, () -> new Telephone(client, json, api)).play(scenario)))
                    .toList();
            if (!tests.isEmpty()) {
                groups.add(dynamicContainer(file.getFileName().toString(), tests));
            }
        }
        assertThat(groups).as("scenarios with \"" + WANTED + "\"").isNotEmpty();
        return groups;
    }

    private static List<Path> files() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isWanted(Path file, Scenario scenario) {
        return scenario.title().contains(WANTED)
                || file.getFileName().toString().contains(WANTED);
    }
}
