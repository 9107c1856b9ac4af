package dev.caredesk.agent.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.clinic.ClinicSettings;
import dev.caredesk.database.TestDatabase;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenBudgetTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Endpoint MODEL = new Endpoint(Provider.OPENAI, "m", Optional.empty(), Optional.empty());

    // Half past eleven in the evening at the clinic, and tomorrow in UTC
    private Instant now = Instant.parse("2027-03-06T05:30:00Z");
    private final InstantSource time = () -> now;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.jdbi().useHandle(handle -> handle.execute("TRUNCATE token_use"));
    }

    @Test
    void holdsUntilMidnightAtTheClinic() {
        var budget = budget(100);
        budget.add(MODEL, 60, 39);
        assertThat(budget.isUsedUp()).isFalse();
        budget.add(MODEL, 1, 0);
        assertThat(budget.isUsedUp()).isTrue();
        assertThat(budget(100).isUsedUp()).as("on another task").isTrue();

        now = now.plus(Duration.ofMinutes(31));
        assertThat(budget.isUsedUp()).isFalse();
    }

    @Test
    void countsEachTokenThatManyTasksTakeAtOnce() throws Exception {
        var tasks = Stream.generate(() -> budget(1)).limit(3).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(Stream.iterate(0, at -> at + 1)
                    .limit(60)
                    .<Callable<Void>>map(at -> () -> {
                        tasks.get(at % 3).add(MODEL, 5, 2);
                        return null;
                    })
                    .toList());
        }
        var counted = DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT input || '+' || output FROM token_use")
                        .mapTo(String.class)
                        .list());
        assertThat(counted).containsExactly("300+120");
    }

    @Test
    void zeroIsNoBudget() {
        var budget = budget(0);
        budget.add(MODEL, 1_000_000, 1);
        assertThat(budget.isUsedUp()).isFalse();
    }

    private TokenBudget budget(long most) {
        var config = new SmallRyeConfigBuilder()
                .withConverter(Locale.class, 200, (Converter<Locale>) Locale::forLanguageTag)
                .withMapping(ModelSettings.class)
                .withMapping(ClinicSettings.class)
                .withDefaultValue("model.daily-tokens", String.valueOf(most))
                .build();
        return new TokenBudget(
                DATABASE.jdbi(),
                time.withZone(ZoneOffset.UTC),
                config.getConfigMapping(ClinicSettings.class),
                config.getConfigMapping(ModelSettings.class));
    }
}
