package dev.caredesk.endtoend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Reads what a scripted agent is asked and refuses what is wrong, but for the faults that it has. */
record AgentRequests(Set<AgentFault> faults) {

    private static final int LARGEST = 64 * 1024;
    private static final int MOST_CHARACTERS = 4_000;

    /** A request that is refused. */
    static final class Refused extends RuntimeException {

        private final int status;
        private final String code;

        Refused(int status, String code, String message) {
            super(message);
            this.status = status;
            this.code = code;
        }

        int status() {
            return status;
        }

        String code() {
            return code;
        }
    }

    private boolean has(AgentFault fault) {
        return faults.contains(fault);
    }

    /** Returns the request, unless it is wrong. */
    JsonNode read(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            if (has(AgentFault.ANSWERS_A_GET)) {
                return Http.JSON.createObjectNode().put("user_input", "hello");
            }
            throw new Refused(405, "METHOD_NOT_ALLOWED", "Send a POST");
        }
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (!type.equals("application/json") && has(AgentFault.TAKES_ANY_TYPE)) {
            return Http.JSON.createObjectNode().put("user_input", "hello");
        }
        if (!type.equals("application/json")) {
            throw new Refused(415, "UNSUPPORTED_MEDIA_TYPE", "Send application/json");
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (body.length > LARGEST && !has(AgentFault.TAKES_LARGE_BODIES)) {
            throw new Refused(413, "PAYLOAD_TOO_LARGE", "At most 64 KiB");
        }
        if (exchange.getRequestHeaders().containsKey("X-Visitor") && has(AgentFault.REFUSES_A_VISITOR)) {
            throw new Refused(400, "INVALID_INPUT", "There is a header too many");
        }
        JsonNode request = parse(new String(body, StandardCharsets.UTF_8));
        check(request);
        return request;
    }

    private JsonNode parse(String body) {
        try {
            JsonNode read = Http.JSON.readTree(body);
            if (read.isObject()) {
                return read;
            }
        } catch (JsonProcessingException malformed) {
            // refused below, as what is no object is
        }
        throw new Refused(
                has(AgentFault.FAILS_ON_MALFORMED_JSON) ? 500 : 400, "MALFORMED_JSON", "This is no JSON object");
    }

    private void check(JsonNode request) {
        request.fieldNames().forEachRemaining(field -> {
            if (!Set.of("user_input", "conversation_id").contains(field) && !has(AgentFault.DROPS_UNKNOWN_FIELDS)) {
                throw wrong(field);
            }
        });
        JsonNode input = request.path("user_input");
        boolean isText = input.isTextual() || has(AgentFault.TAKES_NO_INPUT);
        boolean isBlank = input.isTextual() && input.asText().isBlank() && !has(AgentFault.TAKES_BLANKS);
        boolean isLong = input.asText().length() > MOST_CHARACTERS && !has(AgentFault.TAKES_LONG_TEXT);
        if (!isText || isBlank || isLong) {
            throw wrong("user_input");
        }
    }

    private Refused wrong(String field) {
        return new Refused(
                400, "INVALID_INPUT", has(AgentFault.NAMES_NO_FIELD) ? "Something is wrong" : "Wrong: " + field);
    }
}
