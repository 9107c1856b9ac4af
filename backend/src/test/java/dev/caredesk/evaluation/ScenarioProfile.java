package dev.caredesk.evaluation;

import static org.awaitility.Awaitility.await;

import dev.caredesk.evaluation.desk.Desk;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The backend as delivered, with the clinic of the scenarios and the evaluation's own endpoints. */
public class ScenarioProfile implements QuarkusTestProfile {

    static final Path FOLDER = Path.of("src/test/resources/scenarios");

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("clinic.data", FOLDER.resolve("clinic").toString(), "evaluation.enabled", "true");
    }

    /** Returns the desk at the address, as soon as its clinic's doctors are loaded. */
    static Desk desk(Jdbi jdbi, URI api) {
        await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> isLoaded(jdbi));
        return new Desk(api);
    }

    private static boolean isLoaded(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT EXISTS (SELECT FROM clinic_data)")
                .mapTo(Boolean.class)
                .one());
    }
}
