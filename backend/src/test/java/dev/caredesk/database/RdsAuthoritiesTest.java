package dev.caredesk.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The authorities that the backend's image trusts for databases of Amazon RDS: /app/certificates/rds.pem. */
class RdsAuthoritiesTest {

    private static final Path FILE = Path.of("src/main/image/certificates/rds.pem");

    @Test
    void areRootsOfAmazonRdsThatSignedThemselves() throws Exception {
        for (X509Certificate authority : authorities()) {
            String name = authority.getSubjectX500Principal().getName();
            assertThat(name).contains("OU=Amazon RDS", "O=Amazon Web Services").doesNotContain("Beta", "Preview");
            assertThat(authority.getBasicConstraints()).as("%s may sign", name).isNotNegative();
            assertThat(authority.getIssuerX500Principal()).isEqualTo(authority.getSubjectX500Principal());
            authority.verify(authority.getPublicKey());
        }
    }

    @Test
    void areValidForAnotherYear() throws Exception {
        Date nextYear = Date.from(Instant.now().plus(365, ChronoUnit.DAYS));
        for (X509Certificate authority : authorities()) {
            authority.checkValidity(nextYear);
        }
    }

    @Test
    void haveThreeKindsOfKeyForEachRegion() throws Exception {
        List<String> names = authorities().stream()
                .map(authority -> authority.getSubjectX500Principal().getName())
                .toList();
        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(3 * 27);
        for (String key : List.of("RSA2048", "RSA4096", "ECC384")) {
            assertThat(names).anyMatch(name -> name.contains("us-east-1 Root CA " + key));
        }
    }

    private static List<X509Certificate> authorities() throws IOException, GeneralSecurityException {
        try (var input = Files.newInputStream(FILE)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(input).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        }
    }
}
