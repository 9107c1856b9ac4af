package dev.caredesk.agent.model;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the header {@code Retry-After} of RFC 9110. */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private RetryAfter() {}

    /** Returns the seconds; the other form, a date, would be read by the clock of somebody else. */
    static Optional<Duration> read(String header) {
        return SECONDS.matcher(header.strip()).matches()
                ? Optional.of(Duration.ofSeconds(Long.parseLong(header.strip())))
                : Optional.empty();
    }
}
