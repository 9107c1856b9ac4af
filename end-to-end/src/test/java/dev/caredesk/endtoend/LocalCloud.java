package dev.caredesk.endtoend;

import java.io.IOException;
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

    private final Path home;
    private final int port = Desk.freePort();
    private final ScriptProcess process;

    private LocalCloud(Path home) {
        this.home = home;
        this.process =
                ScriptProcess.start(command("--template", template().toString()), home.resolve("local-cloud.log"));
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

    private static Path template() {
        return Desk.root().resolve("scripts/test/infra.template.json");
    }

    private ProcessBuilder command(String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                        Stream.of(Desk.root().resolve("scripts/local-cloud").toString()), Stream.of(arguments))
                .toList());
        builder.environment().put("CAREDESK_HOME", home.toString());
        builder.environment().put("CLOUD_PORT", Integer.toString(port));
        builder.environment().keySet().removeIf(name -> name.startsWith("DATABASE_"));
        return builder;
    }
}
