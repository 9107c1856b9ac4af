package dev.caredesk.agent.model;

import dev.caredesk.clinic.ClinicSettings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.spi.Converter;
import org.jdbi.v3.core.Jdbi;

/** Models as an environment configures them. */
public final class TestModels {

    private static final Jdbi NOWHERE = Jdbi.create(() -> {
        throw new SQLException("These tests know no database");
    });

    private TestModels() {}

    /** Reads settings by names such as {@code model.provider}. */
    public static Models of(Map<String, String> settings) {
        var builder = new SmallRyeConfigBuilder()
                .withConverter(Locale.class, 200, (Converter<Locale>) Locale::forLanguageTag)
                .withMapping(ModelSettings.class)
                .withMapping(ClinicSettings.class);
        settings.forEach(builder::withDefaultValue);
        var config = builder.build();
        var model = config.getConfigMapping(ModelSettings.class);
        return new Models(
                model,
                new Endpoints(name -> config.getOptionalValue(name, String.class)),
                new ModelFactory(model, config.getConfigMapping(ClinicSettings.class)),
                new Prices(model),
                new TokenBudget(NOWHERE, Clock.systemUTC(), config.getConfigMapping(ClinicSettings.class), model));
    }
}
