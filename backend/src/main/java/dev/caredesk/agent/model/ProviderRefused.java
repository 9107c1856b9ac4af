package dev.caredesk.agent.model;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import java.util.Optional;

/** A provider answered with a status that is an error. What it said besides may quote the request, and is dropped. */
final class ProviderRefused extends HttpException {

    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> retryAfter;

    ProviderRefused(int status, Optional<Duration> retryAfter) {
        super(status, "status " + status);
        this.retryAfter = retryAfter;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
