package dev.caredesk.api;

/**
 * The API's front door.
 *
 * @param message a greeting
 * @param version the API's version
 * @param documentation path of the documentation
 * @param healthCheck path of the health check
 * @param usage how to ask
 */
public record WelcomeView(String message, String version, String documentation, String healthCheck, String usage) {}
