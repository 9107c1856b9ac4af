package dev.caredesk.agent.model;

import java.util.Optional;

/**
 * Which model answers.
 *
 * @param provider the provider
 * @param model the model's name
 * @param reason why it is not the configured one, if it is not
 */
public record ModelStatus(String provider, String model, Optional<String> reason) {}
