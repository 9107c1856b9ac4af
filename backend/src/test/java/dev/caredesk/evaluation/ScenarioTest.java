package dev.caredesk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.caredesk.evaluation.scenario.Play;
import dev.caredesk.evaluation.scenario.Played;
import dev.caredesk.evaluation.scenario.ScenarioFile;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Plays all scenarios, or those with {@code -Dscenario=…} in their title or their file's name. */
@QuarkusTest
@TestProfile(ScenarioProfile.class)
class ScenarioTest {

    private static final String WANTED = System.getProperty("scenario", "");

    @Inject
    Jdbi jdbi;

    @TestHTTPResource
    URI api;

    @TestFactory
    List<DynamicNode> scenarios() {
        var desk = ScenarioProfile.desk(jdbi, api);
        var groups = new ArrayList<DynamicNode>();
        for (var file : ScenarioFile.wanted(ScenarioProfile.FOLDER, WANTED)) {
            groups.add(dynamicContainer(
                    file.name(),
                    file.scenarios().stream()
                            .map(scenario -> dynamicTest(
                                    scenario.title(),
                                    scenario.source(),
                                    () -> assertFlawless(Play.of(scenario, desk, "builtin"))))));
        }
        assertThat(groups).as("scenarios with \"" + WANTED + "\"").isNotEmpty();
        return groups;
    }

    private static void assertFlawless(Played played) {
        if (!played.isFlawless()) {
            fail(played.toString());
        }
    }
}
