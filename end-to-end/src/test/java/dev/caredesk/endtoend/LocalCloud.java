package dev.caredesk.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** The packaged desk behind haproxy, started by {@code scripts/local-cloud} with one backend and two frontends. */
final class LocalCloud implements AutoCloseable {

    private static final Duration ROLL_LIMIT = Duration.ofMinutes(4);
    private static final JsonNode PAGES_LET_GO = Http.JSON
            .createObjectNode()
            .put("Key", "deregistration_delay.timeout_seconds")
            .put("Value", "60");

    private final Path home;
    private final int port = Desk.freePort();
    private final ScriptProcess process;

    private LocalCloud(Path home) {
        this.home = home;
        this.process =
                ScriptProcess.start(command("--template", template(home).toString()), home.resolve("local-cloud.log"));
    }

    /** Starts one whose data lie in the given folder, or aborts the test where there is no haproxy. */
    static LocalCloud start(Path home) {
        if (Stream.concat(Arrays.stream(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
                .noneMatch(folder -> Files.isExecutable(Path.of(folder, "haproxy")))) {
            System.err.println("""
                    ********************************************************************
                      THE TESTS BEHIND A LOAD BALANCER WERE SKIPPED: apt-get install haproxy
                    ********************************************************************""");
            throw new TestAbortedException("haproxy is not installed");
        }
        LocalCloud cloud = new LocalCloud(home);
        try {
            cloud.process.awaitUp(() -> cloud.process.printed().contains("The local cloud is ready"));
            return cloud;
        } catch (RuntimeException | AssertionError failure) {
            cloud.close();
            throw failure;
        }
    }

    /** The script that runs it. */
    static Path script() {
        return Desk.root().resolve("scripts/local-cloud");
    }

    URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** Replaces the tasks of a service, as a deployment does. */
    void roll(String service) throws IOException, InterruptedException {
        Path log = home.resolve("roll.log");
        Process roll = command("roll", service)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!roll.waitFor(ROLL_LIMIT.toSeconds(), TimeUnit.SECONDS) || roll.exitValue() != 0) {
                throw new AssertionError(
                        "The " + service + " was not replaced:\n" + Files.readString(log) + process.printed());
            }
        } finally {
            roll.destroy();
        }
    }

    @Override
    public void close() {
        process.stop();
    }

    /** The stack's template, in which pages that stay open are let go sooner: the tests need not wait a minute each. */
    private static Path template(Path home) {
        Path file = home.resolve("infra.template.json");
        try {
            JsonNode template = Http.JSON.readTree(
                    Desk.root().resolve("scripts/test/infra.template.json").toFile());
            for (JsonNode attributes : template.findValues("TargetGroupAttributes")) {
                for (JsonNode attribute : attributes) {
                    if (attribute.equals(PAGES_LET_GO)) {
                        ((ObjectNode) attribute).put("Value", "5");
                    }
                }
            }
            Http.JSON.writeValue(file.toFile(), template);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return file;
    }

    private ProcessBuilder command(String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(script().toString()), Stream.of(arguments))
                .toList());
        builder.environment().put("CAREDESK_HOME", home.toString());
        builder.environment().put("CLOUD_PORT", Integer.toString(port));
        builder.environment().keySet().removeIf(name -> name.startsWith("DATABASE_"));
        return builder;
    }
}
