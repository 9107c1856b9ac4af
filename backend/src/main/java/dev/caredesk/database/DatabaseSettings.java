package dev.caredesk.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Which database, and who asks. Environment: {@code DATABASE_URL}, {@code DATABASE_USER}, … */
@ConfigMapping(prefix = "database")
public interface DatabaseSettings {

    /** {@code postgresql://host:port/database?parameters}, without credentials. */
    Optional<String> url();

    /** The role to log in as. */
    Optional<String> user();

    /** Its password. */
    Optional<String> password();

    /** A secret of AWS Secrets Manager that holds both as JSON, instead of them. */
    Optional<String> secretArn();

    /** How long a request waits for a database that is not ready after a start. */
    @WithDefault("PT2S")
    Duration patience();

    /** How long after a failed attempt the schema is tried again. */
    @WithDefault("PT2S")
    Duration retry();
}
