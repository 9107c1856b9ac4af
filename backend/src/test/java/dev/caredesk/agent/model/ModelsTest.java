package dev.caredesk.agent.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.agent.builtin.BuiltinModel;
import dev.caredesk.schedule.TestClinic;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelsTest {

    @Test
    void builtinIsTheDefault() {
        assertThat(models("builtin", null).status()).isEqualTo(new ModelStatus("builtin", "builtin", Optional.empty()));
    }

    @Test
    void openAiNeedsAKey() {
        for (var key : new String[] {null, "", "unset"}) {
            var models = models("openai", key);
            assertThat(models.current()).isInstanceOf(BuiltinModel.class);
            assertThat(models.status().reason()).get().asString().contains("OPENAI_API_KEY is not set");
        }
        assertThat(models("OpenAI", "key").status())
                .isEqualTo(new ModelStatus("openai", "some-model", Optional.empty()));
    }

    @Test
    void otherProvidersAreNotSupportedYet() {
        var models = models("oracle-of-delphi", null);

        assertThat(models.current()).isInstanceOf(BuiltinModel.class);
        assertThat(models.status().reason()).get().asString().contains("not supported yet");
    }

    private static Models models(String provider, String key) {
        return new Models(
                new Settings(provider),
                new OpenAi(Optional.ofNullable(key)),
                TestClinic.clinicSettings(ZoneId.of("UTC")));
    }

    private record OpenAi(Optional<String> apiKey) implements OpenAiSettings {

        @Override
        public URI baseUrl() {
            return URI.create("http://localhost:1/v1");
        }
    }

    private record Settings(String provider) implements ModelSettings {

        @Override
        public Optional<String> name() {
            return Optional.of("some-model");
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int maxTokens() {
            return 100;
        }

        @Override
        public Optional<Double> temperature() {
            return Optional.empty();
        }
    }
}
