package dev.caredesk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.acm.model.CertificateStatus;

class CertificateTest {

    private static Optional<String> objection(CertificateStatus status, String domain, String... names) {
        return new Certificate(status, List.of(names), Optional.of(Instant.parse("2026-11-20T23:59:59Z")))
                .objection(domain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk.example.com", "DESK.example.com", "*.example.com"})
    void issuedOneServesWhatItNames(String name) {
        assertThat(objection(CertificateStatus.ISSUED, "desk.example.com", "other.example.com", name))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "*.desk.example.com", "*.com", "xdesk.example.com", "*.other.com"})
    void issuedOneServesNothingElse(String name) {
        assertThat(objection(CertificateStatus.ISSUED, "desk.example.com", name))
                .contains("certificateArn names a certificate for " + name + ", and a browser would refuse it for"
                        + " domainName desk.example.com: name another certificate, or another domain.");
    }

    @Test
    void wildcardStandsForOneLabel() {
        assertThat(objection(CertificateStatus.ISSUED, "a.desk.example.com", "*.example.com"))
                .isPresent();
    }

    @Test
    void saysWhatAnUnfinishedOneWaitsFor() {
        assertThat(objection(CertificateStatus.PENDING_VALIDATION, "desk.example.com", "desk.example.com"))
                .contains("certificateArn names a certificate that is not issued yet: enter the record by which AWS"
                        + " Certificate Manager sees that desk.example.com is yours, and deploy when its status is"
                        + " ISSUED.");
    }

    @Test
    void saysWhenItExpired() {
        assertThat(objection(CertificateStatus.EXPIRED, "desk.example.com", "desk.example.com"))
                .contains("certificateArn names a certificate that has expired on 2026-11-20: name another one, or"
                        + " import its successor.");
    }

    @ParameterizedTest
    @EnumSource(names = "ISSUED", mode = EnumSource.Mode.EXCLUDE)
    void onlyAnIssuedOneServes(CertificateStatus status) {
        assertThat(objection(status, "desk.example.com", "desk.example.com"))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .startsWith("certificateArn names a certificate ")
                        .endsWith("."));
    }
}
