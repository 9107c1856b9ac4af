package dev.caredesk.agent.dates;

/**
 * What a grammar found at a place.
 *
 * @param value what it means
 * @param next index of the token after it
 */
record Match<T>(T value, int next) {}
