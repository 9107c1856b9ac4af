package dev.caredesk.ui.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request to the backend. Secrets go into headers and never into the address.
 *
 * @param method the HTTP method
 * @param path what follows the API's address, encoded, with the query's parameters
 * @param headers what goes into the headers
 * @param body what is written as JSON, if anything is
 * @param timeout how long the answer may take to begin
 */
public record ApiRequest(
        String method, String path, Map<String, String> headers, Optional<Object> body, Duration timeout) {

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);

    /** Reads what is at a path, given by its segments, which are encoded. */
    public static ApiRequest get(String... segments) {
        return request("GET", segments, Optional.empty());
    }

    /** Sends nothing but the wish to a path. */
    public static ApiRequest post(String... segments) {
        return request("POST", segments, Optional.empty());
    }

    /** Deletes what is at a path. */
    public static ApiRequest delete(String... segments) {
        return request("DELETE", segments, Optional.empty());
    }

    /** Changes what is at a path. */
    public static ApiRequest patch(String... segments) {
        return request("PATCH", segments, Optional.empty());
    }

    private static ApiRequest request(String method, String[] segments, Optional<Object> body) {
        String path = Arrays.stream(segments).map(ApiRequest::encoded).collect(Collectors.joining("/", "/", ""));
        return new ApiRequest(method, path, Map.of(), body, ANSWER_TIMEOUT);
    }

    /** With a body, a record of the wire. */
    public ApiRequest with(Object content) {
        return new ApiRequest(method, path, headers, Optional.of(content), timeout);
    }

    /** With a parameter of the query; without it when the value is null or blank. */
    public ApiRequest with(String parameter, @Nullable Object value) {
        if (value == null || value.toString().isBlank()) {
            return this;
        }
        String longer = path + (path.contains("?") ? "&" : "?") + parameter + "=" + encoded(value.toString());
        return new ApiRequest(method, longer, headers, body, timeout);
    }

    /** For the conversation with this secret, if there is one. */
    public ApiRequest inConversation(Optional<String> secret) {
        return secret.map(token -> header("Authorization", "Bearer " + token)).orElse(this);
    }

    /** For the visitor with this secret, if there is one. */
    public ApiRequest ofVisitor(Optional<String> secret) {
        return secret.map(token -> header("X-Visitor", token)).orElse(this);
    }

    /** Done once, however often it is sent with the same key. */
    public ApiRequest once(String key) {
        return header("Idempotency-Key", key);
    }

    /** With another time within which the answer has to begin. */
    public ApiRequest within(Duration limit) {
        return new ApiRequest(method, path, headers, body, limit);
    }

    ApiRequest header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiRequest(method, path, Map.copyOf(more), body, timeout);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
