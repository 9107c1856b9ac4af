package dev.caredesk.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiRequestTest {

    @Test
    void idsAndValuesCannotChangeTheAddress() {
        assertThat(ApiRequest.get("appointments", "../x y?z")
                        .with("city", "A&B")
                        .path())
                .isEqualTo("/appointments/..%2Fx%20y%3Fz?city=A%26B");
    }

    @Test
    void valuesThatAreMissingAreLeftOut() {
        assertThat(ApiRequest.get("slots")
                        .with("doctor", null)
                        .with("city", " ")
                        .with("from", "2027-03-08")
                        .with("window", "08:00-12:00")
                        .path())
                .isEqualTo("/slots?from=2027-03-08&window=08%3A00-12%3A00");
    }

    @Test
    void secretsStandInHeadersOnly() {
        ApiRequest request = ApiRequest.get("conversations")
                .inConversation(Optional.of("secret-c"))
                .ofVisitor(Optional.of("secret-v"));

        assertThat(request.path()).isEqualTo("/conversations");
        assertThat(request.headers())
                .containsEntry("Authorization", "Bearer secret-c")
                .containsEntry("X-Visitor", "secret-v");
    }
}
