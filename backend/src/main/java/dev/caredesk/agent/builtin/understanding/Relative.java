package dev.caredesk.agent.builtin.understanding;

import java.util.Optional;

/**
 * Somebody else whom the appointment is for.
 *
 * @param relation "son", "friend"
 * @param name the name, if it was said
 */
public record Relative(String relation, Optional<String> name) {}
