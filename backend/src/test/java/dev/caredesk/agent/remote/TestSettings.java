package dev.caredesk.agent.remote;

import java.time.Duration;
import java.util.Optional;

/** Settings without the configuration framework. */
record TestSettings(Optional<String> url, Duration busyPatience, Duration pause) implements RemoteAgentSettings {

    static final String TOKEN = "token-of-the-desk";

    @Override
    public Optional<String> token() {
        return Optional.of(TOKEN);
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(10);
    }
}
