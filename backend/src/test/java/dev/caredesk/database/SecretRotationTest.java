package dev.caredesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SecretRotationTest.WithSecret.class)
class SecretRotationTest {

    private static final String PASSWORD = "caredesk.test-secret.password";

    @Inject
    Jdbi jdbi;

    @Inject
    AgroalDataSource pool;

    @Test
    void rotatedPasswordIsReadWithoutRestart() {
        assertThat(user()).isEqualTo("rotating");

        jdbi.useHandle(handle -> handle.execute("ALTER ROLE rotating PASSWORD 'second'"));
        System.setProperty(PASSWORD, "second");
        pool.flush(AgroalDataSource.FlushMode.ALL);

        // The pool closes its connections in the background; whoever gets one just then fails once more
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(user()).isEqualTo("rotating"));
    }

    private String user() {
        return jdbi.withHandle(handle ->
                handle.createQuery("SELECT current_user").mapTo(String.class).one());
    }

    /** A desk that logs in with a secret. */
    public static final class WithSecret implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(SecretsManager.class));
        }
    }

    /** Stands in for AWS Secrets Manager, and makes the role whose password it knows. */
    public static final class SecretsManager implements QuarkusTestResourceLifecycleManager {

        private static final String ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:caredesk-AbCdEf";

        private HttpServer server = newServer();

        @Override
        public Map<String, String> start() {
            System.setProperty(PASSWORD, "first");
            var database = TestDatabase.create();
            database.jdbi().useHandle(handle -> {
                handle.execute("CREATE ROLE rotating SUPERUSER LOGIN PASSWORD 'first'");
            });
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                var body =
                        "{\"ARN\":\"%s\",\"SecretString\":\"{\\\"username\\\":\\\"rotating\\\",\\\"password\\\":\\\"%s\\\"}\"}"
                                .formatted(ARN, System.getProperty(PASSWORD))
                                .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            var address = "http://127.0.0.1:" + server.getAddress().getPort();
            System.setProperty("aws.endpointUrlSecretsManager", address);
            System.setProperty("aws.accessKeyId", "test");
            System.setProperty("aws.secretAccessKey", "test");
            return Map.of("quarkus.datasource.jdbc.url", database.address(), "database.secret-arn", ARN);
        }

        @Override
        public void stop() {
            server.stop(0);
            for (var property :
                    List.of("aws.endpointUrlSecretsManager", "aws.accessKeyId", "aws.secretAccessKey", PASSWORD)) {
                System.clearProperty(property);
            }
        }

        private static HttpServer newServer() {
            try {
                return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
