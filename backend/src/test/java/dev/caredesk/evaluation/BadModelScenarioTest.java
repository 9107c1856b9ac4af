package dev.caredesk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.evaluation.badmodel.BadModelServer;
import dev.caredesk.evaluation.scenario.Play;
import dev.caredesk.evaluation.scenario.Played;
import dev.caredesk.evaluation.scenario.ScenarioFile;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** A model that makes things up and calls tools at random gets little right, and does no harm. */
@QuarkusTest
@TestProfile(BadModelScenarioTest.BadModelProfile.class)
class BadModelScenarioTest {

    private static final String MODEL = "bad";
    private static final int ENOUGH = 12;

    @Inject
    Jdbi jdbi;

    @TestHTTPResource
    URI api;

    @ConfigProperty(name = "model.base-url")
    URI model;

    @Test
    void mostScenariosFailAndNothingIsWrittenThatNoCardShowed() throws IOException {
        try (var server = new BadModelServer(model.getPort(), BadModelServer.SEED)) {
            assertThat(server.address()).isEqualTo(model);

            var plays = plays();

            assertThat(plays)
                    .allSatisfy(played -> assertThat(played.unconfirmed())
                            .as(played.toString())
                            .isEmpty());
            assertThat(plays)
                    .allSatisfy(played -> assertThat(played.fallbackTurns()).isZero());
            assertThat(plays.stream().filter(Played::isSuccessful)).hasSizeLessThan(plays.size() / 2);
        }
    }

    // Those that are to end with a booking or a change: where nothing is to happen, nothing is easily done
    private List<Played> plays() {
        var desk = ScenarioProfile.desk(jdbi, api);
        return ScenarioFile.wanted(ScenarioProfile.FOLDER, "changing").stream()
                .flatMap(file -> file.scenarios().stream())
                .limit(ENOUGH)
                .map(scenario -> Play.of(scenario, desk, MODEL))
                .toList();
    }

    /** The scenarios' backend, with a model at an address that the test serves. */
    public static final class BadModelProfile extends ScenarioProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(super.getConfigOverrides());
            settings.put("model.provider", "openai-compatible");
            settings.put("model.base-url", "http://127.0.0.1:" + freePort() + "/v1");
            settings.put("model.name", MODEL);
            settings.put("model.fallback", "none");
            return settings;
        }

        private static int freePort() {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
