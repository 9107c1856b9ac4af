package dev.caredesk.api;

/**
 * The desk's pulse.
 *
 * @param status {@code healthy}
 * @param version the API's version, {@code v1}
 */
public record HealthView(String status, String version) {}
