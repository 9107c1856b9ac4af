package dev.caredesk.chat;

import dev.caredesk.agent.model.ScriptedModelServer;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The backend with a model behind an OpenAI-compatible address that plays what a test says. */
public final class ScriptedModelProfile implements QuarkusTestProfile {

    private static final Map<Integer, ScriptedModelServer> SERVERS = new ConcurrentHashMap<>();

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "model.provider", "openai",
                "model.name", "scripted",
                "model.fallback", "none",
                // What one test lets the model fail at must not keep the next one from asking it
                "model.pause", "PT0S",
                "openai.api-key", "test-key",
                "openai.base-url", "http://127.0.0.1:" + freePort() + "/v1",
                // More than any turn takes on a machine with other work
                "agent.turn-deadline", "PT10S");
    }

    /** Returns the server at the configured address, which the first test starts. */
    static ScriptedModelServer model(URI baseUrl) {
        return SERVERS.computeIfAbsent(baseUrl.getPort(), ScriptedModelServer::new);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
