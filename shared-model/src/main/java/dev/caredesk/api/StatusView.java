package dev.caredesk.api;

import org.jspecify.annotations.Nullable;

/**
 * Which model answers.
 *
 * @param provider the provider that answers now
 * @param model the model's name
 * @param state {@code ok}, or {@code fallback} when it is not the configured one
 * @param reason why it is not the configured one
 */
public record StatusView(
        String provider,
        String model,
        String state,
        @Nullable String reason) {}
