package dev.caredesk.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caredesk.agent.DeskTools;
import dev.caredesk.clinic.ClinicSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The messages of the Model Context Protocol that a server of tools answers: JSON-RPC 2.0. */
@Singleton
final class McpMessages {

    /** The versions that are spoken, the newest first. */
    static final List<String> VERSIONS = List.of("2025-11-25", "2025-06-18", "2025-03-26");

    private static final String INITIALIZE = "initialize";
    private static final String CALL = "tools/call";

    private static final int INVALID_REQUEST = -32600;
    private static final int METHOD_NOT_FOUND = -32601;
    private static final int INVALID_PARAMS = -32602;
    private static final String INSTRUCTIONS = "/prompts/mcp-instructions.md";

    private final McpCalls calls;
    private final ClinicSettings clinic;
    private final ObjectMapper json;
    private final String instructions = instructions();
    private final ArrayNode tools;

    @Inject
    McpMessages(McpCalls calls, ClinicSettings clinic, ObjectMapper json) {
        this.calls = calls;
        this.clinic = clinic;
        this.json = json;
        this.tools = json.createArrayNode();
        calls.tools().forEach(tool -> tools.add(described(tool)));
    }

    /** Whether the message begins a session. */
    static boolean isInitialization(JsonNode message) {
        return message.path("method").asText().equals(INITIALIZE);
    }

    /** Whether the message calls a tool, which looks at the session itself. */
    static boolean isCall(JsonNode message) {
        return message.path("method").asText().equals(CALL) && message.hasNonNull("id");
    }

    /** Returns the reply to a message; nothing for a notification and for what is a reply itself. */
    Optional<ObjectNode> reply(JsonNode message, String session) {
        var method = message.path("method");
        var id = message.path("id");
        if (!message.isObject() || !message.path("jsonrpc").asText().equals("2.0")) {
            return Optional.of(error(NullNode.getInstance(), INVALID_REQUEST, "This is no message of JSON-RPC 2.0."));
        }
        if (id.isMissingNode() || method.isMissingNode()) {
            return Optional.empty();
        }
        if (!method.isTextual() || !id.isTextual() && !id.isIntegralNumber()) {
            return Optional.of(error(NullNode.getInstance(), INVALID_REQUEST, "A request has a method and an id."));
        }
        return Optional.of(
                switch (method.asText()) {
                    case INITIALIZE -> result(id, initialized(message.path("params")));
                    case "ping" -> result(id, json.createObjectNode());
                    case "tools/list" -> result(id, json.createObjectNode().set("tools", tools));
                    case CALL -> called(id, message.path("params"), session);
                    default -> error(id, METHOD_NOT_FOUND, "This server has tools only.");
                });
    }

    private ObjectNode initialized(JsonNode params) {
        var wanted = params.path("protocolVersion").asText();
        var result = json.createObjectNode();
        result.put("protocolVersion", VERSIONS.contains(wanted) ? wanted : VERSIONS.getFirst());
        result.putObject("capabilities").putObject("tools");
        result.putObject("serverInfo")
                .put("name", "caredesk")
                .put("title", clinic.name())
                .put("version", "v1");
        result.put("instructions", instructions);
        return result;
    }

    private ObjectNode called(JsonNode id, JsonNode params, String session) {
        var name = params.path("name").asText();
        var given = params.path("arguments");
        if (calls.tools().stream().noneMatch(tool -> tool.name().equals(name))) {
            return error(id, INVALID_PARAMS, "There is no tool of this name.");
        }
        if (!given.isObject() && !given.isMissingNode() && !given.isNull()) {
            return error(id, INVALID_PARAMS, "The arguments are not one JSON object.");
        }
        Map<String, Object> arguments = given.isObject()
                ? json.convertValue(
                        given, json.getTypeFactory().constructMapType(Map.class, String.class, Object.class))
                : Map.of();
        var answer = calls.answer(session, name, arguments);
        var result = json.createObjectNode();
        result.putArray("content").addObject().put("type", "text").put("text", answer.json());
        result.put("isError", answer.error());
        return result(id, result);
    }

    private ObjectNode described(DeskTools.Description tool) {
        var described = json.createObjectNode().put("name", tool.name()).put("description", tool.description());
        described.set("inputSchema", json.valueToTree(tool.arguments()));
        // Whatever an agent proposes changes nothing: a person confirms it
        described.putObject("annotations").put("destructiveHint", false).put("openWorldHint", false);
        return described;
    }

    private ObjectNode result(JsonNode id, JsonNode result) {
        return reply(id).set("result", result);
    }

    private ObjectNode error(JsonNode id, int code, String sentence) {
        var reply = reply(id);
        reply.putObject("error").put("code", code).put("message", sentence);
        return reply;
    }

    private ObjectNode reply(JsonNode id) {
        return json.createObjectNode().put("jsonrpc", "2.0").set("id", id);
    }

    private static String instructions() {
        try (var stream = Objects.requireNonNull(McpMessages.class.getResourceAsStream(INSTRUCTIONS), INSTRUCTIONS)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
