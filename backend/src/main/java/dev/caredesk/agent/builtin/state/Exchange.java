package dev.caredesk.agent.builtin.state;

/**
 * A tool call of the present turn with its answer.
 *
 * @param tool the tool's name
 * @param arguments its arguments as JSON
 * @param reply the answer
 */
public record Exchange(String tool, String arguments, ToolReply reply) {}
