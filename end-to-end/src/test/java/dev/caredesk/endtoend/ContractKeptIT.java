package dev.caredesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The packaged backend and the sample agent keep the contract that is asked of others' agents. */
class ContractKeptIT extends DeskForAll {

    private final int port = Desk.freePort();
    private final URI agent = URI.create("http://localhost:" + port + "/api/query");

    @Test
    void backendKeepsIt() throws Exception {
        ContractCheck check = ContractCheck.of(desk().api().toString());

        assertThat(check.code()).as(check.output()).isZero();
    }

    @Test
    void sampleAgentKeepsItAndTellsTimesThatAreFree() throws Exception {
        ScriptProcess sample = startSample();
        try {
            ContractCheck check = ContractCheck.of(agent.resolve("/").toString());

            assertThat(check.output()).contains("ok    stream-text");
            assertThat(check.code()).as(check.output()).isZero();
            tellsTimesThatAreFree();
        } finally {
            sample.stop();
        }
    }

    private ScriptProcess startSample() {
        ProcessBuilder command = new ProcessBuilder("node", "agent.mjs")
                .directory(NodePackage.install("samples/agent").folder().toFile());
        command.environment()
                .putAll(Map.of("PORT", "" + port, "API_ENDPOINT", desk().api().toString()));
        ScriptProcess sample = ScriptProcess.start(command, home.resolve("agent.log"));
        try {
            sample.awaitUp(() -> Http.isUp(agent.resolve("/api/health")));
            return sample;
        } catch (AssertionError notUp) {
            sample.stop();
            throw notUp;
        }
    }

    private void tellsTimesThatAreFree() {
        JsonNode knee = ask(Map.of("user_input", "My knee hurts"));
        JsonNode slot = Http.get(URI.create(desk().api() + "/slots?specialty=knee&limit=1"), Optional.empty())
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
        assertThat(again.path("answer").asText().lines().skip(1))
                .isNotEmpty()
                .allMatch(line ->
                        line.contains(slot.path("doctor").path("specialty_name").asText()));
    }

    private JsonNode ask(Map<String, String> body) {
        return Http.post(agent, Optional.empty(), body).expecting(200);
    }
}
