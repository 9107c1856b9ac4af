package dev.caredesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** An agent that is not ours finds the desk by its host, talks to it, and books nothing; a person does. */
class AgentOverA2aIT extends DeskInBrowser {

    @Test
    void whatAnAgentTalksIntoAPersonConfirmsOnThePage() throws Exception {
        String backend = desk().api().resolve("/").toString();
        JsonNode seen = seen("a2a.mjs", desk().page().toString(), backend, desk().api() + "/a2a/");

        assertThat(seen.required("cards"))
                .extracting(JsonNode::asText)
                .hasSize(3)
                .containsOnly(desk().api() + "/a2a");
        assertThat(seen.at("/found/state").asText()).isEqualTo("completed");
        assertThat(seen.at("/found/text").asText()).isNotBlank();
        assertThat(seen.at("/again/text")).isEqualTo(seen.at("/found/text"));
        assertThat(seen.required("kinds"))
                .extracting(JsonNode::asText)
                .startsWith("task", "artifact-update")
                .endsWith("artifact-update", "status-update");
        assertThat(seen.required("pieces").asText()).isNotBlank();
        assertThat(seen.at("/proposed/text").asText())
                .startsWith(seen.required("pieces").asText())
                .contains("Nothing has changed yet");
        assertThat(seen.at("/proposed/link").asText()).startsWith(desk().page() + "confirm/");
        assertThat(seen.at("/yes/text").asText()).startsWith("An agent cannot say yes for a person");
        assertThat(seen.at("/who/text").asText()).startsWith("For this I need to know who the person is");
        assertThat(seen.at("/still/proposal_status").asText()).isEqualTo("open");
        assertThat(seen.required("booked").asText())
                .contains("Your appointment is booked", seen.required("code").asText());
        assertThat(seen.at("/after/proposal_status").asText()).isEqualTo("confirmed");
        assertThat(seen.required("after").toString())
                .doesNotContain(seen.required("code").asText(), "Robin");
        assertThat(seen.required("unknown").asText()).contains("contextId is not known here");
    }
}
