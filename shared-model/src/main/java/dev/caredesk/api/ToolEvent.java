package dev.caredesk.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of the agent, as the stream's {@code tool} event tells it.
 *
 * @param name the tool
 * @param arguments with which values it was called; never personal data
 * @param outcome {@code ok}, {@code refused} or {@code failed}
 * @param code why it was refused
 * @param results how many results it had, where it looks something up
 * @param durationMs how long it took, in milliseconds
 */
public record ToolEvent(
        String name,
        Map<String, Object> arguments,
        String outcome,
        @Nullable ProblemCode code,
        @Nullable Integer results,
        long durationMs) {}
