package dev.caredesk.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** A template as the command line would make it, made once for each choice of settings. */
final class Synthesis {

    static final String CERTIFICATE =
            "arn:aws:acm:us-east-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef";
    static final Map<String, Object> PRODUCTION =
            Map.of("profile", "production", "certificateArn", CERTIFICATE, "domainName", "desk.example.com");

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Map<String, Object>, Synthesis> MADE = new ConcurrentHashMap<>();

    private final Path folder;
    private final JsonNode template;

    private Synthesis(Path folder) {
        this.folder = folder;
        this.template = read(file());
    }

    static Synthesis of(Map<String, Object> settings) {
        return MADE.computeIfAbsent(settings, chosen -> anew(chosen, app -> {}));
    }

    static Synthesis anew(Map<String, Object> settings, Consumer<App> more) {
        var app = app(temporaryFolder(), settings);
        more.accept(app);
        InfraApp.define(app, Deployment.read(settings, Destination.UNKNOWN), ROOT);
        return new Synthesis(Path.of(app.synth().getDirectory()));
    }

    /** A synthesis on a Java machine of its own, as the command line starts it. */
    static Synthesis elsewhere(Map<String, Object> settings) throws IOException, InterruptedException {
        var folder = temporaryFolder().toAbsolutePath();
        var context = featureFlags();
        context.putAll(settings);
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        InfraApp.class.getName())
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        process.environment().put("CDK_OUTDIR", folder.toString());
        process.environment().put("CDK_CONTEXT_JSON", JSON.writeValueAsString(context));
        process.environment().keySet().removeAll(List.of("CDK_DEFAULT_ACCOUNT", "CDK_DEFAULT_REGION"));
        if (process.start().waitFor() != 0) {
            throw new AssertionError(Files.readString(folder.resolve("output")));
        }
        return new Synthesis(folder);
    }

    /** The app as the command line would start it, with the feature flags of {@code cdk.json}. */
    static App app(Path folder, Map<String, Object> settings) {
        var context = featureFlags();
        context.putAll(settings);
        return new App(AppProps.builder()
                .outdir(folder.toString())
                .context(context)
                .analyticsReporting(false)
                .build());
    }

    private static Map<String, Object> featureFlags() {
        var flags = new LinkedHashMap<String, Object>();
        read(ROOT.resolve("cdk.json"))
                .get("context")
                .properties()
                .forEach(flag -> flags.put(flag.getKey(), JSON.convertValue(flag.getValue(), Object.class)));
        // TrustTest runs the linter, which takes its time
        flags.remove("@aws-cdk/core:validateAgainstDefaultRules");
        return flags;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target/synthesis")), "cdk");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode template() {
        return template;
    }

    Path file() {
        return folder.resolve("infra.template.json");
    }

    JsonNode assets() {
        return read(folder.resolve("infra.assets.json"));
    }

    String text() {
        try {
            return Files.readString(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The properties of all resources of a type, such as {@code AWS::ECS::Service}, by logical id. */
    Map<String, JsonNode> all(String type) {
        var found = new LinkedHashMap<String, JsonNode>();
        template.get("Resources").properties().forEach(resource -> {
            if (resource.getValue().get("Type").asText().equals(type)) {
                found.put(resource.getKey(), resource.getValue());
            }
        });
        return found;
    }

    Stream<JsonNode> properties(String type) {
        return all(type).values().stream().map(resource -> resource.path("Properties"));
    }

    /** The properties of the one resource of a type whose logical id starts so. */
    JsonNode one(String type, String idStart) {
        return resource(type, idStart).path("Properties");
    }

    JsonNode resource(String type, String idStart) {
        List<JsonNode> found = all(type).entrySet().stream()
                .filter(resource -> resource.getKey().startsWith(idStart))
                .map(Map.Entry::getValue)
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("Expected one " + type + " " + idStart + "*, found " + found.size() + " of "
                    + all(type).keySet());
        }
        return found.getFirst();
    }
}
