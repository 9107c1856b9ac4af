package dev.caredesk.agent.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Which model answers. Environment: {@code MODEL_PROVIDER}, {@code MODEL_NAME}, … */
@ConfigMapping(prefix = "model")
public interface ModelSettings {

    /** {@code builtin} or {@code openai}. */
    @WithDefault("builtin")
    String provider();

    /** The provider's name of the model; absent for our choice. */
    Optional<String> name();

    /** How long to wait for a connection or for the answer to begin. */
    @WithDefault("PT20S")
    Duration timeout();

    /** How long one answer may be. */
    @WithDefault("1024")
    int maxTokens();

    /** How freely the model speaks; absent for the provider's own default. */
    Optional<Double> temperature();
}
