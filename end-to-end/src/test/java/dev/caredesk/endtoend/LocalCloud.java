package dev.caredesk.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** The packaged desk behind haproxy, started by {@code scripts/local-cloud} with one backend and two frontends. */
final class LocalCloud implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final Duration ROLL_LIMIT = Duration.ofMinutes(4);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(90);

    private final Path home;
    private final Path output;
    private final int port = Desk.freePort();
    private final Process process;

    private LocalCloud(Path home) throws IOException {
        this.home = home;
        this.output = home.resolve("local-cloud.log");
        this.process = command("--template", template().toString())
                .redirectOutput(output.toFile())
                .start();
    }

    /** Starts one whose data lie in the given folder, or aborts the test where there is no haproxy. */
    static LocalCloud start(Path home) throws IOException {
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
            cloud.awaitUp();
            return cloud;
        } catch (RuntimeException failure) {
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
        Process roll = command("roll", service).redirectOutput(log.toFile()).start();
        try {
            if (!roll.waitFor(ROLL_LIMIT.toSeconds(), TimeUnit.SECONDS) || roll.exitValue() != 0) {
                throw new AssertionError("The " + service + " was not replaced:\n" + Files.readString(log) + printed());
            }
        } finally {
            roll.destroy();
        }
    }

    /** Stops it as Ctrl-C does; whatever it left behind fails the test. */
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("scripts/local-cloud did not stop within " + STOP_LIMIT + ":\n" + printed());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        List<ProcessHandle> orphans =
                children.stream().filter(ProcessHandle::isAlive).toList();
        if (!orphans.isEmpty()) {
            orphans.forEach(ProcessHandle::destroyForcibly);
            throw new AssertionError("scripts/local-cloud left processes behind: " + orphans + "\n" + printed());
        }
    }

    private void awaitUp() {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (!printed().contains("The local cloud is ready")) {
            if (!process.isAlive()) {
                throw new AssertionError("scripts/local-cloud ended with " + process.exitValue() + ":\n" + printed());
            }
            if (Instant.now().isAfter(limit)) {
                throw new AssertionError("The cloud was not up within " + START_LIMIT + ":\n" + printed());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }

    private String printed() {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path template() {
        return Desk.root().resolve("scripts/test/infra.template.json");
    }

    private ProcessBuilder command(String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                                Stream.of(Desk.root()
                                        .resolve("scripts/local-cloud")
                                        .toString()),
                                Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true);
        builder.environment().put("CAREDESK_HOME", home.toString());
        builder.environment().put("CLOUD_PORT", Integer.toString(port));
        builder.environment().keySet().removeIf(name -> name.startsWith("DATABASE_"));
        return builder;
    }
}
