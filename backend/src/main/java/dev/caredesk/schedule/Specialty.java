package dev.caredesk.schedule;

/**
 * A medical specialty.
 *
 * @param id short stable name, such as {@code knee}
 * @param name in words
 * @param doctors how many doctors of the clinic have it
 */
public record Specialty(String id, String name, int doctors) {}
