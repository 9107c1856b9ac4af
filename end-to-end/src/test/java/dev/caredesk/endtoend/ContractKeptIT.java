package dev.caredesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged backend and the sample agent keep the contract that is asked of others' agents. */
class ContractKeptIT {

    @TempDir
    static Path home;

    private static Desk desk;
    private static ScriptProcess sample;
    private static URI agent;

    @BeforeAll
    static void start() {
        desk = Desk.start(home, Map.of());
        int port = Desk.freePort();
        agent = URI.create("http://localhost:" + port + "/api/query");
        ProcessBuilder command = new ProcessBuilder(
                "node", Desk.root().resolve("samples/agent/agent.mjs").toString());
        command.environment()
                .putAll(Map.of("PORT", "" + port, "API_ENDPOINT", desk.api().toString()));
        sample = ScriptProcess.start(command, home.resolve("agent.log"));
        sample.awaitUp(() -> Http.isUp(agent.resolve("/api/health")));
    }

    @AfterAll
    static void stop() {
        if (sample != null) {
            sample.stop();
        }
        if (desk != null) {
            desk.close();
        }
    }

    @Test
    void backendKeepsIt() throws Exception {
        ContractCheck check = ContractCheck.of(desk.api().toString());

        assertThat(check.code()).as(check.output()).isZero();
    }

    @Test
    void sampleAgentKeepsIt() throws Exception {
        ContractCheck check = ContractCheck.of(agent.resolve("/").toString());

        assertThat(check.output()).contains("ok    stream-text");
        assertThat(check.code()).as(check.output()).isZero();
    }

    @Test
    void sampleAgentTellsTimesThatAreFree() {
        JsonNode knee = ask(Map.of("user_input", "My knee hurts"));
        JsonNode slot = Http.get(URI.create(desk.api() + "/slots?specialty=knee&limit=1"), Optional.empty())
                .expecting(200)
                .path("items")
                .path(0);

        assertThat(knee.path("answer").asText())
                .contains(slot.path("doctor").path("name").asText())
                .contains(slot.path("start").asText().substring(0, 10));
        JsonNode again = ask(Map.of(
                "user_input",
                "And later?",
                "conversation_id",
                knee.path("conversation_id").asText()));
        assertThat(again.path("answer").asText()).startsWith("The next free times for Knee");
    }

    private static JsonNode ask(Map<String, String> body) {
        return Http.post(agent, Optional.empty(), body).expecting(200);
    }
}
