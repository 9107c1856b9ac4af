package dev.caredesk.infra;

import java.util.Locale;
import java.util.Optional;

/** Who answers, by the names that the backend's {@code MODEL_PROVIDER} takes. */
public enum ModelProvider {
    BUILTIN,
    OPENAI("OPENAI_API_KEY"),
    ANTHROPIC("ANTHROPIC_API_KEY"),
    GEMINI("GEMINI_API_KEY"),
    /** Admitted by the task's role instead of a key. */
    BEDROCK,
    HUGGINGFACE("HF_TOKEN"),
    MISTRAL("MISTRAL_API_KEY"),
    COHERE("COHERE_API_KEY"),
    OLLAMA,
    OPENAI_COMPATIBLE("OPENAI_COMPATIBLE_API_KEY");

    private final Optional<String> key;

    ModelProvider() {
        this.key = Optional.empty();
    }

    ModelProvider(String key) {
        this.key = Optional.of(key);
    }

    /** The variable that says where it is, if nobody can know that but who runs it. */
    Optional<String> address() {
        return switch (this) {
            case OLLAMA, OPENAI_COMPATIBLE ->
                Optional.of(Settings.spelled(this).toUpperCase(Locale.ROOT).replace('-', '_') + "_BASE_URL");
            case BUILTIN, OPENAI, ANTHROPIC, GEMINI, BEDROCK, HUGGINGFACE, MISTRAL, COHERE -> Optional.empty();
        };
    }

    /** Whether the backend knows which of its models to ask when nobody names one. */
    boolean hasUsualModel() {
        return this != OPENAI_COMPATIBLE;
    }

    /** The variable that holds the key, if it wants one. */
    Optional<String> key() {
        return key;
    }
}
