package dev.caredesk.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tells Quarkus which database it works on: the one that is configured, in development else one of our own. */
public final class DatabaseConfiguration {

    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    private static final String EMBEDDED_URL = "caredesk.embedded-postgres.url";

    private DatabaseConfiguration() {}

    /**
     * Called before Quarkus starts, hence before it knows its launch mode. What tells production is that its jar
     * comes without the embedded server.
     *
     * @throws InvalidDatabaseSettings if there is no usable address
     */
    public static void prepare() {
        var config = ConfigProvider.getConfig();
        var url = setting(config, "url");
        if (url.isEmpty() && isEmbeddedServerAvailable()) {
            useEmbedded();
            return;
        }
        var address = DatabaseAddress.parse(url.orElseThrow(
                () -> new InvalidDatabaseSettings("DATABASE_URL is not set: give the address of a PostgreSQL database,"
                        + " such as postgresql://localhost:5432/caredesk, or start with scripts/start.")));
        requireCredentials(config);
        System.setProperty(JDBC_URL, address.jdbcUrl());
    }

    // Asked without loading a class that needs the library.
    private static boolean isEmbeddedServerAvailable() {
        return DatabaseConfiguration.class.getResource("/org/tukaani/xz/XZInputStream.class") != null;
    }

    private static void requireCredentials(Config config) {
        var secret = setting(config, "secret-arn");
        var user = setting(config, "user");
        if (secret.isPresent() == user.isPresent()) {
            throw new InvalidDatabaseSettings(
                    "Set either DATABASE_USER and DATABASE_PASSWORD, or DATABASE_SECRET_ARN, beside DATABASE_URL.");
        }
    }

    private static Optional<String> setting(Config config, String name) {
        return config.getOptionalValue("database." + name, String.class).filter(value -> !value.isBlank());
    }

    // A live reload runs this again in the same JVM, by classes that know nothing of the earlier ones: system
    // properties are what they share.
    private static void useEmbedded() {
        if (System.getProperty(EMBEDDED_URL) == null) {
            try {
                var postgres = EmbeddedPostgres.start(EmbeddedPostgres.home());
                stopWithThisProcess(postgres.pid());
                System.setProperty(EMBEDDED_URL, postgres.jdbcUrl());
                properties(postgres).forEach(System::setProperty);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Map<String, String> properties(EmbeddedPostgres postgres) {
        return Map.of(
                JDBC_URL,
                postgres.jdbcUrl(),
                "database.user",
                EmbeddedPostgres.USER,
                "database.password",
                postgres.password());
    }

    // Only the JDK's classes: by then the class loader of a reloaded application is closed.
    static void stopWithThisProcess(long pid) {
        var server = ProcessHandle.of(pid).orElseThrow();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::destroy));
    }
}
