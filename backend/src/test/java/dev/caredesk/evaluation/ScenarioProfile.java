package dev.caredesk.evaluation;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** The backend as delivered, with the clinic of the scenarios and a clock that they move. */
public final class ScenarioProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("clinic.data", "src/test/resources/scenarios/clinic");
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(ScenarioClock.class);
    }
}
