package dev.caredesk.mcp;

import static io.restassured.RestAssured.given;

import dev.caredesk.forms.Contract;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/** An agent in one session, as bytes on the wire: no library that could be kind to our server. */
public final class McpClient {

    private final String session;

    private McpClient(String session) {
        this.session = session;
    }

    /** Begins a session. */
    public static McpClient begin() {
        return new McpClient(post(request(), "initialize", initialization())
                .statusCode(200)
                .extract()
                .header("Mcp-Session-Id"));
    }

    static Map<String, Object> initialization() {
        return Map.of(
                "protocolVersion", "2025-06-18",
                "capabilities", Map.of(),
                "clientInfo", Map.of("name", "test", "version", "1"));
    }

    static RequestSpecification request() {
        return given().filter(Contract.answer())
                .contentType(ContentType.JSON)
                .accept("application/json, text/event-stream");
    }

    static ValidatableResponse post(RequestSpecification request, String method, Map<String, Object> params) {
        return request.body(Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", params))
                .post("/api/mcp")
                .then();
    }

    /** The id of the session. */
    public String session() {
        return session;
    }

    /** What a tool answered: its JSON, and whether it is an error. */
    public record Answer(JsonPath json, boolean error) {

        /** The code of a refusal. */
        public String refused() {
            return json.getString("refused");
        }
    }

    /** The names, descriptions and schemas of the tools. */
    List<Map<String, Object>> tools() {
        return message("tools/list", Map.of()).statusCode(200).extract().path("result.tools");
    }

    /** Calls a tool. */
    public Answer call(String tool, Map<String, Object> arguments) {
        var response = message("tools/call", Map.of("name", tool, "arguments", arguments))
                .statusCode(200)
                .extract();
        return new Answer(
                new JsonPath(response.<String>path("result.content[0].text")), response.path("result.isError"));
    }

    ValidatableResponse message(String method, Map<String, Object> params) {
        return post(inSession(), method, params);
    }

    RequestSpecification inSession() {
        return request().header("Mcp-Session-Id", session).header("MCP-Protocol-Version", "2025-06-18");
    }
}
