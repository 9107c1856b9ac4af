package dev.caredesk.tracing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.opentelemetry.instrumentation.jdbc.datasource.JdbcTelemetry;
import io.opentelemetry.instrumentation.micrometer.v1_5.OpenTelemetryMeterRegistry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Sends traces and metrics to the collector that {@code OTEL_EXPORTER_OTLP_ENDPOINT} names, over HTTP. The
 * other {@code OTEL_…} settings are OpenTelemetry's own. Without an address nothing is made, and nothing
 * sent.
 */
@Singleton
public final class Telemetry {

    private static final Logger LOG = Logger.getLogger(Telemetry.class);
    private static final String COLLECTOR = "otel.exporter.otlp.endpoint";
    private static final int SECONDS_TO_SEND_THE_REST = 2;

    private final Optional<OpenTelemetrySdk> sdk;
    private final Optional<MeterRegistry> meters;

    /** Starts to send, if the settings name a collector. */
    @Inject
    public Telemetry(Config config) {
        var settings = settings(config);
        this.sdk = Optional.ofNullable(settings.get(COLLECTOR))
                .filter(address -> !address.isBlank())
                .flatMap(address -> start(address, settings));
        this.meters = sdk.map(it -> OpenTelemetryMeterRegistry.builder(it)
                .setBaseTimeUnit(TimeUnit.SECONDS)
                .build());
        meters.ifPresent(Metrics.globalRegistry::add);
        sdk.ifPresent(Tracing::begin);
    }

    @PreDestroy
    void close() {
        // The last reading would ask a database that is no longer there
        meters.ifPresent(it -> {
            Metrics.globalRegistry.remove(it);
            it.clear();
            it.close();
        });
        sdk.ifPresent(it -> {
            Tracing.end();
            it.shutdown().join(SECONDS_TO_SEND_THE_REST, TimeUnit.SECONDS);
        });
    }

    /** Returns connections whose statements are traced, without their arguments, if anything is. */
    public DataSource traced(DataSource connections) {
        return sdk.map(it -> JdbcTelemetry.builder(it)
                        .setDataSourceInstrumenterEnabled(false)
                        .build()
                        .wrap(connections))
                .orElse(connections);
    }

    // OpenTelemetry itself reads the environment only, and not the file beside it
    private static Map<String, String> settings(Config config) {
        var settings = new HashMap<>(Map.of(
                "otel.service.name", "caredesk-backend",
                "otel.exporter.otlp.protocol", "http/protobuf",
                "otel.logs.exporter", "none"));
        for (var name : config.getPropertyNames()) {
            var key = name.toLowerCase(Locale.ROOT).replace('_', '.');
            if (key.startsWith("otel.")) {
                config.getOptionalValue(name, String.class).ifPresent(value -> settings.put(key, value));
            }
        }
        return settings;
    }

    private static Optional<OpenTelemetrySdk> start(String collector, Map<String, String> settings) {
        try {
            var made = AutoConfiguredOpenTelemetrySdk.builder()
                    .addPropertiesSupplier(() -> settings)
                    .setServiceClassLoader(Telemetry.class.getClassLoader())
                    .disableShutdownHook()
                    .build()
                    .getOpenTelemetrySdk();
            LOG.infof("Traces and metrics go to %s", collector);
            return Optional.of(made);
        } catch (RuntimeException wrong) {
            // A desk that cannot be watched is better than none
            LOG.warnf("No traces and metrics are sent: %s", wrong.getMessage());
            return Optional.empty();
        }
    }
}
