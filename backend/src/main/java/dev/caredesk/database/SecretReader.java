package dev.caredesk.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Reads the database's secret, {@code {"username": …, "password": …}}, from AWS Secrets Manager. */
final class SecretReader {

    /** What the secret holds. */
    record Login(String user, String password) {}

    private static final int REGION_IN_ARN = 3;

    private SecretReader() {}

    // A client per reading: that happens at a start and at a rotation, and nothing is kept in between.
    static Login read(String arn) {
        try (var client = SecretsManagerClient.builder()
                .region(Region.of(region(arn)))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            var secret = client.getSecretValue(request -> request.secretId(arn)).secretString();
            var values = new ObjectMapper().readValue(secret, Map.class);
            if (values.get("username") instanceof String user && values.get("password") instanceof String password) {
                return new Login(user, password);
            }
            throw new InvalidDatabaseSettings("The secret of DATABASE_SECRET_ARN must have a username and a password.");
        } catch (JsonProcessingException e) {
            // without its cause, whose message repeats the secret
            throw new InvalidDatabaseSettings("The secret of DATABASE_SECRET_ARN must be JSON.");
        } catch (SdkException e) {
            throw new InvalidDatabaseSettings("The secret of DATABASE_SECRET_ARN cannot be read: " + e.getMessage());
        }
    }

    private static String region(String arn) {
        var parts = arn.split(":");
        if (parts.length < 7 || !parts[0].equals("arn") || !parts[2].equals("secretsmanager")) {
            throw new InvalidDatabaseSettings(
                    "DATABASE_SECRET_ARN must look like arn:aws:secretsmanager:region:account:secret:name.");
        }
        return parts[REGION_IN_ARN];
    }
}
