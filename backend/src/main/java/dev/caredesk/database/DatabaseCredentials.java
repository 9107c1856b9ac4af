package dev.caredesk.database;

import dev.caredesk.database.SecretReader.Login;
import io.quarkus.credentials.CredentialsProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The role and password of the pool's next connection, from the settings or from a secret that may be rotated. */
@ApplicationScoped
@Named(DatabaseCredentials.NAME)
public class DatabaseCredentials implements CredentialsProvider {

    /** What {@code quarkus.datasource.credentials-provider} calls it. */
    static final String NAME = "database-credentials";

    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final DatabaseSettings settings;
    private Optional<Login> secret = Optional.empty();
    private long readAt;

    DatabaseCredentials(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Override
    public Map<String, String> getCredentials(String credentialsProviderName) {
        var login = arn().map(this::secret)
                .orElseGet(() -> new Login(
                        settings.user().orElse(""), settings.password().orElse("")));
        return Map.of(USER_PROPERTY_NAME, login.user(), PASSWORD_PROPERTY_NAME, login.password());
    }

    /** Forgets a password that was refused. Returns whether there may be a newer one. */
    boolean readAgain() {
        return arn().map(this::refresh).isPresent();
    }

    private Optional<String> arn() {
        return settings.secretArn().filter(arn -> !arn.isBlank());
    }

    private synchronized Login secret(String arn) {
        return secret.orElseGet(() -> read(arn));
    }

    // Of many refused at once, one reads the secret for all.
    private synchronized Login refresh(String arn) {
        return secret.filter(login -> System.nanoTime() - readAt < FRESH).orElseGet(() -> read(arn));
    }

    private Login read(String arn) {
        var login = SecretReader.read(arn);
        secret = Optional.of(login);
        readAt = System.nanoTime();
        return login;
    }
}
