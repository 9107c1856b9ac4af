package dev.caredesk.agent.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteAgentAddressTest {

    @ParameterizedTest
    @CsvSource({
        "http://agent:9000, http://agent:9000/api",
        "http://agent:9000/, http://agent:9000/api",
        "https://example.com/api/, https://example.com/api",
        "https://example.com/clinic, https://example.com/clinic/api",
        "http://[::1]:9000/api, http://[::1]:9000/api"
    })
    void addressMayEndWithApiOrBeforeIt(String url, String api) {
        assertThat(RemoteAgentAddress.parse(url).orElseThrow().api()).hasToString(api);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:9000",
                "agent",
                "ftp://agent",
                "http://",
                "http://agent/?key=1",
                "http://agent/#x",
                "http://a b",
                "//agent"
            })
    void whatIsNoAddressIsRefusedInOneSentence(String url) {
        assertThatThrownBy(() -> RemoteAgentAddress.parse(url))
                .isInstanceOf(InvalidAgentUrl.class)
                .hasMessageStartingWith("AGENT_URL is \"" + url + "\", which ")
                .hasMessageEndingWith("give an address such as http://agent:9000.");
    }

    @Test
    void credentialsInItAreRefusedAndNotRepeated() {
        assertThatThrownBy(() -> RemoteAgentAddress.parse("https://me:secret@agent"))
                .hasMessageContaining("AGENT_TOKEN")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void nothingIsNothing() {
        assertThat(RemoteAgentAddress.parse(" ")).isEmpty();
    }
}
