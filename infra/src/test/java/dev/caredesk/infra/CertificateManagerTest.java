package dev.caredesk.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** What is asked of AWS, over HTTP, and what its answers mean. */
class CertificateManagerTest {

    private static final CertificateArn ARN = CertificateArn.of(Synthesis.CERTIFICATE);
    private static final String DOMAIN = "desk.example.com";

    private HttpServer aws;
    private String account = ARN.account();
    private int status = 200;
    private String answer = "";

    @BeforeEach
    void startAws() throws IOException {
        aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        aws.createContext("/", this::answer);
        aws.start();
    }

    @AfterEach
    void stopAws() {
        aws.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if ("CertificateManager.DescribeCertificate"
                .equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))) {
            assertThat(asked).contains(ARN.text());
            send(exchange, status, answer);
        } else {
            send(
                    exchange,
                    200,
                    "<R><GetCallerIdentityResult><Account>" + account + "</Account></GetCallerIdentityResult></R>");
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private CertificateManager manager() {
        return new CertificateManager(
                here(AcmClient.builder()).build(), here(StsClient.builder()).build());
    }

    private <B extends AwsClientBuilder<B, ?>> B here(B client) {
        return client.region(Region.of(ARN.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("KEY", "SECRET")))
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + aws.getAddress().getPort()));
    }

    @Test
    void hasNothingAgainstAnIssuedCertificateOfTheDomain() {
        answer = """
                {"Certificate": {"Status": "ISSUED", "DomainName": "example.com", "NotAfter": 1797811199.0,
                 "SubjectAlternativeNames": ["example.com", "*.example.com"]}}""";

        try (var manager = manager()) {
            assertThat(manager.objection(ARN, DOMAIN)).isEmpty();
        }
    }

    @Test
    void takesTheOneNameOfACertificateThatListsNone() {
        answer = """
                {"Certificate": {"Status": "ISSUED", "DomainName": "desk.example.com", "NotAfter": 1797811199.0}}""";

        try (var manager = manager()) {
            assertThat(manager.objection(ARN, DOMAIN)).isEmpty();
            assertThat(manager.objection(ARN, "other.example.com"))
                    .hasValueSatisfying(sentence ->
                            assertThat(sentence).contains("a certificate for desk.example.com, and a browser"));
        }
    }

    @Test
    void objectsToOneThatIsNotIssued() {
        answer = """
                {"Certificate": {"Status": "PENDING_VALIDATION", "DomainName": "desk.example.com",
                 "SubjectAlternativeNames": ["desk.example.com"]}}""";

        try (var manager = manager()) {
            assertThat(manager.objection(ARN, DOMAIN))
                    .hasValueSatisfying(sentence -> assertThat(sentence).contains("is not issued yet"));
        }
    }

    @Test
    void objectsToOneThatIsNotThere() {
        status = 400;
        answer = "{\"__type\": \"ResourceNotFoundException\", \"message\": \"Could not find certificate\"}";

        try (var manager = manager()) {
            assertThat(manager.objection(ARN, DOMAIN))
                    .contains("certificateArn names a certificate that AWS Certificate Manager does not have: \"aws acm"
                            + " list-certificates --region us-east-1\" lists those that it has.");
        }
    }

    @Test
    void objectsToNothingThatItMayNotSee() {
        status = 400;
        answer = "{\"__type\": \"AccessDeniedException\", \"Message\": \"not authorized\"}";

        try (var manager = manager()) {
            assertThatThrownBy(() -> manager.objection(ARN, DOMAIN))
                    .isInstanceOf(SdkException.class)
                    .hasMessageContaining("not authorized");
        }
    }

    @Test
    void doesNotAskWithCredentialsOfAnotherAccount() {
        account = "210987654321";

        try (var manager = manager()) {
            assertThatThrownBy(() -> manager.objection(ARN, DOMAIN))
                    .isInstanceOf(SdkException.class)
                    .hasMessage("AWS_PROFILE or the environment has credentials of account 210987654321,"
                            + " not of 123456789012.");
        }
    }
}
