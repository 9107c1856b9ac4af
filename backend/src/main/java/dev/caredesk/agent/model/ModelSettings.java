package dev.caredesk.agent.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Which model answers. Environment: {@code MODEL_PROVIDER}, {@code MODEL_NAME}, … */
@ConfigMapping(prefix = "model")
public interface ModelSettings {

    /** {@code builtin}, {@code openai}, {@code anthropic}, … */
    @WithDefault("builtin")
    String provider();

    /** The provider's name of the model; absent for our choice. */
    Optional<String> name();

    /** Where the provider is, in place of its own setting or its usual address. */
    Optional<String> baseUrl();

    /**
     * Who takes over when the provider fails or is too slow; after that the built-in model does. {@code builtin} for that
     * one at once, {@code none} for nobody.
     */
    @WithDefault("builtin")
    String fallback();

    /** The second provider's name of the model; absent for our choice. */
    Optional<String> fallbackName();

    /** How long a provider may be silent: until the connection, the first word, or the next one. */
    @WithDefault("PT20S")
    Duration timeout();

    /** How long one answer may be, in tokens. */
    @WithDefault("1024")
    int maxTokens();

    /** How many tokens paid models may take a day, over all tasks; then the built-in one answers. 0 for no limit. */
    @WithDefault("5000000")
    long dailyTokens();

    /** A file with prices in place of ours, of the same shape. */
    Optional<Path> prices();

    /** How freely the model speaks; absent for the provider's own default. */
    Optional<Double> temperature();

    /** How often a request is repeated that failed before a word came. */
    @WithDefault("2")
    int retries();

    /** How many requests one provider may work on for this process at a time. */
    @WithDefault("32")
    int concurrency();

    /** How long a provider that failed again and again is left alone. */
    @WithDefault("PT30S")
    Duration pause();
}
