package dev.caredesk.api;

import java.util.Map;

/**
 * A step that the agent begins, as the stream's {@code step} event tells it; a {@link ToolEvent} follows when it is done.
 *
 * @param name the tool
 * @param arguments with which values it is called; never personal data
 */
public record StepEvent(String name, Map<String, Object> arguments) {}
