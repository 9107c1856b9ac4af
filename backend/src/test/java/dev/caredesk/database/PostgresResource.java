package dev.caredesk.database;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.util.Map;

/** Gives every {@code @QuarkusTest} of this module a migrated database; annotated here, it holds for all of them. */
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        var database = TestDatabase.create();
        return Map.of(
                "quarkus.datasource.jdbc.url", database.address(),
                "database.user", TestDatabase.user(),
                "database.password", TestDatabase.password());
    }

    @Override
    public void stop() {
        // the server stops with the JVM
    }
}
