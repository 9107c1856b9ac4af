package dev.caredesk.api;

import org.jspecify.annotations.Nullable;

/**
 * Which model answers, or which agent elsewhere in its place.
 *
 * @param provider the provider that answers now
 * @param model the model's name
 * @param state {@code ok}; {@code fallback} when it is not the configured one; {@code away} when an agent elsewhere does not
 *     answer
 * @param reason why it is not {@code ok}
 */
public record StatusView(
        String provider,
        String model,
        String state,
        @Nullable String reason) {}
