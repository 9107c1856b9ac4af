package dev.caredesk.a2a;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.caredesk.api.QueryRequest;
import io.a2a.spec.ContentTypeNotSupportedError;
import io.a2a.spec.InvalidParamsError;
import io.a2a.spec.InvalidRequestError;
import io.a2a.spec.JSONParseError;
import io.a2a.spec.UnsupportedOperationError;
import io.a2a.util.Utils;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request of JSON-RPC 2.0.
 *
 * @param id what its answer is known by: a text, a whole number, or null
 */
record A2aCall(@Nullable Object id, String method, JsonNode params) {

    /**
     * What an agent says.
     *
     * @param context the context that it goes on with, if it does
     */
    record Said(String text, Optional<String> context) {}

    /** Reads a body; fails with {@link A2aError}. */
    static A2aCall read(@Nullable String body) {
        JsonNode request;
        try {
            request = Utils.OBJECT_MAPPER.readTree(body == null ? "" : body);
        } catch (JsonProcessingException e) {
            throw new A2aError(new JSONParseError());
        }
        var method = request.path("method");
        if (!request.path("jsonrpc").asText().equals("2.0") || !method.isTextual()) {
            throw new A2aError(
                    new InvalidRequestError(null, "A request of JSON-RPC 2.0 has jsonrpc, method and id", null));
        }
        return new A2aCall(id(request.path("id")), method.asText(), request.path("params"));
    }

    /** Returns what is said in {@code message/send} and {@code message/stream}. */
    Said said() {
        var message = params.path("message");
        if (!message.isObject() || !message.path("role").asText().equals("user")) {
            throw invalid("params.message must be a message with the role user");
        }
        if (message.hasNonNull("taskId")) {
            throw new A2aError(new UnsupportedOperationError(
                    null, "A task is one turn, which is over: go on in its context, without a taskId", null));
        }
        var text = text(message.path("parts"));
        if (text.isBlank() || text.length() > QueryRequest.MAX_INPUT_LENGTH) {
            throw invalid(
                    "params.message.parts must have a text of 1 to " + QueryRequest.MAX_INPUT_LENGTH + " characters");
        }
        var context = message.path("contextId");
        if (!context.isMissingNode() && !context.isNull() && !context.isTextual()) {
            throw invalid("params.message.contextId must be a text");
        }
        return new Said(text, Optional.ofNullable(context.textValue()));
    }

    /** Returns the task that is meant in {@code tasks/get} and {@code tasks/cancel}. */
    String task() {
        var task = params.path("id");
        if (!task.isTextual()) {
            throw invalid("params.id must be the id of a task");
        }
        return task.textValue();
    }

    static A2aError invalid(String why) {
        return new A2aError(new InvalidParamsError(null, why, null));
    }

    private static String text(JsonNode parts) {
        var texts = new ArrayList<String>();
        for (var part : parts) {
            if (!part.path("kind").asText().equals("text")) {
                throw new A2aError(
                        new ContentTypeNotSupportedError(null, "Only parts of the kind text are read", null));
            }
            texts.add(part.path("text").asText());
        }
        return String.join("\n", texts);
    }

    private static @Nullable Object id(JsonNode id) {
        return id.isTextual() ? id.textValue() : id.isIntegralNumber() ? (Object) id.numberValue() : null;
    }
}
