package dev.caredesk.database;

import io.quarkus.credentials.CredentialsProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Map;

/** The role and password of the pool's next connection. */
@ApplicationScoped
@Named(DatabaseCredentials.NAME)
public class DatabaseCredentials implements CredentialsProvider {

    /** What {@code quarkus.datasource.credentials-provider} calls it. */
    static final String NAME = "database-credentials";

    private final DatabaseSettings settings;

    DatabaseCredentials(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Override
    public Map<String, String> getCredentials(String credentialsProviderName) {
        return Map.of(
                USER_PROPERTY_NAME, settings.user().orElse(""),
                PASSWORD_PROPERTY_NAME, settings.password().orElse(""));
    }

    /** Forgets a password that was refused. Returns whether there may be a newer one. */
    boolean readAgain() {
        return false;
    }
}
