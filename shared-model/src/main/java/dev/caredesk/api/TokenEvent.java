package dev.caredesk.api;

/**
 * A piece of the answer, as the stream's {@code token} event brings it.
 *
 * @param text the piece; the pieces joined are the answer
 */
public record TokenEvent(String text) {}
