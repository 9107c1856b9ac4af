package dev.caredesk.agent.model;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who offers a model. Settings of each begin with its prefix, such as {@code ANTHROPIC_BASE_URL}. */
enum Provider {
    /** Our own, in this process. */
    BUILTIN("builtin", "", "", "builtin"),
    OPENAI("openai", "api-key", "https://api.openai.com/v1", "gpt-4.1-mini"),
    ANTHROPIC("anthropic", "api-key", "https://api.anthropic.com/v1", "claude-haiku-4-5"),
    GEMINI("gemini", "api-key", "https://generativelanguage.googleapis.com/v1beta", "gemini-2.5-flash"),
    /** Its address follows from the region, its credentials from the platform. */
    BEDROCK("bedrock", "", "", "amazon.nova-lite-v1:0"),
    /** Hugging Face's router, which speaks as OpenAI does. */
    HUGGINGFACE("huggingface", "token", "https://router.huggingface.co/v1", "meta-llama/Llama-3.3-70B-Instruct"),
    MISTRAL("mistral", "api-key", "https://api.mistral.ai/v1", "mistral-small-latest"),
    /** Cohere's endpoint that speaks as OpenAI does. */
    COHERE("cohere", "api-key", "https://api.cohere.ai/compatibility/v1", "command-a-03-2025"),
    OLLAMA("ollama", "", "http://localhost:11434", "llama3.1"),
    /** Any other server that speaks as OpenAI does, with or without a key. */
    OPENAI_COMPATIBLE("openai-compatible", "api-key", "", "");

    private final String id;
    private final String key;
    private final String address;
    private final String model;

    Provider(String id, String key, String address, String model) {
        this.id = id;
        this.key = key;
        this.address = address;
        this.model = model;
    }

    /** Finds one by the name that {@code MODEL_PROVIDER} gives it. */
    static Optional<Provider> named(String id) {
        var wanted = id.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return Stream.of(values()).filter(it -> it.id.equals(wanted)).findFirst();
    }

    String id() {
        return id;
    }

    /** The setting of its key, if it has one. */
    Optional<String> keySetting() {
        return key.isEmpty() ? Optional.empty() : Optional.of(prefix() + "." + key);
    }

    /** Whether it cannot be asked without a key. */
    boolean needsKey() {
        return !key.isEmpty() && this != OPENAI_COMPATIBLE;
    }

    /** Whether its tokens cost money: all but those that are made on machines of one's own. */
    boolean isPaid() {
        return this != BUILTIN && this != OLLAMA;
    }

    String addressSetting() {
        return prefix() + ".base-url";
    }

    /** Whether it has to be told where it is. */
    boolean needsAddress() {
        return this == OPENAI_COMPATIBLE;
    }

    Optional<String> defaultAddress() {
        return address.isEmpty() ? Optional.empty() : Optional.of(address);
    }

    /** Our choice among its models, where there is one: small, quick, good at calling tools. */
    Optional<String> defaultModel() {
        return model.isEmpty() ? Optional.empty() : Optional.of(model);
    }

    /** How a setting is called in the environment. */
    static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private String prefix() {
        return this == HUGGINGFACE ? "hf" : id;
    }
}
