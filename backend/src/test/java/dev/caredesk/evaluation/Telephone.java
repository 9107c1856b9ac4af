package dev.caredesk.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Somebody's conversation with the desk, over HTTP. */
final class Telephone {

    private final HttpClient client;
    private final ObjectMapper json;
    private final URI api;
    private String secret = "";

    Telephone(HttpClient client, ObjectMapper json, URI api) {
        this.client = client;
        this.json = json;
        this.api = api;
    }

    Reply say(String text) {
        Map<String, String> body = new HashMap<>(Map.of("user_input", text));
        if (!secret.isEmpty()) {
            body.put("conversation_id", secret);
        }
        var response = send(HttpRequest.newBuilder(api.resolve("/api/query/stream"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.valueToTree(body).toString())));
        if (response.statusCode() != 200) {
            return new Reply(response.statusCode(), List.of(), tree(response.body()));
        }
        var reply = reply(response.body());
        secret = reply.done().path("conversation_id").asText(secret);
        return reply;
    }

    /** Presses a button of the card that waits. */
    Reply press(String button) {
        var open = send(authorized("/api/proposals/current").GET());
        var id = tree(open.body()).path("id").asText();
        var response = send(authorized("/api/proposals/" + id + "/" + button).POST(BodyPublishers.noBody()));
        return new Reply(response.statusCode(), List.of(), tree(response.body()));
    }

    private HttpRequest.Builder authorized(String path) {
        return HttpRequest.newBuilder(api.resolve(path)).header("Authorization", "Bearer " + secret);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Reply reply(String stream) {
        var tools = new ArrayList<JsonNode>();
        for (var event : stream.split("\n\n")) {
            var data = tree(field(event, "data:"));
            switch (field(event, "event:").strip()) {
                case "tool" -> tools.add(data);
                case "done" -> {
                    return new Reply(200, tools, data);
                }
                case "error" -> {
                    return new Reply(data.path("status").asInt(500), tools, data);
                }
                default -> {}
            }
        }
        throw new IllegalStateException("The stream ended without an answer:\n" + stream);
    }

    private static String field(String event, String name) {
        return event.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .reduce("", String::concat);
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }
}
