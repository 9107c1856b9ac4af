package dev.caredesk.chat;

import dev.caredesk.agent.remote.ScriptedAgent;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The backend with a scripted agent elsewhere in the model's place. */
public final class RemoteAgentProfile implements QuarkusTestProfile {

    private static final Map<Integer, ScriptedAgent> AGENTS = new ConcurrentHashMap<>();

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "agent.url",
                "http://127.0.0.1:" + freePort(),
                // Only the agent that never answers is to be too slow
                "agent.turn-deadline",
                "PT10S",
                // What one test lets the agent fail at must not keep the next one from asking it
                "agent.pause",
                "PT0S");
    }

    /** Returns the agent at the configured address, which is started if it is not there. */
    public static ScriptedAgent agent(URI url) {
        return AGENTS.computeIfAbsent(url.getPort(), ScriptedAgent::new);
    }

    /** Takes the agent at the configured address away. */
    static void stop(URI url) {
        AGENTS.remove(url.getPort()).close();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
