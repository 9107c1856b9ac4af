package dev.caredesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** An agent that is not ours, a person with a browser, and nothing booked without the latter. */
class AgentOverMcpIT extends DeskInBrowser {

    @Test
    void whatAnAgentProposesAPersonConfirmsOnThePage() throws Exception {
        JsonNode seen = seen("mcp.mjs", desk().api().toString());

        assertThat(seen.required("tools"))
                .extracting(JsonNode::asText)
                .contains("findDoctors", "findSlots", "proposeBooking", "requestIdentification", "currentState");
        assertThat(seen.required("instructions").asText()).contains("a link");
        assertThat(seen.at("/before/free").asBoolean()).isTrue();
        assertThat(seen.at("/before/status").asText()).isEqualTo("open");
        assertThat(seen.at("/before/list").asText()).isEqualTo("IDENTIFICATION_REQUIRED");
        assertThat(seen.required("previewStatus").asInt()).isEqualTo(200);
        assertThat(seen.required("previewKnows").asBoolean()).isFalse();
        assertThat(seen.required("policy").asText()).isEqualTo("no-referrer");
        assertThat(seen.required("leaked").asInt()).isZero();
        assertThat(seen.required("asked").asText())
                .contains(seen.required("doctor").asText(), "a sore <b>knee</b>", "Nothing has changed yet");
        assertThat(seen.required("stillFree").asBoolean()).isTrue();
        assertThat(seen.required("booked").asText())
                .contains("Your appointment is booked", seen.required("code").asText());
        assertThat(seen.required("focusAfter").asText()).isEqualTo("main");
        assertThat(seen.at("/after/free").asBoolean()).isFalse();
        assertThat(seen.at("/after/status").asText()).isEqualTo("confirmed");
        assertThat(seen.required("again").asText())
                .contains(seen.required("code").asText());
        assertThat(seen.required("sameCode")).isEqualTo(seen.required("code"));
        assertThat(seen.required("letText").asText()).contains("may see your appointments");
        assertThat(seen.required("cancelled").asText()).contains("Your appointment is cancelled");
        assertThat(seen.required("ended").asText()).isEqualTo("IDENTIFICATION_REQUIRED");
        assertThat(seen.required("declined").asText()).contains("Not confirmed");
        assertThat(seen.required("unknown").asText()).contains("does not work");
        assertThat(seen.required("incomplete").asText()).contains("does not work");
        assertThat(seen.required("violations")).isEmpty();
    }
}
