package dev.caredesk.agent.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Where an OpenAI-compatible model is. Environment: {@code OPENAI_API_KEY}, {@code OPENAI_BASE_URL}. */
@ConfigMapping(prefix = "openai")
public interface OpenAiSettings {

    /** The key; {@code unset} is what a secret holds before somebody filled it. */
    Optional<String> apiKey();

    /** Any endpoint that speaks the same language. */
    @WithDefault("https://api.openai.com/v1")
    URI baseUrl();
}
