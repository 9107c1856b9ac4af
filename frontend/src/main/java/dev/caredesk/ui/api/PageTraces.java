package dev.caredesk.ui.api;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Begins the traces that the backend goes on with, and sends the page's part to the collector that
 * {@code OTEL_EXPORTER_OTLP_ENDPOINT} names. Without one, nothing of it is made.
 */
@ApplicationScoped
public class PageTraces {

    private static final Logger LOG = Logger.getLogger(PageTraces.class);
    private static final String COLLECTOR = "otel.exporter.otlp.endpoint";
    private static final int SECONDS_TO_SEND_THE_REST = 2;

    private final Optional<OpenTelemetrySdk> sdk;

    /** Starts to send, if the settings name a collector. */
    @Inject
    public PageTraces(Config config) {
        Map<String, String> settings = settings(config);
        sdk = Optional.ofNullable(settings.get(COLLECTOR))
                .filter(address -> !address.isBlank())
                .flatMap(address -> start(settings));
    }

    /** Makes what sends nothing. */
    public PageTraces() {
        sdk = Optional.empty();
    }

    @PreDestroy
    void close() {
        sdk.ifPresent(it -> it.shutdown().join(SECONDS_TO_SEND_THE_REST, TimeUnit.SECONDS));
    }

    /** One call of the backend, until it is closed. */
    static final class Call implements AutoCloseable {

        private final OpenTelemetry openTelemetry;
        private final Span span;

        private Call(OpenTelemetry openTelemetry, Span span) {
            this.openTelemetry = openTelemetry;
            this.span = span;
        }

        /** Tells the backend which trace it is part of. */
        void tell(HttpRequest.Builder request) {
            openTelemetry
                    .getPropagators()
                    .getTextMapPropagator()
                    .inject(
                            Context.root().with(span),
                            request,
                            (http, name, value) -> Objects.requireNonNull(http).setHeader(name, value));
        }

        void answered(int status) {
            span.setAttribute("http.response.status_code", status);
            if (status >= 400) {
                failed(Integer.toString(status));
            }
        }

        void failed(String why) {
            span.setAttribute("error.type", why);
            span.setStatus(StatusCode.ERROR);
        }

        @Override
        public void close() {
            span.end();
        }
    }

    Call begin(ApiRequest request) {
        OpenTelemetry openTelemetry = sdk.<OpenTelemetry>map(it -> it).orElseGet(OpenTelemetry::noop);
        String template = template(request.path());
        return new Call(
                openTelemetry,
                openTelemetry
                        .getTracer("dev.caredesk.ui")
                        .spanBuilder(request.method() + " " + template)
                        .setNoParent()
                        .setSpanKind(SpanKind.CLIENT)
                        .setAttribute("http.request.method", request.method())
                        .setAttribute("url.template", template)
                        .startSpan());
    }

    /** Whatever has a digit is somebody's, and so is what is looked for. */
    static String template(String path) {
        return path.replaceAll("\\?.*", "").replaceAll("[^/]*\\d[^/]*", "{id}");
    }

    private static Map<String, String> settings(Config config) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "otel.service.name", "caredesk-frontend",
                "otel.exporter.otlp.protocol", "http/protobuf",
                "otel.metrics.exporter", "none",
                "otel.logs.exporter", "none"));
        for (String name : config.getPropertyNames()) {
            String key = name.toLowerCase(Locale.ROOT).replace('_', '.');
            if (key.startsWith("otel.")) {
                config.getOptionalValue(name, String.class).ifPresent(value -> settings.put(key, value));
            }
        }
        return settings;
    }

    private static Optional<OpenTelemetrySdk> start(Map<String, String> settings) {
        try {
            return Optional.of(AutoConfiguredOpenTelemetrySdk.builder()
                    .addPropertiesSupplier(() -> settings)
                    .setServiceClassLoader(PageTraces.class.getClassLoader())
                    .disableShutdownHook()
                    .build()
                    .getOpenTelemetrySdk());
        } catch (RuntimeException wrong) {
            LOG.warnf("No traces are sent: %s", wrong.getMessage());
            return Optional.empty();
        }
    }
}
