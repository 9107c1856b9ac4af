package dev.caredesk.agent.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelsTest {

    @Test
    void builtinIsTheDefault() {
        assertThat(status("model.provider", "builtin"))
                .isEqualTo(new ModelStatus("builtin", "builtin", Optional.empty()));
        assertThat(TestModels.of(Map.of()).status().reason()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "openai, openai.api-key, OPENAI_API_KEY",
        "Anthropic, anthropic.api-key, ANTHROPIC_API_KEY",
        "gemini, gemini.api-key, GEMINI_API_KEY",
        "huggingface, hf.token, HF_TOKEN",
        "mistral, mistral.api-key, MISTRAL_API_KEY",
        "cohere, cohere.api-key, COHERE_API_KEY"
    })
    void aKeyThatIsMissingIsOneSentence(String provider, String setting, String variable) {
        for (var key : new String[] {"", " ", "unset", "UNSET"}) {
            var status = status("model.provider", provider, setting, key);
            assertThat(status.provider()).isEqualTo("builtin");
            assertThat(status.reason())
                    .get()
                    .isEqualTo(provider.toLowerCase(Locale.ROOT) + " needs " + variable
                            + ", which is not set; the built-in model answers.");
        }
        var status = status("model.provider", provider, setting, "some-key");
        assertThat(status.provider()).isEqualTo(provider.toLowerCase(Locale.ROOT));
        assertThat(status.reason()).isEmpty();
    }

    @Test
    void aKeyWithALineBreakIsNoKeyAndIsNotShown() {
        assertThat(status("model.provider", "openai", "openai.api-key", "sk-secret\nsecond")
                        .reason())
                .get()
                .asString()
                .contains("OPENAI_API_KEY is no key")
                .doesNotContain("secret");
    }

    @Test
    void whatIsMissingOrWrongIsSaid() {
        assertThat(status("model.provider", "oracle-of-delphi").reason())
                .contains("There is no model provider \"oracle-of-delphi\"; the built-in model answers.");
        assertThat(status("model.provider", "openai-compatible").reason())
                .get()
                .asString()
                .contains("MODEL_NAME");
        assertThat(status("model.provider", "openai-compatible", "model.name", "x")
                        .reason())
                .get()
                .asString()
                .contains("MODEL_BASE_URL");
        assertThat(status("model.provider", "ollama", "model.base-url", "localhost:11434")
                        .reason())
                .get()
                .asString()
                .contains("must begin with http");
    }

    @Test
    void someProvidersNeedNoKey() {
        assertThat(status("model.provider", "ollama"))
                .isEqualTo(new ModelStatus("ollama", "llama3.1", Optional.empty()));
        assertThat(status("model.provider", "bedrock").provider()).isEqualTo("bedrock");
        assertThat(status(
                        "model.provider",
                        "openai_compatible",
                        "model.name",
                        "own",
                        "model.base-url",
                        "http://localhost/v1"))
                .isEqualTo(new ModelStatus("openai-compatible", "own", Optional.empty()));
    }

    @Test
    void theSecondProviderAnswersWhenTheFirstHasNoKey() {
        var status = status("model.provider", "openai", "model.fallback", "ollama");

        assertThat(status.provider()).isEqualTo("ollama");
        assertThat(status.reason()).contains("openai needs OPENAI_API_KEY, which is not set; ollama llama3.1 answers.");
    }

    @Test
    void afterTheSecondComesTheBuiltinUnlessNobodyIsWanted() {
        assertThat(order("model.provider", "ollama", "model.fallback", "bedrock"))
                .isEqualTo("OLLAMA BEDROCK BUILTIN");
        assertThat(order("model.provider", "ollama")).isEqualTo("OLLAMA BUILTIN");
        assertThat(order("model.provider", "ollama", "model.fallback", "none")).isEqualTo("OLLAMA");
        assertThat(order("model.provider", "openai", "model.fallback", "none")).isEqualTo("BUILTIN");
        assertThat(order("model.provider", "ollama", "model.fallback", "delphi"))
                .isEqualTo("OLLAMA BUILTIN");
        assertThat(order("model.provider", "ollama", "model.fallback", "ollama"))
                .isEqualTo("OLLAMA BUILTIN");
    }

    @Test
    void aProviderThatThereIsNotIsRefusedBeforeTheStart() {
        assertThatThrownBy(() -> check("model.provider", "opnai"))
                .isInstanceOf(InvalidModel.class)
                .hasMessageStartingWith("MODEL_PROVIDER is \"opnai\": give one of builtin, openai, ")
                .hasMessageEndingWith(", openai-compatible.");
        assertThatThrownBy(() -> check("model.fallback", "nobody"))
                .isInstanceOf(InvalidModel.class)
                .hasMessageEndingWith(", openai-compatible, none.");
        assertThatThrownBy(() -> check("model.provider", "none")).isInstanceOf(InvalidModel.class);
        check("model.provider", " OpenAI_Compatible ");
        check("model.fallback", "None");
    }

    private static void check(String setting, String value) {
        Models.check(
                new SmallRyeConfigBuilder().withDefaultValue(setting, value).build());
    }

    private static String order(String... settings) {
        return String.join(
                " ",
                models(settings).lines().stream()
                        .map(it -> it.endpoint().provider().name())
                        .toList());
    }

    private static ModelStatus status(String... settings) {
        return models(settings).status();
    }

    private static Models models(String... settings) {
        var all = new HashMap<String, String>();
        for (var at = 0; at < settings.length; at += 2) {
            all.put(settings[at], settings[at + 1]);
        }
        return TestModels.of(all);
    }
}
