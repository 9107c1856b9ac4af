package dev.caredesk.api;

/**
 * A medical specialty of the clinic.
 *
 * @param id short stable name, such as {@code knee}
 * @param name the specialty in words
 * @param doctors how many doctors have it
 */
public record SpecialtyView(String id, String name, int doctors) {}
